import Foundation

/// The learner's own editor, for answers longer than a line.
enum TextEditor {
  /// The command of `$VISUAL`, else of `$EDITOR`; `nil` when neither is set.
  static var command: String? {
    let environment = ProcessInfo.processInfo.environment
    return ["VISUAL", "EDITOR"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
  }

  /// Lets the learner edit a text.
  ///
  /// - Parameter ending: the end of the file's name, by which editors know a language.
  /// - Returns: the text as it was saved, without newlines at its end.
  /// - Throws: `Failure` when there is no editor, or it fails.
  static func edit(_ text: String, ending: String = "md") throws -> String {
    guard let command else {
      throw Failure(.usage, "set $EDITOR to write answers in an editor")
    }
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("gradus-answer-\(getpid()).\(ending)")
    defer { try? FileManager.default.removeItem(at: file) }
    guard
      FileManager.default.createFile(
        atPath: file.path, contents: Data(text.utf8), attributes: [.posixPermissions: 0o600])
    else { throw Failure(.inputOutput, "cannot write '\(file.path)'") }
    // As git does: the variable may hold arguments, the file is one of them.
    let arguments = ["-c", "\(command) \"$@\"", command, file.path]
    guard ForegroundProgram.run("/bin/sh", arguments) == 0 else {
      throw Failure(.inputOutput, "the editor '\(command)' ended with an error")
    }
    guard let data = FileManager.default.contents(atPath: file.path) else {
      throw Failure(.inputOutput, "cannot read '\(file.path)'")
    }
    let saved = String(decoding: data, as: UTF8.self)
    return String(saved.reversed().drop { $0.isNewline }.reversed())
  }
}
