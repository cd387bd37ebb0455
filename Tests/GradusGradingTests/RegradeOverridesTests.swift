import Foundation
import GradusGrading
import Testing

/// Scores given by hand, from their file to the lines of results.
@Suite struct RegradeOverridesTests {
  private func overrides(_ text: String, as name: String = "o.jsonl") throws -> Overrides {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("gradus-overrides-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent(name)
    try Data(text.utf8).write(to: file)
    return try Overrides(file: file.path)
  }

  /// The message of a fault, with the file as `o`.
  private func message(of work: () throws -> Void) -> String? {
    do {
      try work()
      return nil
    } catch {
      return "\(error)".replacing(#/\S*/o\.(jsonl|csv):/#) { "o.\($0.output.1):" }
    }
  }

  private static let line =
    #"{"id":"r","student":"s","question":"t.q","status":"invalid","score":null,"points":null,"#
    + #""max":3,"notes":[],"feedback":"a \"brace\" } and, [comma","later":{"a":[1, 2]},"#
    + #""fingerprint":"f"}"#

  @Test(arguments: [
    (#"{"id":"r","score":0.5,"reason":"so","by":"N"}"#, "o.jsonl", "0.5", "1.5", ""),
    (
      #"{"student":"s","question":"t.q","points":1.5,"reason":"so","by":"N"}"#, "o.jsonl", "0.5",
      "1.5", #""points":1.5,"#
    ),
    ("by;reason;score;id\nN;so;0.5;r\n", "o.csv", "0.5", "1.5", ""),
  ])
  func `an override changes status, score and points and leaves the rest`(
    _ text: String, name: String, score: String, points: String, given: String
  ) throws {
    var overrides = try overrides(text, as: name)
    let expected = Self.line
      .replacing(
        #""invalid","score":null,"points":null"#,
        with: #""graded","score":\#(score),"points":\#(points)"#
      )
      .replacing(
        #""f"}"#,
        with: #""f","override":{"score":0.5,\#(given)"was":null,"reason":"so","by":"N"}}"#)
    #expect(try overrides.apply(to: Self.line) == expected)
    try overrides.requireAllUsed()
    let other = Self.line.replacing(#""r""#, with: #""x""#).replacing(#""s""#, with: #""y""#)
    #expect(try overrides.apply(to: other) == other)
  }

  @Test func `an override put over another still tells what grading gave`() throws {
    let line = #"{"id":"r","status":"graded","score":0.25,"points":0.5,"max":2}"#
    var first = try overrides(#"{"id":"r","score":1,"reason":"so","by":"N"}"#)
    var second = try overrides(#"{"id":"r","score":0.75,"reason":"or so","by":"N"}"#)
    #expect(
      try second.apply(to: first.apply(to: line))
        == #"{"id":"r","status":"graded","score":0.75,"points":1.5,"max":2,"#
        + #""override":{"score":0.75,"was":0.25,"reason":"or so","by":"N"}}"#)
  }

  private static let rest = #""reason":"so","by":"N""#

  @Test(arguments: [
    ("[1]", "o.jsonl:1: the line is no table such as {\"id\": …, \"score\": …}"),
    ("\n{", "o.jsonl:2: a list or table does not end where the text ends"),
    (#"{"id":"r","scroe":1}"#, "o.jsonl:1: unknown field 'scroe'. Did you mean 'score'?"),
    (#"{"id":["r"],"score":1}"#, "o.jsonl:1: 'id' is a list, not a text or number"),
    (#"{"student":"s","score":1}"#, "o.jsonl:1: 'id' is missing, or 'student' with 'question'"),
    (#"{"id":"r","score":1,"by":"N"}"#, "o.jsonl:1: 'reason' is missing"),
    (#"{"id":"r","score":1,"reason":"so"}"#, "o.jsonl:1: 'by' is missing"),
    (#"{"id":"r",\#(rest)}"#, "o.jsonl:1: 'score' is missing, or 'points'"),
    (
      #"{"id":"r","score":1,"points":1,\#(rest)}"#,
      "o.jsonl:1: 'score' and 'points' are both given: keep one"
    ),
    (
      #"{"id":"r","score":1.5,\#(rest)}"#,
      "o.jsonl:1: 'score' is '1.5', which is no number from 0 to 1"
    ),
    (
      #"{"id":"r","points":-1,\#(rest)}"#,
      "o.jsonl:1: 'points' is '-1', which is no number from 0 on"
    ),
    (
      "{\"id\":\"r\",\"score\":1,\(rest)}\n\n{\"id\":\"r\",\"score\":0,\(rest)}",
      "o.jsonl:3: the override on line 1 is of the same result"
    ),
  ])
  func `a file that cannot be read says where and why`(_ text: String, message: String) {
    #expect(self.message { _ = try overrides(text) } == message)
  }

  @Test(arguments: [
    ("id,scroe\n", "o.csv:1: unknown column 'scroe'. Did you mean 'score'?"),
    (
      "id,reason,by,score\nr,\"on\ntwo lines\",N,1\nq,so,N,2\n",
      "o.csv:3: 'score' is '2', which is no number from 0 to 1"
    ),
    ("id,score\nr,1,2\n", "o.csv:2: the row has 3 cells, the header 2"),
    ("id,score\n\"r,1\n", "o.csv:2: a quote is not closed"),
  ])
  func `a table that cannot be read says where and why`(_ text: String, message: String) {
    #expect(self.message { _ = try overrides(text, as: "o.csv") } == message)
  }

  @Test(arguments: [
    (
      #"{"id":"r","points":4,\#(rest)}"#,
      "o.jsonl:1: an override gives 'r' 4 points, but it can get 3 at most"
    ),
    (
      #"{"id":"r","student":"x","score":1,\#(rest)}"#, "o.jsonl:1: 'r' has the student 's', not 'x'"
    ),
    (
      "{\"id\":\"r\",\"score\":1,\(rest)}\n"
        + "{\"student\":\"s\",\"question\":\"t.q\",\"score\":1,\(rest)}",
      "o.jsonl:2: the override on line 1 is of the same result"
    ),
  ])
  func `an override that does not fit its result says why`(_ text: String, message: String) throws {
    var overrides = try overrides(text)
    #expect(self.message { _ = try overrides.apply(to: Self.line) } == message)
  }

  @Test(arguments: [
    (#"{"id":"r","score":1,\#(rest)}"#, "o.jsonl:1: more than one result has the id 'r'"),
    (
      #"{"student":"s","question":"t.q","score":1,\#(rest)}"#,
      "o.jsonl:1: more than one result is of student 's' and question 't.q': give its 'id'"
    ),
  ])
  func `an override of several results is refused`(_ text: String, message: String) throws {
    var overrides = try overrides(text)
    _ = try overrides.apply(to: Self.line)
    #expect(self.message { _ = try overrides.apply(to: Self.line) } == message)
  }

  @Test func `points need a known maximum, and every unused override is named`() throws {
    let line = #"{"id":"r","status":"unknown_question","score":null}"#
    var points = try overrides(#"{"id":"r","points":1,\#(Self.rest)}"#)
    #expect(
      message { _ = try points.apply(to: line) }
        == "o.jsonl:1: it is not known how many points 'r' can get: give 'score'")
    let unused = try overrides(
      "{\"id\":\"a\",\"score\":1,\(Self.rest)}\n"
        + "{\"student\":\"s\",\"question\":\"t.q\",\"score\":1,\(Self.rest)}")
    #expect(
      message { try unused.requireAllUsed() } == """
        o.jsonl:1: no result has the id 'a'
        o.jsonl:2: no result is of student 's' and question 't.q'
        """)
    #expect(throws: GradingError(.noInput, "there is no file 'gone.csv'")) {
      try Overrides(file: "gone.csv")
    }
  }
}
