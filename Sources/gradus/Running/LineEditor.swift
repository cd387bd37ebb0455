import CEdit
import Foundation

/// Reads lines from a terminal with editing, history and completion.
final class LineEditor {
  /// What a person did at a prompt.
  enum Input {
    /// Typed a line.
    case line(String)
    /// Pressed Ctrl-C.
    case dropped
    /// Pressed Ctrl-D.
    case ended
  }

  /// The most lines that are kept.
  private static let mostLines: Int32 = 1000

  // nonisolated(unsafe) because libedit calls back on the thread that is inside `read`, and only
  // that thread sets it.
  nonisolated(unsafe) private static var complete: (String) -> [String] = { _ in [] }

  private let history: String?

  /// Sets up editing; a process does so once.
  ///
  /// - Parameters:
  ///   - history: the file in which lines are kept.
  ///   - complete: gives the words that begin like a word.
  init(history: String?, complete: @escaping (String) -> [String]) {
    self.history = history
    Self.complete = complete
    gradus_edit_open { text, _, _ in
      guard let text else { return nil }
      return LineEditor.matches(LineEditor.complete(String(cString: text)))
    }
    using_history()
    stifle_history(Self.mostLines)
    if let history { read_history(history) }
  }

  /// Reads one line.
  func read(_ prompt: String) -> Input {
    var dropped: Int32 = 0
    guard let line = gradus_edit_read(prompt, &dropped) else {
      return dropped != 0 ? .dropped : .ended
    }
    defer { free(line) }
    return .line(
      String(decoding: UnsafeRawBufferPointer(start: line, count: strlen(line)), as: UTF8.self))
  }

  /// Keeps a line for later, in this session and the next ones.
  func remember(_ line: String) {
    add_history(line)
    if let history { write_history(history) }
  }

  /// The words as libedit takes and frees them: what they have in common, and each of them.
  private static func matches(
    _ words: [String]
  ) -> UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? {
    guard let first = words.first else { return nil }
    let common = words.reduce(first) { $0.commonPrefix(with: $1, options: .literal) }
    let all = words.count == 1 ? [first] : [common] + words
    guard let list = calloc(all.count + 1, MemoryLayout<UnsafeMutablePointer<CChar>?>.stride) else {
      return nil
    }
    let matches = list.bindMemory(to: UnsafeMutablePointer<CChar>?.self, capacity: all.count + 1)
    for (place, word) in all.enumerated() { matches[place] = strdup(word) }
    return matches
  }
}
