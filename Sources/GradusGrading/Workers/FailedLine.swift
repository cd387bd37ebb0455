internal import Foundation
internal import GradusCore
internal import GradusLua

/// What becomes of a line that no worker can grade.
enum FailedLine {
  /// The results of its answers.
  case results([Result])
  /// It holds several answers: they are graded one by one, since only one of them is at fault.
  case records(WorkerTask.Segment)

  /// What an answer gets.
  struct Result {
    /// The result line, with its newline.
    var line: [UInt8]
    var status: GradedRecord.Status
    /// The question it is about, if there is one.
    var question: NamedQuestion?
  }
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
    return .results(
      records.map { record, _ in
        let result = grader.failed(record, failure)
        let question = record.question.flatMap { address in
          result.fingerprint.map { NamedQuestion(address: address, fingerprint: $0) }
        }
        return FailedLine.Result(
          line: Array((result.json(language: language) + "\n").utf8), status: result.status,
          question: question)
      })
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
