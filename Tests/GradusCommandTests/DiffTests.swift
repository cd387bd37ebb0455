import Foundation
import Testing

/// `gradus diff` on results files written by hand.
@Suite struct DiffTests {
  private let command: Command

  init() throws { command = try Command() }

  private static func line(
    _ id: String, _ student: String, _ question: String = "t.q", score: Double?, max: Int = 1,
    notes: String = ""
  ) -> String {
    let points = score.map { "\($0 * Double(max))" } ?? "null"
    return #"{"id":"\#(id)","student":"\#(student)","question":"\#(question)","#
      + #""status":"\#(score == nil ? "invalid" : "graded")","score":\#(score.map { "\($0)" } ?? "null"),"#
      + #""points":\#(points),"max":\#(max),"notes":[\#(notes)],"feedback":"as it may be"}"#
  }

  private func write(_ path: String, _ lines: [String]) throws {
    try command.write(path, lines.map { $0 + "\n" }.joined())
  }

  private static let old = [
    line("1", "Ada", score: 1), line("2", "Emmy", score: 0.25, notes: #""slip""#),
    line("3", "Évariste", score: nil), line("4", "陈省身", "t.r", score: 0.1, max: 3),
  ]
  private static let new = [
    line("1", "Ada", score: 1).replacing("as it may be", with: "well done"),
    line("2", "Emmy", score: 0.5), line("3", "Évariste", score: 1),
    line("4", "陈省身", "t.r", score: 0, max: 3),
  ]

  // 1 + 0.25 + 0.1 · 3 = 1.55 and 1 + 0.5 + 1 + 0 = 2.5.
  @Test func `differing verdicts are told by question with what differs`() throws {
    try write("old.jsonl", Self.old)
    try write("new.jsonl", Self.new)
    let outcome = try command.gradus("diff", "old.jsonl", "new.jsonl")
    #expect(
      outcome.output == """
        t.q: 2 differ
          student   answer  score
          Emmy      2       0.25 → 0.5  notes: slip → none
          Évariste  3       – → 1       invalid → graded

        t.r: 1 differs
          student  answer  score    points
          陈省身   4       0.1 → 0  0.3 → 0

        4 results matched by id: 3 differ (2 up, 1 down); points 1.55 → 2.5 (+0.95)

        """)
    #expect(outcome.status == 0)
    #expect(try command.gradus("diff", "old.jsonl", "new.jsonl", "--fail-on-change").status == 1)
    #expect(try command.gradus("diff", "old.jsonl", "old.jsonl", "--fail-on-change").status == 0)
  }

  @Test func `lines in another order are found by their ids, and those of one file named`() throws {
    try write("old.jsonl", Self.old)
    try write("new.jsonl", [Self.new[3], Self.line("9", "Sofja", score: 1), Self.new[1]])
    let outcome = try command.gradus("diff", "old.jsonl", "new.jsonl", "--fail-on-change")
    #expect(
      outcome.output == """
        t.q: 1 differs
          student  answer  score
          Emmy     2       0.25 → 0.5  notes: slip → none

        t.r: 1 differs
          student  answer  score    points
          陈省身   4       0.1 → 0  0.3 → 0

        only in old.jsonl: 2
          line  answer  student   question  score
          1     1       Ada       t.q       1
          3     3       Évariste  t.q       invalid

        only in new.jsonl: 1
          line  answer  student  question  score
          2     9       Sofja    t.q       1

        2 results matched by id: 2 differ (1 up, 1 down); points 0.55 → 0.5 (−0.05)

        """)
    #expect(outcome.status == 1)
  }

  // Results without ids of their own number their lines, so that the same id is another answer's.
  @Test func `when ids are other answers', student, question and seed name them`() throws {
    try write("old.jsonl", Self.old)
    try write(
      "new.jsonl",
      Self.new.reversed().enumerated().map { place, line in
        line.replacing(#/"id":"\d"/#, with: "\"id\":\"\(place + 1)\"")
      })
    let outcome = try command.gradus("diff", "old.jsonl", "new.jsonl")
    #expect(
      outcome.output == """
        t.q: 2 differ
          student   answer  score
          Emmy      2 → 3   0.25 → 0.5  notes: slip → none
          Évariste  3 → 2   – → 1       invalid → graded

        t.r: 1 differs
          student  answer  score    points
          陈省身   4 → 1   0.1 → 0  0.3 → 0

        4 results matched by student, question and seed: 3 differ (2 up, 1 down); \
        points 1.55 → 2.5 (+0.95)

        """)
  }

  @Test func `--json tells the same as one object`() throws {
    try write("old.jsonl", [Self.old[1], Self.old[0]])
    try write("new.jsonl", [Self.new[1], Self.line("9", "Sofja", score: nil)])
    #expect(
      try command.gradus("diff", "old.jsonl", "new.jsonl", "--json").output
        == #"{"matched_by":"id","matched":1,"changed":1,"up":1,"down":0,"#
        + #""points":{"new":0.5,"old":0.25},"changes":[{"id":"2","line":1,"#
        + #""new":{"max":1,"notes":[],"points":0.5,"score":0.5,"status":"graded"},"#
        + #""old":{"max":1,"notes":["slip"],"points":0.25,"score":0.25,"status":"graded"},"#
        + #""question":"t.q","student":"Emmy"}],"#
        + #""only_in_old":[{"id":"1","line":2,"question":"t.q","student":"Ada","#
        + #""verdict":{"max":1,"notes":[],"points":1,"score":1,"status":"graded"}}],"#
        + #""only_in_new":[{"id":"9","line":2,"question":"t.q","student":"Sofja","#
        + #""verdict":{"max":1,"notes":[],"points":null,"score":null,"status":"invalid"}}]}"#
        + "\n")
  }

  @Test func `repeated ids are matched in their order`() throws {
    let twice = [Self.line("1", "Ada", score: 0), Self.line("1", "Ada", score: 1)]
    try write("old.jsonl", twice + [Self.old[1]])
    try write("new.jsonl", [Self.old[1]] + twice)
    #expect(
      try command.gradus("diff", "old.jsonl", "new.jsonl").output
        == "3 results matched by id: none differs; points 1.25\n")
  }

  @Test func `a file that is no results file is told`() throws {
    try write("old.jsonl", Self.old)
    try write("new.jsonl", [Self.old[0], #"{"id":"2"}"#])
    let outcome = try command.gradus("diff", "old.jsonl", "new.jsonl")
    #expect(
      outcome.errors == "gradus: new.jsonl:2: 'status' is missing or none that results have\n")
    #expect(outcome.status == 65)
    let missing = try command.gradus("diff", "old.jsonl", "gone.jsonl")
    #expect(missing.errors == "gradus: there is no file 'gone.jsonl'\n")
    #expect(missing.status == 66)
    let input = try command.gradus("diff", "-", "old.jsonl")
    #expect(input.errors.contains("diff reads two results files, not standard input"))
    #expect(input.status == 64)
  }
}
