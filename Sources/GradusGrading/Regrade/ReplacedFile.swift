internal import Foundation

/// A file that is written beside its place and takes it when it is whole: whoever reads it meanwhile,
/// or after a failure, finds the file that was there.
final class ReplacedFile {
  private let path: String
  private let target: String
  private let partial: String
  private let handle: FileHandle
  private var buffer = Data()
  private var isFinished = false

  /// Begins a file. A link is followed, so that what it leads to is replaced.
  init(_ path: String) throws(GradingError) {
    self.path = path
    target = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    partial = target + ".regrade.part"
    // Marks that only their owner could read stay so.
    let old = try? FileManager.default.attributesOfItem(atPath: target)
    if let type = old?[.type] as? FileAttributeType, type != .typeRegular {
      throw GradingError(.inputOutput, "'\(path)' is no regular file")
    }
    let rights = old?[.posixPermissions].map { [FileAttributeKey.posixPermissions: $0] }
    guard FileManager.default.createFile(atPath: partial, contents: nil, attributes: rights),
      let handle = FileHandle(forWritingAtPath: partial)
    else { throw GradingError(.inputOutput, "'\(path)' cannot be written") }
    self.handle = handle
  }

  deinit {
    // Nobody can be told of a failure here, and the next run writes over the file.
    if !isFinished { try? FileManager.default.removeItem(atPath: partial) }
  }

  /// Adds a line.
  func write(_ line: some Sequence<UInt8>) throws(GradingError) {
    buffer.append(contentsOf: line)
    buffer.append(0x0a)
    if buffer.count > 1 << 16 { try flush() }
  }

  /// Puts the file into its place.
  func finish() throws(GradingError) {
    try flush()
    do {
      try handle.synchronize()
      try handle.close()
    } catch {
      throw fault
    }
    guard rename(partial, target) == 0 else { throw fault }
    isFinished = true
  }

  private func flush() throws(GradingError) {
    do {
      try handle.write(contentsOf: buffer)
    } catch {
      throw fault
    }
    buffer.removeAll(keepingCapacity: true)
  }

  private var fault: GradingError { GradingError(.inputOutput, "'\(path)' cannot be written") }
}
