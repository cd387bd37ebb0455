import Foundation
import Testing

/// `gradus stats` as teachers use it: on results files written by hand, since only the marks count.
@Suite struct StatsTests {
  private static let bank = """
    topic: t
    section: s
    difficulty: 1
    title: Sums
    questions:
      - {id: size, format: numeric, prompt: "How many?", answer: {value: 2048}}
      - id: third
        format: numeric
        prompt: "A third?"
        answer: {value: 0.33333, tolerance: {mode: exact}}
      - id: pick
        format: choice
        prompt: Which?
        options:
          - {id: yes-1, text: One, correct: true}
          - {id: no-2, text: Two}
          - {id: no-3, text: Three}
          - {id: no-4, text: Four}
    """

  private static func line(
    _ student: Int, _ question: String, _ points: Double?, _ response: String,
    notes: String = "[]"
  ) -> String {
    let status = points == nil ? "invalid" : "graded"
    let mark = points.map { "\($0)" } ?? "null"
    return #"{"id":"\#(student)-\#(question)","student":"s\#(student)","question":"\#(question)","#
      + #""status":"\#(status)","score":\#(mark),"points":\#(mark),"max":1,"notes":\#(notes),"#
      + #""response":\#(response)}"#
  }

  /// Twenty students. The key of `pick` is in doubt, since the first five, who know more, choose
  /// `no-2`.
  private static let results: String = {
    var lines: [String] = []
    for student in 0..<20 {
      let isGood = student < 10
      let size: (Double?, String) =
        isGood
        ? (1, "2048")
        : student < 14 ? (nil, "2048 bytes") : student < 17 ? (0, "1024") : (1, "2048")
      lines.append(
        line(
          student, "t.size", size.0, "\"\(size.1)\"",
          notes: size.1 == "1024" ? #"["half"]"# : "[]"))
      let third: (Double, String) =
        student < 8 ? (1, "0.33333") : student < 12 ? (0, "0.33") : (0, "3")
      lines.append(line(student, "t.third", third.0, "\"\(third.1)\""))
      let pick = student < 5 ? "no-2" : student < 19 ? "yes-1" : "no-3"
      lines.append(line(student, "t.pick", pick == "yes-1" ? 1 : 0, "[\"\(pick)\"]"))
    }
    return lines.joined(separator: "\n") + "\n"
  }()

  private func command() throws -> Command {
    let command = try Command()
    try command.write("sums/t.yaml", Self.bank)
    try command.write("results.jsonl", Self.results)
    return command
  }

  private struct Output: Decodable {
    struct Quiz: Decodable {
      var n: Int
      var items: Int
      var mean: Double?
      var median: Double?
      var sd: Double?
      var skewness: Double?
      var kurtosis: Double?
      var alpha: Double?
      var sem: Double?
      var intervals: [String: [Double]?]
    }
    struct Item: Decodable {
      var question: String
      var n: Int
      var facility: Double?
      var sd: Double?
      var discrimination: Double?
      var efficiency: Double?
      var weight: Double?
      var upper_lower: Double?
      var notes: [Choice]
      var options: [Choice]
    }
    struct Choice: Decodable, Equatable {
      var note: String?
      var option: String?
      var count: Int
      var share: Double
      var right: Bool?
    }
    struct Flag: Decodable {
      var kind: String
      var question: String?
      var option: String?
      var message: String
    }
    struct Miss: Decodable {
      struct Example: Decodable {
        var response: String
        var accepted: String
      }
      var question: String
      var cleaning: String
      var count: Int
      var examples: [Example]
    }
    struct Comparison: Decodable {
      struct Right: Decodable {
        var both: Int
        var only_this: Int
        var only_other: Int
        var neither: Int
        var p: Double?
      }
      var pairs: Int
      var difference: Double
      var right: Right
    }
    var quiz: Quiz
    var items: [Item]
    var flags: [Flag]
    var near_misses: [Miss]
    var comparison: Comparison?
  }

  private func read(_ outcome: Command.Outcome) throws -> Output {
    try JSONDecoder().decode(Output.self, from: Data(outcome.output.utf8))
  }

  @Test func `JSON names the statistics of quiz and questions`() throws {
    let outcome = try command().gradus("stats", "results.jsonl", "--bank", "sums", "--json")
    #expect(outcome.status == 0)
    let output = try read(outcome)
    #expect(output.quiz.n == 20)
    #expect(output.quiz.items == 3)
    // 13 are right in `size`, 8 in `third` and 14 in `pick`.
    #expect(output.quiz.mean == 1.75)
    #expect(output.items.map(\.question) == ["t.pick", "t.size", "t.third"])
    #expect(output.items.map(\.facility) == [0.7, 0.65, 0.4])
    #expect(output.items[1].notes.map(\.note) == ["half"])
    #expect(output.items[1].notes.map(\.share) == [0.15])
    #expect(output.items[0].options.map(\.option) == ["yes-1", "no-2", "no-3"])
    #expect(output.items[0].options.map(\.right) == [true, false, false])
  }

  @Test func `what somebody should look at is told in sentences`() throws {
    let output = try read(
      command().gradus("stats", "results.jsonl", "--bank", "sums", "--json"))
    let flags = output.flags.map { "\($0.kind) \($0.question ?? "") \($0.option ?? "")" }
    #expect(
      flags == [
        "low_alpha  ", "negative_discrimination t.pick ", "attractive_distractor t.pick no-2",
        "unused_distractor t.pick ",
      ])
    let messages = output.flags.map(\.message)
    #expect(messages[1].hasPrefix("students who do well elsewhere do no better here"))
    #expect(messages[1].hasSuffix("is the key right?"))
    #expect(
      messages[2].hasPrefix("the wrong option 'no-2' is chosen by students who do well elsewhere"))
    #expect(messages[3] == "nobody chose one of the options")
  }

  @Test func `answers that are nearly right hint at a narrow key`() throws {
    let output = try read(
      command().gradus("stats", "results.jsonl", "--bank", "sums", "--json"))
    let misses = output.near_misses
    #expect(misses.map(\.question) == ["t.size", "t.third"])
    #expect(misses.map(\.cleaning) == ["unit", "rounding"])
    #expect(misses.map(\.count) == [4, 4])
    #expect(misses.flatMap(\.examples).map(\.response) == ["2048 bytes", "0.33"])
    #expect(misses.flatMap(\.examples).map(\.accepted) == ["2048", "0.33333"])
    // Without the bank nothing can be graded again.
    let alone = try read(command().gradus("stats", "results.jsonl", "--json"))
    #expect(alone.near_misses.isEmpty)
    #expect(alone.items.count == 3)
  }

  /// A format that takes nothing but the very text of the key.
  private static let strict = """
    return { name = "strict", version = "1.0.0", api = 1, formats = { strict = {
      fields = { answer = { type = "text", required = true } },
      prepare = function(question) return { wanted = question.answer } end,
      present = function() return { input = { kind = "line" } } end,
      grade = function(value, variant) return value == variant.wanted and 1 or 0 end,
      solution = function(variant) return variant.wanted end,
    } } }
    """

  @Test func `an answer is nearly right when one thing taken away makes it right`() throws {
    let cases: [(key: String, answer: String, found: String?)] = [
      ("abc", "$abc$", "dollars: abc"), ("abc", "abc.", "punctuation: abc"),
      ("abc", "aBC", "case: abc"), ("abc", " a bc", "blanks: abc"),
      ("12345", "12,345", "thousands: 12345"), ("12345", "12345 kg", "unit: 12345"),
      ("12.5", "12.5%", "unit: 12.5"), ("7", "7 m2", "unit: 7"), ("10", "10.03", "rounding: 10"),
      ("12", "12e5", nil), ("12345", "$12,345$ kg.", "several: 12345"),
      ("3.14", "3.14159", "rounding: 3.14"), ("0.3333", "0.33", "rounding: 0.3333"),
      ("-2.50", "-2.5", "rounding: -2.50"), ("3", "2.7", nil), ("0.3333", "0.3", nil),
      ("abc", "xyz", nil), ("12345", "1,2345", nil), ("1.25", "1.26", nil),
    ]
    let command = try Command()
    try command.write("strict/plugin.lua", Self.strict)
    let questions = cases.enumerated().map { place, one in
      "  - {id: q\(place), format: strict, prompt: Say it., answer: \"\(one.key)\"}"
    }
    try command.write(
      "bank/t.yaml",
      "topic: t\nsection: s\ndifficulty: 1\ntitle: Strict\nquestions:\n"
        + questions.joined(separator: "\n"))
    let lines = cases.enumerated().map { place, one in
      Self.line(1, "t.q\(place)", 0, "\"\(one.answer)\"")
    }
    try command.write("results.jsonl", lines.joined(separator: "\n"))
    let outcome = try command.gradus(
      "stats", "results.jsonl", "--plugins", "strict", "--bank", "bank", "--json")
    #expect(outcome.errors.isEmpty)
    let misses = try read(outcome).near_misses
    for (place, one) in cases.enumerated() {
      let miss = misses.first { $0.question == "t.q\(place)" }
      let found = miss.map { "\($0.cleaning): \($0.examples.map(\.accepted).joined())" }
      #expect(found == one.found, "\(one.answer) for \(one.key)")
    }
  }

  @Test func `the terminal shows a table and what to look at`() throws {
    let outcome = try command().gradus("stats", "results.jsonl", "--bank", "sums")
    #expect(outcome.status == 0)
    let lines = outcome.output.split(separator: "\n").map(String.init)
    #expect(lines.first == "20 students, 3 questions, 60 results: 56 graded, 4 invalid")
    #expect(lines.contains("20 totals of 3 points"))
    #expect(lines.contains("question   n  facil.    sd  discr.  effic.  weight  up–low"))
    // Computed apart with numpy 2.4.6.
    #expect(
      lines.contains { $0.hasPrefix("t.third   20    0.40  0.50    0.04    0.05    0.49    0.82") })
    #expect(lines.contains("t.size    half         3   0.15"))
    #expect(
      lines.contains(
        "• t.size: 4 answers would be right without what follows the number, such as"))
  }

  @Test func `one student with one point is told in the singular`() throws {
    let command = try command()
    try command.write("one.jsonl", Self.line(1, "t.size", 1, "\"2048\"") + "\n")
    let outcome = try command.gradus("stats", "one.jsonl", "--bank", "sums")
    #expect(outcome.output.split(separator: "\n").contains("1 total of 1 point"))
  }

  @Test func `the students of two results files are compared pair by pair`() throws {
    let command = try command()
    let other = Self.results.replacingOccurrences(
      of: #""score":0.0,"points":0.0,"max":1,"notes":[],"response":["no-2"]"#,
      with: #""score":1.0,"points":1.0,"max":1,"notes":[],"response":["no-2"]"#)
    try command.write("after.jsonl", other)
    let outcome = try command.gradus(
      "stats", "results.jsonl", "--compare", "after.jsonl", "--json")
    let comparison = try #require(try read(outcome).comparison)
    #expect(comparison.pairs == 60)
    // Five of sixty answers become right and none wrong, which has the probability 2 · 2⁻⁵.
    #expect((comparison.difference - 5.0 / 60).magnitude < 1e-12)
    #expect(comparison.right.only_other == 5)
    #expect(comparison.right.only_this == 0)
    #expect(comparison.right.both == 35)
    #expect(comparison.right.neither == 20)
    #expect(comparison.right.p == 0.0625)
    let shown = try command.gradus("stats", "results.jsonl", "--compare", "after.jsonl").output
    #expect(
      shown.contains("60 pairs from 20 students or ids, 0 and 0 results in one file only\n"))
    #expect(shown.contains("right in after.jsonl only    5\n"))
  }

  @Test func `a report is one file that shows hostile answers as text`() throws {
    let command = try command()
    let hostile = #"<script>alert(1)</script>"#
    try command.write(
      "hostile.jsonl",
      Self.results
        + Self.line(1, "t.size", 0, "\"\(hostile)\\u202e\\u0007&\"", notes: #"["\"><img src=x>"]"#)
        + "\n" + Self.line(1, #"t.</title><b onclick='x'>"#, 1, "\"ok\"") + "\n")
    for name in ["first.html", "second.html"] {
      let outcome = try command.gradus(
        "stats", "hostile.jsonl", "--bank", "sums", "--report", name)
      #expect(outcome.status == 0)
    }
    let html = try String(
      contentsOf: command.folder.appendingPathComponent("first.html"), encoding: .utf8)
    let again = try String(
      contentsOf: command.folder.appendingPathComponent("second.html"), encoding: .utf8)
    #expect(html == again)
    #expect(html.hasPrefix("<!DOCTYPE html>\n"))
    #expect(html.contains("&lt;script&gt;alert(1)&lt;/script&gt;\u{fffd}\u{fffd}&amp;"))
    #expect(html.contains("&quot;&gt;&lt;img src=x&gt;"))
    #expect(html.contains("t.&lt;/title&gt;&lt;b onclick=&#39;x&#39;&gt;"))
    #expect(html.components(separatedBy: "<script").count == 2)
    #expect(!html.contains("<img") && !html.contains("<b "))
    for outside in ["http:", "https:", "src=\"", "url(", "@import", "<link"] {
      #expect(!html.contains(outside))
    }
  }

  @Test func `a report shows totals, questions, answers and advice`() throws {
    let command = try command()
    let outcome = try command.gradus(
      "stats", "results.jsonl", "--bank", "sums", "--report", "report.html")
    #expect(outcome.status == 0)
    let html = try String(
      contentsOf: command.folder.appendingPathComponent("report.html"), encoding: .utf8)
    #expect(html.contains("<p>20 students, 3 questions, 60 results: 56 graded, 4 invalid.</p>"))
    // Students 5 to 7 are right everywhere, 0 to 4, 8, 9, 17 and 18 twice, the others once.
    #expect(html.contains("<title>2 points: 9</title>"))
    #expect(html.contains("<title>3 points: 3</title>"))
    #expect(html.contains("<h2><bdi>t.size</bdi></h2>"))
    #expect(html.contains("right 13 (65 %)"))
    #expect(html.contains("unreadable 4 (20 %)"))
    #expect(html.contains("4 answers would be right without what follows the number"))
    #expect(html.contains("<bdi>half</bdi>"))
    #expect(!html.contains("s19"))
  }

  @Test func `an empty results file has no statistics`() throws {
    let command = try Command()
    try command.write("empty.jsonl", "")
    let outcome = try command.gradus("stats", "empty.jsonl", "--report", "empty.html")
    #expect(outcome.status == 0)
    #expect(outcome.output == "There are no results.\n")
    let json = try command.gradus("stats", "-", "--json", input: "")
    #expect(try read(json).quiz.mean == nil)
  }

  @Test(arguments: [
    (["nowhere.jsonl"], 66, "gradus: there is no file 'nowhere.jsonl'\n"),
    (
      ["bad.jsonl"], 65,
      "gradus: bad.jsonl:2: a list or table does not end where the text ends\n"
    ),
    (
      ["half.jsonl"], 65, "gradus: half.jsonl: the result 'r-17' is graded but has no points\n"
    ),
    (
      ["results.jsonl", "--report", "nowhere/report.html"], 74,
      "gradus: 'nowhere/report.html' cannot be written: no such file or directory\n"
    ),
    (
      ["results.jsonl", "--compare", "nowhere.jsonl"], 66,
      "gradus: there is no file 'nowhere.jsonl'\n"
    ),
  ])
  func `what cannot be read or written is named`(
    _ arguments: [String], status: Int, message: String
  ) throws {
    let command = try command()
    try command.write("bad.jsonl", Self.results.prefix { $0 != "\n" } + "\n{\n")
    try command.write("half.jsonl", #"{"id":"r-17","question":"t.q","status":"graded"}"# + "\n")
    let outcome = try command.gradus(all: ["stats"] + arguments)
    #expect(outcome.status == Int32(status))
    #expect(outcome.errors == message)
    #expect(outcome.output.isEmpty)
  }

  @Test func `a report is never written over the results`() throws {
    let command = try command()
    let outcome = try command.gradus("stats", "results.jsonl", "--report", "results.jsonl")
    #expect(outcome.status == 64)
    #expect(
      outcome.errors.hasPrefix(
        "Error: the report would be written over 'results.jsonl', which is read\n"))
    let kept = try String(
      contentsOf: command.folder.appendingPathComponent("results.jsonl"), encoding: .utf8)
    #expect(kept == Self.results)
  }

  @Test func `two files cannot both be standard input`() throws {
    let outcome = try Command().gradus("stats", "-", "--compare", "-")
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains("only one of the two files can be standard input"))
  }
}
