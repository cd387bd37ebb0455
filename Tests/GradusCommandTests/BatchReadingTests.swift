import Foundation
import Testing

/// What a batch reads of banks and tells of them: the questions that answers name, and no more.
@Suite struct BatchReadingTests {
  private let batch: BatchFolder

  /// Besides the topic `t` one with a mistake, one that is no YAML, and a sound one.
  init() throws {
    batch = try BatchFolder()
    try batch.command.write("sums/u.yaml", Self.topic("u", "mistake: 1\n"))
    try batch.command.write("sums/v.yaml", "topic: v\ntitle: [\n")
    try batch.command.write("sums/w.yaml", Self.topic("w"))
  }

  private static func topic(_ name: String, _ more: String = "", key: Int = 2) -> String {
    """
    topic: \(name)
    section: s
    title: Sums
    \(more)questions:
      - {id: sum, format: numeric, prompt: "1 + 1 = ?", answer: {value: \(key)}}
    """
  }

  private static let mistakeOfU =
    "sums/u.yaml:4:1: unknown field 'mistake': known are 'topic', 'number', 'section', "
    + "'difficulty', 'tags', 'title', 'sources' and 'questions'\n4 | mistake: 1\n  | ^\n"
  private static let mistakeOfV = "sums/v.yaml:3:1: a value or a closing bracket is missing here\n"

  private static func answers(_ questions: String...) -> String {
    questions.map { #"{"question":"\#($0)","answer":"2"}"# + "\n" }.joined()
  }

  // MARK: Mistakes in banks

  @Test(
    arguments: [
      (answers("t.sum", "w.sum"), "", "2 answers: 2 graded\n", 0),
      (answers("w.sum", "u.sum", "u.sum"), mistakeOfU, "3 answers: 3 graded\n", 65),
      (
        answers("u.sum", "v.sum", "nowhere.sum"), mistakeOfU + mistakeOfV,
        "3 answers: 1 graded, 2 unknown_question\n", 65
      ),
      (answers("t.sun"), mistakeOfU + mistakeOfV, "1 answer: 1 unknown_question\n", 65),
      (
        #"{"student":"Ada","answers":{"w.sum":"2","t.sum":"4"}}"#, "", "2 answers: 2 graded\n", 0
      ),
      (
        #"{"student":"Ada","answers":{"u.sum":"2","t.sum":"4","t.sun":"4"}}"#,
        mistakeOfU + mistakeOfV, "3 answers: 2 graded, 1 unknown_question\n", 65
      ),
    ] as [(String, String, String, Int32)])
  func `mistakes are told of topics that answers name, once, and of all when a name is unknown`(
    _ answers: String, mistakes: String, counts: String, status: Int32
  ) throws {
    try batch.command.write("answers.jsonl", answers)
    for jobs in ["1", "3"] {
      let outcome = try batch.grade("answers.jsonl", "-o", "out", "--jobs", jobs)
      #expect(outcome.errors == mistakes + counts)
      #expect(outcome.status == status)
    }
    let again = try batch.grade("answers.jsonl", "-o", "out", "--resume")
    #expect(
      again.errors == mistakes + "'out' is finished already; there is nothing left to do\n" + counts
    )
    #expect(again.status == status)
    let worker = try batch.worker(input: answers)
    #expect(worker.errors == mistakes)
    #expect(worker.status == status)
    #expect(batch.contents("out") == Data(worker.output.utf8))
  }

  @Test func `what needs all questions tells all mistakes`() throws {
    let all = Self.mistakeOfU + Self.mistakeOfV
    try batch.command.write("answers.jsonl", Self.answers("w.sum"))
    try batch.command.write("answers.csv", "student,w.sum\nAda,2\n")
    for arguments in [
      ["answers.csv"], ["answers.jsonl", "--quiz", "sums"],
      ["answers.jsonl", "--report", "report.html"],
    ] {
      let outcome = try batch.command.gradus(all: ["grade"] + arguments + BatchFolder.sources)
      #expect(outcome.errors.hasPrefix(all))
      #expect(outcome.status == 65)
    }
  }

  @Test func `an unknown name is told what it may have meant`() throws {
    let outcome = try batch.worker(input: Self.answers("w.sun"))
    #expect(
      try outcome.results().first?.message
        == "there is no question 'w.sun'. Did you mean 'w.sum'?")
  }

  @Test func `a name that nobody knows costs its own answer only, whatever it is written in`()
    throws
  {
    // The last ones make one character with what stands before or behind them.
    let names = ["", "-", "w", "w.sum -", "w\\nsum", "w.sum\\r", "\u{301}w", "w.\u{600}"]
    let answers = names.map { #"{"question":"\#($0)","answer":"2"}"# + "\n" }.joined()
    try batch.command.write("answers.jsonl", answers + Self.answers("w.sum"))
    let outcome = try batch.grade("answers.jsonl", "-o", "out")
    #expect(outcome.errors.hasSuffix("9 answers: 1 graded, 8 unknown_question\n"))
  }

  // MARK: Odd topic files

  @Test func `topics are found however their files are written`() throws {
    let usual = Self.topic("usual")
    let files = [
      "quoted": usual.replacing("topic: usual", with: "topic: \"quoted\""),
      "key": usual.replacing("topic: usual", with: "'topic': key"),
      "comments": "# Sums\n\n# Two of them\n" + usual.replacing("usual", with: "comments"),
      "mark": "\u{feff}" + usual.replacing("usual", with: "mark"),
      "windows": usual.replacing("usual", with: "windows").replacing("\n", with: "\r\n"),
      "last": usual.replacing("topic: usual\n", with: "") + "\ntopic: last\n",
      "flow": """
      {topic: flow, section: s, title: Sums, questions: [
      {id: sum, format: numeric, prompt: "1 + 1 = ?", answer: {value: 2}}]}
      """,
    ]
    for (name, text) in files { try batch.command.write("sums/odd/\(name)-file.yaml", text) }
    let names = files.keys.sorted()
    let outcome = try batch.worker(
      input: names.map { Self.answers("\($0).sum") }.joined())
    #expect(try outcome.results().map(\.score) == names.map { _ in 1 })
    #expect(outcome.errors.isEmpty)
    #expect(outcome.status == 0)
  }

  @Test func `of two files with one topic the first in bank order counts, and both are told`()
    throws
  {
    // The order is that of numbers: the second file comes first.
    try batch.command.write("sums/x-1.yaml", Self.topic("x", "number: 9\n", key: 3))
    try batch.command.write("sums/x-2.yaml", Self.topic("\"x\"", "number: 8\n", key: 2))
    let outcome = try batch.worker(input: Self.answers("x.sum"))
    #expect(try outcome.results().map(\.score) == [1])
    #expect(
      outcome.errors
        == "sums/x-2.yaml:1:8: topic 'x' is already in sums/x-1.yaml:1:8\n"
        + "1 | topic: \"x\"\n  |        ^\n")
    #expect(outcome.status == 65)
  }

  @Test func `of two banks with one topic the first that has the question counts`() throws {
    try batch.command.write(
      "more/w.yaml",
      Self.topic("w", key: 5)
        + "\n  - {id: more, format: numeric, prompt: \"1 + 1 = ?\", answer: {value: 2}}\n")
    let outcome = try batch.command.gradus(
      all: ["worker"] + BatchFolder.sources + ["--bank", "more"],
      input: Self.answers("w.sum", "w.more"))
    #expect(try outcome.results().map(\.score) == [1, 1])
    #expect(outcome.status == 0)
  }

  @Test func `a student's answers come in bank order, with unknown ones behind`() throws {
    try batch.command.write("sums/z.yaml", Self.topic("z", "number: 1\n"))
    let names = ["w.sum", "t.spin", "t.sum", "z.sum", "t.pick"]
    for (more, unknown) in [([], []), (["t.so", "a.b"], ["a.b", "t.so"])] {
      let answers = (names + more).map { #""\#($0)":"2""# }.joined(separator: ",")
      let outcome = try batch.worker(input: #"{"student":"Ada","answers":{\#(answers)}}"#)
      #expect(
        try outcome.results().map(\.id)
          == (["z.sum", "t.pick", "t.sum", "t.spin", "w.sum"] + unknown).map { "1/" + $0 })
    }
  }

  // MARK: The manifest

  /// 3 MB of results in many blocks, which name a question first in the middle and one at the end.
  private static let manyAnswers: [String] = {
    let student = String(repeating: "x", count: 600)
    return (0..<4000).map { number in
      let question = number < 2000 ? "t.sum" : number < 3990 ? "w.sum" : "t.spin"
      return #"{"student":"\#(student)","question":"\#(question)","answer":"2"}"#
    }
  }()

  private func fingerprints(_ results: String) throws -> [String: String] {
    struct Manifest: Decodable {
      var fingerprints: [String: String]
    }
    let data = try #require(batch.contents(results + ".manifest.json"))
    return try JSONDecoder().decode(Manifest.self, from: data).fingerprints
  }

  @Test func `the manifest has the fingerprints of the questions that answers named`() throws {
    struct Line: Decodable {
      var question: String
      var fingerprint: String?
    }
    let lines = Self.manyAnswers.joined(separator: "\n") + "\n" + Self.answers("t.nothing")
    try batch.command.write("answers.jsonl", lines)
    #expect(try batch.grade("answers.jsonl", "-o", "one", "--jobs", "1").status == 65)
    let results = try #require(batch.contents("one"))
    var expected: [String: String] = [:]
    for line in results.split(separator: 0x0a) {
      let line = try JSONDecoder().decode(Line.self, from: Data(line))
      if let fingerprint = line.fingerprint { expected[line.question] = fingerprint }
    }
    #expect(expected.keys.sorted() == ["t.spin", "t.sum", "w.sum"])
    #expect(try fingerprints("one") == expected)

    #expect(try batch.grade("answers.jsonl", "-o", "three", "--jobs", "3").status == 65)
    #expect(batch.contents("three.manifest.json") == batch.contents("one.manifest.json"))

    for part in ["1/3", "2/3", "3/3"] {
      #expect(
        try [0, 65].contains(
          batch.grade("answers.jsonl", "-o", "part-\(part.prefix(1))", "--shard", part).status))
    }
    let merged = try batch.command.gradus("merge", "part-2", "part-3", "part-1", "-o", "merged")
    #expect(merged.status == 0)
    #expect(batch.contents("merged.manifest.json") == batch.contents("one.manifest.json"))
  }

  @Test func `a run that is killed and gone on with names the same questions`() throws {
    let lines = Self.manyAnswers.map { $0 + "\n" }
    let whole = try batch.grade("-", "-o", "whole", input: lines.joined())
    #expect(whole.status == 0)
    let answers = Pipe()
    let run = try batch.command.start(
      all: ["grade", "-", "-o", "out", "--jobs", "2"] + BatchFolder.sources,
      standardInput: answers)
    defer { run.end() }
    // Enough for a line of the journal, so that nobody tells of the first question again.
    try answers.fileHandleForWriting.write(contentsOf: Data(lines[..<3000].joined().utf8))
    try #require(
      run.waits { (batch.contents("out.journal") ?? Data()).count { $0 == 0x0a } > 1 })
    #expect(run.end(by: SIGKILL) == -9)
    let rest = try batch.grade("-", "-o", "out", "--resume", input: lines.joined())
    #expect(rest.errors.hasPrefix("going on after "))
    #expect(rest.status == 0)
    #expect(batch.contents("out") == batch.contents("whole"))
    #expect(batch.contents("out.manifest.json") == batch.contents("whole.manifest.json"))
    #expect(try fingerprints("out").keys.sorted() == ["t.spin", "t.sum", "w.sum"])
  }

  // MARK: Banks that are edited meanwhile

  @Test(arguments: [true, false], ["value: 3", "gone"])
  func `a bank that is edited while answers are graded ends the run`(
    _ hasFile: Bool, edit: String
  ) throws {
    let answers = Pipe()
    let output = hasFile ? ["-o", "out"] : []
    let run = try batch.command.start(
      all: ["grade", "-", "--jobs", "1"] + output + BatchFolder.sources, standardInput: answers)
    defer { run.end() }
    let lines = Self.manyAnswers.map { $0 + "\n" }
    try answers.fileHandleForWriting.write(contentsOf: Data(lines[..<500].joined().utf8))
    try #require(run.waits { batch.size(hasFile ? "out.part" : "stdout") > 0 })
    // A worker that takes the place of another reads the bank anew.
    let edited =
      edit == "gone"
      ? Self.topic("w").replacing("id: sum", with: "id: other")
      : Self.topic("w").replacing("value: 2", with: edit)
    try batch.command.write("sums/w.yaml", edited)
    let workers = Processes.children(of: run.process.processIdentifier)
    for worker in workers { kill(worker, SIGKILL) }
    // The run may end before it has read all of them.
    signal(SIGPIPE, SIG_IGN)
    try? answers.fileHandleForWriting.write(contentsOf: Data(lines[2000...].joined().utf8))
    try? answers.fileHandleForWriting.close()
    #expect(run.status == 65)
    #expect(
      try String(contentsOf: run.errors, encoding: .utf8)
        == "gradus: question 'w.sum', or a plugin that grades it, was edited while answers were "
        + "graded; "
        + (hasFile
          ? "the same command with --resume goes on if the edit is undone, and without it begins anew\n"
          : "grade again\n"))
    guard hasFile else { return }

    let all = (lines[..<500] + lines[2000...]).joined()
    let refused = try batch.grade("-", "-o", "out", "--resume", input: all)
    #expect(
      refused.errors
        == "gradus: the earlier run into 'out' was asked for something else (what differs: the banks "
        + "and plugins); grade without --resume to begin anew\n")
    #expect(refused.status == 65)
    try batch.command.write("sums/w.yaml", Self.topic("w"))
    let resumed = try batch.grade("-", "-o", "out", "--resume", input: all)
    #expect(resumed.status == 0)
    #expect(try batch.grade("-", "-o", "whole", input: all).status == 0)
    #expect(batch.contents("out") == batch.contents("whole"))
    #expect(batch.contents("out.manifest.json") == batch.contents("whole.manifest.json"))
  }
}
