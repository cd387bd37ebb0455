internal import Foundation

/// A file that is written beside its place and takes it when it is whole: whoever reads it meanwhile,
/// or after a failure, finds the file that was there.
///
///     let file = try ReplacedFile("grades.csv")
///     try file.write("student,points\n")
///     try file.finish()
package final class ReplacedFile {
  /// Where it is written until it is whole: a name that no unfinished run has.
  let partial: String
  private let path: String
  private let target: String
  private let descriptor: FileDescriptor
  private var buffer: [UInt8] = []
  private var isFinished = false

  private static let room = 1 << 16

  /// Begins a file. A link is followed, so that what it leads to is replaced.
  ///
  /// - Throws: `GradingError` when the file cannot be written.
  package init(_ path: String) throws(GradingError) {
    self.path = path
    target = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    partial = target + ".new.part"
    var old = stat()
    let isThere = stat(target, &old) == 0
    if isThere, old.st_mode & S_IFMT != S_IFREG {
      throw GradingError(.inputOutput, "'\(path)' is no regular file")
    }
    // What a killed run left behind may be open to more people than this file.
    unlink(partial)
    let number = open(partial, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, isThere ? 0o600 : 0o644)
    guard number >= 0 else { throw PartialFile.unwritable(path, errno) }
    descriptor = FileDescriptor(number)
    // Marks that only their owner could read stay so.
    if isThere, fchmod(number, old.st_mode & 0o7777) != 0 {
      throw PartialFile.unwritable(path, errno)
    }
  }

  deinit {
    close(descriptor.number)
    // Nobody can be told of a failure here, and the next run begins the file anew.
    if !isFinished { unlink(partial) }
  }

  /// Writes a whole file.
  ///
  /// - Throws: `GradingError` when the file cannot be written.
  package static func write(_ text: String, to path: String) throws(GradingError) {
    let file = try ReplacedFile(path)
    try file.write(text)
    try file.finish()
  }

  /// Adds a text.
  package func write(_ text: String) throws(GradingError) { try write(bytes: text.utf8) }

  /// Adds bytes.
  func write(bytes: some Sequence<UInt8>) throws(GradingError) {
    buffer.append(contentsOf: bytes)
    if buffer.count >= Self.room { try flush() }
  }

  /// Brings everything onto the disk and puts the file into its place.
  package func finish() throws(GradingError) {
    try flush()
    guard fsync(descriptor.number) == 0, rename(partial, target) == 0 else {
      throw PartialFile.unwritable(path, errno)
    }
    isFinished = true
  }

  /// The file cannot be written for this reason.
  func unwritable(_ reason: String) -> GradingError {
    GradingError(.inputOutput, "'\(path)' cannot be written: \(reason)")
  }

  private func flush() throws(GradingError) {
    let code = buffer.withUnsafeBytes { descriptor.writeAll($0) }
    guard code == 0 else { throw PartialFile.unwritable(path, code) }
    buffer.removeAll(keepingCapacity: true)
  }
}
