import GradusCore
import GradusGrading
import Testing

@Suite struct ResultRecordTests {
  private func read(_ line: String) throws -> ResultRecord {
    var line = line
    return try line.withUTF8 { try ResultRecord(line: UnsafeRawBufferPointer($0)) }
  }

  @Test func `a line of results is read with all it says`() throws {
    let record = try read(
      #"{"id":"r","student":"s","question":"t.q","seed":4,"status":"graded","score":0.5,"#
        + #""points":1,"max":2,"notes":["n"],"feedback":"f","response":["o2"],"later":1}"#)
    #expect(record.id == "r")
    #expect(record.status == .graded)
    #expect([record.score, record.points, record.maximum] == [0.5, 1, 2])
    #expect(record.notes == ["n"])
    #expect(record.response == .list([.text("o2")]))
  }

  @Test(arguments: [
    ("{", "a list or table does not end where the text ends"),
    ("[]", "the line is no table such as {\"id\": …}"),
    (#"{"status":"graded"}"#, "'id' is missing"),
    (#"{"id":"r","status":"fine"}"#, "'status' is missing or none that results have"),
    (#"{"id":"r","status":"graded","score":7}"#, "'score' is no number from 0 to 1"),
    (#"{"id":"r","status":"graded","score":-0.5}"#, "'score' is no number from 0 to 1"),
    (#"{"id":"r","status":"graded","score":"x"}"#, "'score' is no number from 0 to 1"),
    (#"{"id":"r","status":"graded","score":1,"points":"1"}"#, "'points' is no number from 0"),
    (#"{"id":"r","status":"graded","score":1,"points":1,"max":-1}"#, "'max' is no number from 0"),
    (#"{"id":"r","student":["s"],"status":"blank"}"#, "'student' is no text"),
    (#"{"id":"r","question":7,"status":"blank"}"#, "'question' is no text"),
  ])
  func `a line that is no result says why`(_ line: String, message: String) {
    #expect { try read(line) } throws: { "\($0)" == message }
  }
}
