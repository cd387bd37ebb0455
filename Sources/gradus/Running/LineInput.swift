import Foundation

/// Reads lines from standard input, until a time if need be.
final class LineInput {
  /// What came.
  enum Input {
    /// A line without its end.
    case line(String)
    /// The end of the input.
    case ended
    /// The time was up before a line was complete.
    case timeUp
  }

  private var buffer: [UInt8] = []
  /// Up to where there is no line's end in the buffer.
  private var searched = 0
  /// How many bytes of a line are kept: far more than an answer may have.
  private static let longest = 1 << 20

  /// Reads one line. Bytes that are no UTF-8 become replacement characters.
  ///
  /// - Parameter seconds: how long to wait; without end when `nil`.
  func read(within seconds: TimeInterval? = nil) -> Input {
    let deadline = seconds.map { Date().addingTimeInterval($0) }
    while true {
      if let end = buffer[searched...].firstIndex(of: UInt8(ascii: "\n")) { return take(upTo: end) }
      buffer.removeLast(max(0, buffer.count - Self.longest))
      searched = buffer.count
      guard waits(until: deadline) else { return .timeUp }
      guard fill() else { return buffer.isEmpty ? .ended : take(upTo: buffer.count) }
    }
  }

  private func take(upTo end: Int) -> Input {
    var line = buffer[..<end]
    if line.last == UInt8(ascii: "\r") { line.removeLast() }
    let text = String(decoding: line, as: UTF8.self)
    buffer.removeFirst(min(end + 1, buffer.count))
    searched = 0
    return .line(text)
  }

  /// Waits for something to read. Returns `false` when the time is up first.
  private func waits(until deadline: Date?) -> Bool {
    guard let deadline else { return true }
    while true {
      let left = deadline.timeIntervalSinceNow
      guard left > 0 else { return false }
      var input = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
      if poll(&input, 1, Int32((min(left, 3600) * 1000).rounded(.up))) > 0 { return true }
    }
  }

  /// Adds what there is to the buffer. Returns `false` at the end of the input.
  private func fill() -> Bool {
    var bytes = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = Foundation.read(STDIN_FILENO, &bytes, bytes.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      buffer += bytes[..<count]
      return true
    }
  }
}
