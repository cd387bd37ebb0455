import ArgumentParser
import Foundation
import GradusCore
import GradusGrading

/// Writes results in order and counts them. A results file is written beside its place and renamed
/// when it is whole.
final class ResultsWriter {
  private let path: String?
  private let language: Language
  private let handle: FileHandle
  private var buffer = Data()
  private var counts: [GradedRecord.Status: Int] = [:]

  init(path: String?, language: Language) throws {
    self.path = path
    self.language = language
    guard let path else {
      handle = .standardOutput
      return
    }
    let partial = path + ".part"
    guard FileManager.default.createFile(atPath: partial, contents: nil),
      let handle = FileHandle(forWritingAtPath: partial)
    else { throw Failure(.inputOutput, "'\(path)' cannot be written") }
    self.handle = handle
  }

  /// Ends the command with status 1 when a grader failed, and 65 when a bank or plugin has errors
  /// though no grader failed.
  func exitStatus(in workspace: Workspace) throws {
    if counts[.failed] != nil { throw ExitCode(Failure.Status.faultsFound.rawValue) }
    if workspace.hasErrors { throw ExitCode(Failure.Status.badData.rawValue) }
  }

  func write(_ result: GradedRecord) throws {
    counts[result.status, default: 0] += 1
    buffer.append(contentsOf: result.json(language: language).utf8)
    buffer.append(0x0a)
    if buffer.count > 1 << 16 { try flush() }
  }

  func finish() throws {
    try flush()
    guard let path else { return }
    try? handle.synchronize()
    try? handle.close()
    guard rename(path + ".part", path) == 0 else {
      throw Failure(.inputOutput, "'\(path)' cannot be written")
    }
  }

  /// `12 answers: 9 graded, 1 blank, 2 invalid`.
  var summary: String {
    let total = counts.values.reduce(0, +)
    let parts = GradedRecord.Status.allCases.compactMap { status in
      counts[status].map { "\($0) \(status.rawValue)" }
    }
    return "\(total) answers" + (parts.isEmpty ? "" : ": " + parts.joined(separator: ", "))
  }

  private func flush() throws {
    do {
      try handle.write(contentsOf: buffer)
    } catch {
      throw Failure(.inputOutput, "the results cannot be written (\(path ?? "standard output"))")
    }
    buffer.removeAll(keepingCapacity: true)
  }
}
