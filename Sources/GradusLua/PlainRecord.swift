internal import CLuaShims

/// The parts of an ordinary record, a line of JSON, until the next line is read.
///
/// The names are texts that results write as they are; a number counts as the text it is written
/// in.
package struct PlainRecord {
  /// The record's own name.
  package var id: UnsafeRawBufferPointer?
  /// Who gave the answer.
  package var student: UnsafeRawBufferPointer?
  /// The question's address.
  package var question: UnsafeRawBufferPointer
  /// The seed the question was asked with.
  package var seed: Int?
  /// The answer: a text with its escapes undone, or a list as JSON that has not been checked yet.
  package var answer: UnsafeRawBufferPointer
  /// Whether the answer is a list.
  package var isList: Bool
}

/// Finds the parts of ordinary records without copying any.
package final class PlainRecordReader {
  /// How many bytes behind a line must be readable, whatever they hold.
  package static var padding: Int { GRADUS_JSON_PADDING }

  private let handle: OpaquePointer

  /// Creates a reader; `nil` when the machine has no memory left.
  package init?() {
    guard let handle = gradus_record_reader_open() else { return nil }
    self.handle = handle
  }

  deinit { gradus_record_reader_close(handle) }

  /// The parts of a line with readable bytes behind it; `nil` for all but an ordinary record, which
  /// must then be read in full.
  package func read(_ line: UnsafeRawBufferPointer) -> PlainRecord? {
    var record = gradus_record()
    let start = line.baseAddress?.assumingMemoryBound(to: UInt8.self)
    guard gradus_record_read(handle, start, line.count, &record) != 0,
      let question = record.question.bytes, let answer = record.answer.bytes
    else { return nil }
    return PlainRecord(
      id: record.id.bytes, student: record.student.bytes, question: question,
      seed: record.has_seed != 0 ? Int(record.seed) : nil, answer: answer,
      isList: Int(record.answer_kind) == GRADUS_ANSWER_LIST)
  }
}

extension gradus_span {
  fileprivate var bytes: UnsafeRawBufferPointer? {
    start.map { UnsafeRawBufferPointer(start: $0, count: Int(length)) }
  }
}
