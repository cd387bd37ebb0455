import GradusCore
import Testing

@testable import GradusGrading

/// Records of tables and folders travel to workers as lines.
@Suite struct RecordLineTests {
  @Test(
    arguments: [
      .null, .text("a \"b\"\n\u{1}\u{2028}é"), .text(""), .boolean(true), .integer(3), .number(1),
      .number(-0.5), .number(1e300), .list([.number(1), .integer(1), .text("1"), .list([])]),
      .map(["file": .text("a.npy"), "x": .list([.number(2)])]),
    ] as [Value])
  func `a record reads back as it was, a whole number with a point among others`(
    _ answer: Value
  ) throws {
    let record = AnswerRecord(
      id: "i \"1\"", student: "学生", question: "t.q", seed: -4, answer: answer)
    var line = record.line(folder: "a/b \"c\"")
    let read = try line.withUTF8 { try AnswerRecord.read(line: UnsafeRawBufferPointer($0)) }
    #expect(read.record == record)
    #expect(read.folder == "a/b \"c\"")
  }

  @Test func `why a record is none travels with it`() throws {
    let record = AnswerRecord(id: "7", problem: "the row is not UTF-8")
    var line = record.line(folder: ".")
    let read = try line.withUTF8 { try AnswerRecord.read(line: UnsafeRawBufferPointer($0)) }
    #expect(read.record == record)
  }
}
