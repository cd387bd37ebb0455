internal import Foundation
internal import GradusCore
internal import GradusLua

/// What becomes of a line that no worker can grade.
enum FailedLine {
  /// Its result lines, and the questions they are about.
  case results(ResultLines, [NamedQuestion])
  /// It holds several answers: they are graded one by one, since only one of them is at fault.
  case records(WorkerTask.Segment)
}

/// Writes the results of lines that no worker can grade.
final class FailedLineWriter: @unchecked Sendable {
  // @unchecked Sendable because the grader is only used while `lock` is held, and runs no plugin.
  private let lock = NSLock()
  private let grader: RecordGrader
  private let reader: RecordReader
  private let language: Language

  init(grader: RecordGrader, reader: RecordReader, language: Language) {
    self.grader = grader
    self.reader = reader
    self.language = language
  }

  /// What becomes of a line.
  func results(
    for segment: WorkerTask.Segment, _ failure: Verdict.Failure
  ) throws(GradingError) -> FailedLine {
    lock.lock()
    defer { lock.unlock() }
    let bytes = segment.bytes.last == 0x0a ? segment.bytes.dropLast() : segment.bytes
    guard let records = bytes.withUnsafeBytes({ records($0, segment) }) else {
      throw GradingError(.inputOutput, "a record cannot be read back")
    }
    guard records.count == 1 else {
      let lines = records.map { $0.record.line(folder: $0.folder) + "\n" }.joined()
      return .records(
        WorkerTask.Segment(
          kind: .records, firstLine: segment.firstLine, bytes: Array(lines.utf8)[...]))
    }
    let lines = ResultLines(into: ByteBuffer(capacity: 1 << 10))
    var named: [NamedQuestion] = []
    for (record, _) in records {
      let result = grader.failed(record, failure)
      lines.add(result, language: language)
      if let address = record.question, let fingerprint = result.fingerprint {
        named.append(NamedQuestion(address: address, fingerprint: fingerprint))
      }
    }
    return .results(lines, named)
  }

  private func records(
    _ line: UnsafeRawBufferPointer, _ segment: WorkerTask.Segment
  ) -> [(record: AnswerRecord, folder: String)]? {
    switch segment.kind {
    case .lines:
      let text = line.withoutMargins(isFirst: segment.firstLine == 1)
      guard !text.isBlank else { return [] }
      return reader.records(text, number: segment.firstLine).map { ($0, ".") }
    case .records: return (try? AnswerRecord.read(line: line)).map { [$0] }
    }
  }
}
