import Foundation
import Testing

/// A batch with one line of each kind that is none, or that graders stumble over.
@Suite struct BatchPoisonTests {
  private let batch: BatchFolder

  init() throws { batch = try BatchFolder() }

  /// A line, and what its result says of it; `nil` when it has none.
  private struct Poison {
    var line: [UInt8]
    var result: [String]?

    init(_ line: String, _ result: String...) {
      self.line = Array(line.utf8)
      self.result = result
    }

    init(bytes: [UInt8], _ result: String...) {
      line = bytes
      self.result = result
    }

    static func nothing(_ line: String) -> Poison {
      var poison = Poison(line)
      poison.result = nil
      return poison
    }
  }

  private static func bad(_ message: String) -> String {
    #""status":"bad_input","score":null,"notes":[],"feedback":"","message":"\#(message)"}"#
  }

  private static let pick = #""question":"t.pick""#

  private static let poisons = [
    Poison(#"{"id":"p","question":"#, bad("a list or table does not end where the text ends")),
    Poison(
      bytes: Array(#"{"id":"p",\#(pick),"answer":"t"#.utf8) + [0xff, 0x22, 0x7d],
      bad("the text is not UTF-8")),
    Poison(#"["p"]"#, bad(#"the line is no table such as {\"id\": …}"#)),
    Poison(#"{"id":"p","answer":"two"}"#, #"{"id":"p",""#, bad("'question' is missing")),
    Poison(
      #"{"id":"p","question":"t.pic","answer":"two"}"#,
      #"{"id":"p","question":"t.pic","status":"unknown_question","score":null"#,
      #""message":"there is no question 't.pic'. Did you mean 't.pick'?"}"#),
    Poison(
      #"{"id":"r1",\#(pick),"answer":"two"}"#, #"{"id":"r1","#, #""status":"graded","score":1,"#),
    Poison(
      #"{"id":"p",\#(pick),"answer":""# + String(repeating: "x", count: 16 << 20) + #""}"#,
      bad("the line is longer than 16 MiB")),
    Poison(#"{"id":"p",\#(pick),"answer":"  "}"#, #""status":"blank","score":null"#),
    Poison(#"{"id":"p","question":"t.sum","answer":"many"}"#, #""status":"invalid","score":null"#),
    Poison(
      #"{"id":"p","question":"t.spin","answer":"unreadable"}"#,
      #""status":"invalid","score":null"#, #""feedback":"That is no number of turns.""#),
    Poison(
      #"{"id":"p",\#(pick),"answer":{"file":"none.npy"}}"#, #""status":"invalid""#,
      #""feedback":"The array file 'none.npy' cannot be used: there is no 'none.npy'.""#),
    Poison(
      #"{"id":"p",\#(pick),"answer":{"file":"../up.npy"}}"#, #""status":"invalid""#,
      #""feedback":"The file '../up.npy' is not inside the folder of the answer.""#),
    Poison(
      #"{"id":"p","question":"t.spin","answer":"error"}"#,
      #""status":"failed","score":null,"points":null,"max":1"#, #""reason":"plugin_error""#,
      "grade of format 'spin': the grader is broken"),
    Poison(
      #"{"id":"p","question":"t.spin","answer":"endless"}"#,
      #""status":"failed""#, #""reason":"budget""#,
      "grade of format 'spin': used more than 300 000 instructions (an endless loop?)"),
    Poison(
      #"{"id":"p",\#(pick),"answer":"# + String(repeating: "[", count: 10_000)
        + String(repeating: "]", count: 10_000) + "}",
      bad("lists and tables are nested too deeply")),
    Poison(
      "{\"id\":\"p\",\(pick),\"answer\":\"\u{0}\"}",
      bad("a text has a control character that is not escaped")),
    Poison(
      #"{"id":"p",\#(pick),"answer":"two"}"# + "\r", #"{"id":"p","#,
      #""status":"graded","score":1,"#),
    Poison(
      #"{"id":"p",\#(pick),"answer":"two"} {}"#, bad("something follows the end of the value")),
    Poison(#"{"id":"p",\#(pick),"seed":0.5,"answer":"two"}"#, bad("'seed' is no whole number")),
    Poison.nothing(""), Poison.nothing("\r"), Poison.nothing(" \t"),
  ]

  /// The answers with a byte order mark before the first and no newline behind the last, and the
  /// poison among them.
  private static func input(_ answers: [String]) -> (bytes: [UInt8], poisoned: [Int: Poison]) {
    var bytes: [UInt8] = [0xef, 0xbb, 0xbf]
    var poisoned: [Int: Poison] = [:]
    for (place, answer) in answers.enumerated() {
      if place > 0 { bytes.append(0x0a) }
      if place % 200 == 150, place / 200 < poisons.count {
        poisoned[place] = poisons[place / 200]
        bytes += poisons[place / 200].line
      } else {
        bytes += answer.utf8
      }
    }
    return (bytes, poisoned)
  }

  @Test func `a poisoned line is marked, and every other is graded as if it were not there`() throws
  {
    let answers = BatchFolder.answers(0..<8000)
    let clean = try batch.worker(input: answers.joined(separator: "\n"))
    var expected = clean.output.split(separator: "\n").map(String.init)
    try #require(expected.count == answers.count)

    let (bytes, poisoned) = Self.input(answers)
    try #require(poisoned.count == Self.poisons.count)
    let file = batch.command.folder.appendingPathComponent("answers.jsonl")
    try Data(bytes).write(to: file)
    let budget = ["--instructions", "300000"]
    let outcome = try batch.grade(
      "answers.jsonl", "-o", "results.jsonl", "--jobs", "3", budget[0], budget[1])
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("2 ids stand on more than one result: r1, p\n"))

    let text = String(decoding: try #require(batch.contents("results.jsonl")), as: UTF8.self)
    #expect(text.hasSuffix("}\n"))
    var results = text.split(separator: "\n").map(String.init)
    let silent = poisoned.filter { $0.value.result == nil }.keys.sorted()
    #expect(results.count == answers.count - silent.count)
    for place in silent { results.insert("", at: place) }
    for (place, poison) in poisoned {
      for part in poison.result ?? [] {
        #expect(results[place].contains(part), "\(poison.line.prefix(60))")
      }
      // A line that cannot be read has no name of its own.
      if poison.result?.first?.hasPrefix(#""status":"bad_input""#) == true {
        #expect(!results[place].hasPrefix(#"{"id":"\#(place)""#))
      }
      (results[place], expected[place]) = ("", "")
    }
    #expect(results == expected)

    for jobs in ["1"] {
      let again = try batch.grade("answers.jsonl", "--jobs", jobs, budget[0], budget[1])
      #expect(again.output == text)
      #expect(again.status == 1)
    }
    let worker = try batch.command.start(
      all: ["worker"] + BatchFolder.sources + budget,
      standardInput: FileHandle(forReadingFrom: file))
    #expect(worker.status == 1)
    #expect(batch.contents("stdout") == Data(text.utf8))
  }
}
