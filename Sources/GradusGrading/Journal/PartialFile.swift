internal import Foundation
internal import GradusCore

/// Results on their way to a file: `OUT.part` beside the place, and `OUT.journal` that says how far
/// they have come. When all are there the part is renamed.
final class PartialFile {
  let path: String
  var partPath: String { path + ".part" }
  var journalPath: String { path + ".journal" }

  private let part: FileDescriptor
  private let journal: FileDescriptor
  private let disk: DiskFollower

  /// Begins a new file.
  init(at path: String, _ identity: RunIdentity) throws(GradingError) {
    self.path = path
    try Self.checkPlace(path)
    journal = try Self.open(path + ".journal", O_CREAT | O_RDWR, path)
    try Self.lock(journal, path)
    part = try Self.open(path + ".part", O_CREAT | O_RDWR | O_TRUNC, path)
    disk = DiskFollower(part)
    guard ftruncate(journal.number, 0) == 0 else { throw Self.unwritable(path, errno) }
    try log(identity.line)
  }

  /// Goes on with a file that was begun.
  ///
  /// - Parameter outputBytes: how much of it is right; the rest is cut off.
  init(at path: String, keeping outputBytes: Int, _ journal: Journal) throws(GradingError) {
    self.path = path
    self.journal = try Self.open(path + ".journal", O_RDWR, path)
    try Self.lock(self.journal, path)
    part = try Self.open(path + ".part", O_RDWR, path)
    disk = DiskFollower(part)
    guard ftruncate(part.number, off_t(outputBytes)) == 0,
      lseek(part.number, 0, SEEK_END) == off_t(outputBytes),
      ftruncate(self.journal.number, 0) == 0
    else { throw Self.unwritable(path, errno) }
    try log(journal.identity.line)
    for checkpoint in journal.checkpoints { try log(checkpoint.line) }
  }

  deinit {
    disk.wait()
    close(part.number)
    close(journal.number)
  }

  /// Refuses a place where a renamed file would destroy what is there, such as `/dev/null`.
  private static func checkPlace(_ path: String) throws(GradingError) {
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue {
      throw unwritable(path, EISDIR)
    }
    var old = stat()
    guard lstat(path, &old) == 0 else { return }
    switch old.st_mode & S_IFMT {
    case S_IFREG: return
    case S_IFLNK:
      throw GradingError(.inputOutput, "'\(path)' is a link: name the file that it leads to")
    default: throw GradingError(.inputOutput, "'\(path)' is no regular file")
    }
  }

  /// Adds result lines.
  func write(_ bytes: UnsafeRawBufferPointer) throws(GradingError) {
    let code = part.writeAll(bytes)
    guard code == 0 else { throw Self.unwritable(path, code) }
    disk.follow(bytes.count)
  }

  /// Begins to bring what was written onto the disk.
  func hasten() { disk.hasten() }

  /// Adds a line to the journal.
  func log(_ line: String) throws(GradingError) {
    var text = line + "\n"
    let code = text.withUTF8 { journal.writeAll(UnsafeRawBufferPointer($0)) }
    guard code == 0 else { throw Self.unwritable(path, code) }
  }

  /// Puts everything onto the disk and the part in its place, by `move` where that is given.
  func finish(_ move: ((_ part: String, _ output: String) throws -> Void)? = nil) throws {
    let code = disk.finish()
    guard code == 0 else { throw Self.unwritable(path, code) }
    if let move { return try move(partPath, path) }
    guard rename(partPath, path) == 0 else { throw Self.unwritable(path, errno) }
  }

  /// Takes the journal away, when nothing is left to do.
  func removeJournal() { unlink(journalPath) }

  /// Takes away what was written.
  func discard() {
    unlink(partPath)
    removeJournal()
  }

  // MARK: Errors

  static func unwritable(_ path: String, _ code: Int32) -> GradingError {
    let reason = String(cString: strerror(code)).lowercased()
    return GradingError(.inputOutput, "'\(path)' cannot be written: \(reason)")
  }

  private static func open(
    _ file: String, _ flags: Int32, _ path: String
  ) throws(GradingError) -> FileDescriptor {
    let number = Foundation.open(file, flags | O_CLOEXEC, 0o644)
    guard number >= 0 else { throw unwritable(path, errno) }
    return FileDescriptor(number)
  }

  private static func lock(_ file: FileDescriptor, _ path: String) throws(GradingError) {
    guard flock(file.number, LOCK_EX | LOCK_NB) == 0 else {
      throw GradingError(.inputOutput, "another run is writing '\(path)'")
    }
  }
}
