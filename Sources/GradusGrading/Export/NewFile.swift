internal import Foundation

/// A file that is written beside its place and renamed when it is whole, so that a reader never
/// meets half of it.
final class NewFile {
  /// Where it is written until it is whole.
  let partial: String
  private let path: String
  private var handle: FileHandle?
  private var buffer: [UInt8] = []

  /// Names a file; nothing is written yet.
  init(_ path: String) {
    self.path = path
    partial = path + ".part"
  }

  /// Adds a text.
  func write(_ text: String) throws(GradingError) {
    buffer.append(contentsOf: text.utf8)
    if buffer.count > 1 << 16 { try flush() }
  }

  /// Writes what is left and puts the file in its place.
  func finish() throws(GradingError) {
    try flush()
    do {
      // A database is written through SQLite and has no handle here.
      let handle = try opened(isEmpty: false)
      try handle.synchronize()
      try handle.close()
    } catch {
      throw problem()
    }
    guard rename(partial, path) == 0 else { throw problem() }
  }

  /// Removes what was written.
  func discard() {
    try? handle?.close()
    unlink(partial)
  }

  /// The file cannot be written, with a reason where one is known.
  func problem(_ reason: String? = nil) -> GradingError {
    GradingError(
      .inputOutput, "'\(path)' cannot be written" + (reason.map { " (\($0))" } ?? ""))
  }

  private func flush() throws(GradingError) {
    guard !buffer.isEmpty else { return }
    do {
      try opened(isEmpty: true).write(contentsOf: buffer)
    } catch {
      throw problem()
    }
    buffer.removeAll(keepingCapacity: true)
  }

  /// The handle, on a new file when it `isEmpty` at first, or else on what is there.
  private func opened(isEmpty: Bool) throws(GradingError) -> FileHandle {
    if let handle { return handle }
    guard !isEmpty || FileManager.default.createFile(atPath: partial, contents: nil),
      let opened = FileHandle(forWritingAtPath: partial)
    else { throw problem() }
    handle = opened
    return opened
  }
}
