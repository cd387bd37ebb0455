import Foundation
import Testing

/// `gradus regrade`, from a changed key to the new results.
@Suite struct RegradeTests {
  private let command: Command

  init() throws { command = try Command() }

  // MARK: A class

  /// Three questions of 1, 2 and 1 points, the second with this key.
  private func writeBank(key: Int) throws {
    try command.write(
      "sums/t.yaml",
      """
      topic: t
      section: s
      difficulty: 1
      title: Sums
      questions:
        - {id: one, format: numeric, prompt: "1 + 1 = ?", answer: {value: 2}}
        - {id: two, format: numeric, points: 2, prompt: "2 + 3 = ?", answer: {value: \(key)}}
        - {id: three, format: numeric, prompt: "3 + 3 = ?", answer: {value: 6}}
      """)
  }

  /// Twenty students. To the second question four answer 4, two answer 5, one `many`, and the
  /// others 9; the rest is right.
  private func writeAnswers() throws {
    let lines = (1...20).map { number in
      let second =
        [5, 10].contains(number)
        ? "5" : number % 5 == 1 ? "4" : number == 7 ? "many" : "9"
      return #"{"student":"\#(Self.student(number))","answers":"#
        + #"{"t.one":"2","t.two":"\#(second)","t.three":"6"}}"#
    }
    try command.write("answers.jsonl", lines.joined(separator: "\n") + "\n")
  }

  private static func student(_ number: Int) -> String {
    number < 10 ? "s0\(number)" : "s\(number)"
  }

  /// Grades the class with 4 as the key of the second question, then makes it 5.
  private func gradeThenMend() throws {
    try writeBank(key: 4)
    try writeAnswers()
    let graded = try command.gradus(
      "grade", "answers.jsonl", "--bank", "sums", "-o", "results.jsonl")
    #expect(graded.status == 0)
    try writeBank(key: 5)
  }

  private func regrade(_ arguments: String...) throws -> Command.Outcome {
    try command.gradus(
      all: ["regrade", "results.jsonl", "--answers", "answers.jsonl", "--bank", "sums"] + arguments)
  }

  private func lines(_ path: String) throws -> [String] {
    try String(contentsOf: command.folder.appendingPathComponent(path), encoding: .utf8)
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  /// 20 + 8 + 20 points with 4 as the key, 20 + 4 + 20 with 5.
  private static let changes = """
    t.two: the question changed; 20 graded again, 6 changed
      student  answer    score  points
      s01      1/t.two   1 → 0  2 → 0
      s05      5/t.two   0 → 1  0 → 2
      s06      6/t.two   1 → 0  2 → 0
      s10      10/t.two  0 → 1  0 → 2
      s11      11/t.two  1 → 0  2 → 0
      s16      16/t.two  1 → 0  2 → 0

    60 results: 20 graded again, 6 changed (2 up, 4 down); points 48 → 44 (−4)

    """

  @Test func `after a changed key exactly the affected students are told, and nothing is written`()
    throws
  {
    try gradeThenMend()
    let before = try lines("results.jsonl")
    let outcome = try regrade()
    #expect(outcome.output == Self.changes)
    #expect(outcome.errors == "nothing was written: -o FILE writes the new results\n")
    #expect(outcome.status == 0)
    #expect(try lines("results.jsonl") == before)
  }

  @Test func `the new file has the old lines of every other answer, and diff agrees`() throws {
    try gradeThenMend()
    let before = try lines("results.jsonl")
    #expect(try regrade("-o", "new.jsonl").output == Self.changes)
    let after = try lines("new.jsonl")
    #expect(before.count == 61 && after.count == 61)
    for (old, new) in zip(before, after) {
      #expect((old == new) == !old.contains("\"t.two\""))
    }
    let diff = try command.gradus("diff", "results.jsonl", "new.jsonl")
    let told = Self.changes.split(separator: "\n").dropFirst().dropLast()
    let table = diff.output.split(separator: "\n").dropFirst().dropLast()
    #expect(Array(told) == Array(table))
    // What is graded anew from nothing says the same as what was regraded.
    _ = try command.gradus("grade", "answers.jsonl", "--bank", "sums", "-o", "anew.jsonl")
    #expect(try lines("anew.jsonl") == after)
    #expect(try lines("anew.jsonl.manifest.json") == lines("new.jsonl.manifest.json"))
  }

  @Test func `results can be replaced by themselves, and need no more regrading then`() throws {
    try gradeThenMend()
    let path = command.folder.appendingPathComponent("results.jsonl").path
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
    #expect(try regrade("-o", "results.jsonl").output == Self.changes)
    // Marks that only their owner may read stay so.
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    let outcome = try regrade()
    #expect(outcome.output == "60 results: 0 graded again, none changed; points 44\n")
    #expect(outcome.errors.isEmpty)
    let names = try FileManager.default.contentsOfDirectory(atPath: command.folder.path)
    #expect(
      names.filter { $0.hasPrefix("results.jsonl") }.sorted()
        == ["results.jsonl", "results.jsonl.manifest.json"])
  }

  @Test func `--never-lower keeps higher scores and marks them in the file`() throws {
    try gradeThenMend()
    let outcome = try regrade("--never-lower", "-o", "results.jsonl")
    #expect(
      outcome.output == """
        t.two: the question changed; 20 graded again, 2 changed
          student  answer    score  points
          s01      1/t.two   1      2       kept, would be 0
          s05      5/t.two   0 → 1  0 → 2
          s06      6/t.two   1      2       kept, would be 0
          s10      10/t.two  0 → 1  0 → 2
          s11      11/t.two  1      2       kept, would be 0
          s16      16/t.two  1      2       kept, would be 0

        60 results: 20 graded again, 2 changed (2 up), 4 kept; points 48 → 52 (+4)

        """)
    let kept = try lines("results.jsonl").filter { $0.hasSuffix(#","kept":"never-lower"}"#) }
    #expect(kept.count == 4)
    #expect(kept.allSatisfy { $0.contains(#""status":"graded","score":1,"points":2,"max":2"#) })
    #expect(try regrade().output == "60 results: 0 graded again, none changed; points 52\n")
  }

  // MARK: Scores given by hand

  @Test func `a score given by hand outlives regrading until it is taken back`() throws {
    try gradeThenMend()
    try writeBank(key: 4)
    try command.write(
      "by-hand.csv",
      """
      student,question,points,reason,by
      s07,t.two,1.5,"many is right, in a way",Noether

      """)
    let given = try regrade("--overrides", "by-hand.csv", "-o", "results.jsonl")
    #expect(
      given.output == """
        t.two: 1 changed by hand
          student  answer   score     points
          s07      7/t.two  – → 0.75  – → 1.5  by hand: many is right, in a way (Noether); \
        invalid → graded

        60 results: 0 graded again, 1 changed (1 up), 1 by hand; points 48 → 49.5 (+1.5)

        """)
    let override =
      #""override":{"score":0.75,"points":1.5,"was":null,"reason":"many is right, in a way","#
      + #""by":"Noether"}"#
    #expect(try lines("results.jsonl").filter { $0.contains(override) }.count == 1)

    // The key changes, and the file of overrides is not even named.
    try writeBank(key: 5)
    let regraded = try regrade("-o", "results.jsonl")
    #expect(!regraded.output.contains("s07"))
    #expect(regraded.output.hasSuffix("1 by hand; points 49.5 → 45.5 (−4)\n"))
    #expect(try lines("results.jsonl").filter { $0.contains(override) }.count == 1)

    try command.write("by-hand.csv", "student,question,points,reason,by\n")
    #expect(
      try regrade("--overrides", "by-hand.csv").output == """
        t.two: a score by hand was taken back; 1 graded again, 1 changed
          student  answer   score     points
          s07      7/t.two  0.75 → –  1.5 → –  no longer by hand; graded → invalid

        60 results: 1 graded again, 1 changed (1 down); points 45.5 → 44 (−1.5)

        """)
    // Without the question there is nothing to go back to.
    let bank = try lines("sums/t.yaml").joined(separator: "\n")
    try command.write("sums/t.yaml", bank.replacing("id: two", with: "id: deux"))
    #expect(
      try regrade("--overrides", "by-hand.csv").output == """
        t.two: in no bank now, so that 20 stay as they are

        60 results: 0 graded again, none changed, 1 by hand; points 45.5

        """)
  }

  @Test func `an override that fits no result is an error, and the results stay`() throws {
    try gradeThenMend()
    let before = try lines("results.jsonl")
    try command.write(
      "by-hand.jsonl", #"{"id":"77/t.two","score":1,"reason":"so it is","by":"Noether"}"# + "\n")
    let outcome = try regrade("--overrides", "by-hand.jsonl", "-o", "results.jsonl")
    #expect(outcome.status == 65)
    #expect(outcome.errors == "gradus: by-hand.jsonl:1: no result has the id '77/t.two'\n")
    #expect(outcome.output.isEmpty)
    #expect(try lines("results.jsonl") == before)
    let names = try FileManager.default.contentsOfDirectory(atPath: command.folder.path)
    #expect(
      names.filter { $0.hasPrefix("results.jsonl") }.sorted()
        == ["results.jsonl", "results.jsonl.manifest.json"])
  }

  // MARK: Other reasons

  /// Records of their own, one of each kind that regrading may meet.
  private func gradeOddRecords() throws {
    try writeBank(key: 4)
    try command.write(
      "answers.jsonl",
      """
      {"id":"a","question":"t.one","answer":"2"}
      {"id":"b","question":"t.four","answer":"8"}
      {"id":"c","question":"t.one","answer":
      {"id":"d","question":"t.three","answer":"6"}
      [1]
      {"id":"e","question":"t.one","answer":"3"}

      """)
    _ = try command.gradus("grade", "answers.jsonl", "--bank", "sums", "-o", "results.jsonl")
  }

  @Test func `new questions, mended lines and failures are graded again, each with its reason`()
    throws
  {
    try gradeOddRecords()
    // The first record failed, and a question came and one went.
    let failing = try lines("results.jsonl").joined(separator: "\n").replacing(
      #""id":"a","question":"t.one","status":"graded","score":1,"points":1"#,
      with: #""id":"a","question":"t.one","status":"failed","score":null,"points":null"#)
    try command.write("results.jsonl", failing)
    #expect(failing.contains("failed"))
    let bank = command.folder.appendingPathComponent("sums/t.yaml")
    try command.write(
      "sums/t.yaml",
      String(contentsOf: bank, encoding: .utf8).replacing("id: three", with: "id: four")
        .replacing("value: 6", with: "value: 8"))
    let answers = try lines("answers.jsonl").joined(separator: "\n")
    try command.write(
      "answers.jsonl", answers.replacing(#""answer":"# + "\n", with: #""answer":"2"}"# + "\n"))
    let outcome = try regrade("-o", "new.jsonl")
    #expect(
      outcome.output == """
        t.one: grading had failed (1), the answer reads differently (1); 2 graded again, 2 changed
          answer  score
          a       – → 1  failed → graded
          3 → c   – → 1  bad_input → graded; at most – → 1; question – → t.one

        t.four: the question is new; 1 graded again, 1 changed
          answer  score
          b       – → 1  unknown_question → graded; at most – → 1

        t.three: in no bank now, so that 1 stays as it is

        6 results: 3 graded again, 3 changed (3 up); points 1 → 4 (+3)

        """)
    let (old, new) = (try lines("results.jsonl"), try lines("new.jsonl"))
    #expect([3, 4, 5].allSatisfy { old[$0] == new[$0] })
  }

  @Test func `where every question of a plugin is new to its results, either may have changed`()
    throws
  {
    let plugin = """
      return { name = "echo", version = "1.0.0", api = 1, formats = { echo = {
        fields = {},
        present = function() return { input = { kind = "line" } } end,
        parse = function(raw) return raw end,
        grade = function(value) return { score = value == "A" and 1 or 0, notes = { "old" } } end,
      } } }
      """
    try command.write("echo/plugin.lua", plugin)
    try command.write(
      "sums/t.yaml",
      """
      topic: t
      section: s
      difficulty: 1
      title: Echo
      questions:
        - {id: q, format: echo, prompt: "Say A."}
      """)
    try command.write("answers.jsonl", #"{"id":"r","question":"t.q","answer":"A"}"# + "\n")
    let options = ["--bank", "sums", "--plugins", "echo"]
    _ = try command.gradus(all: ["grade", "answers.jsonl", "-o", "results.jsonl"] + options)
    try command.write("echo/plugin.lua", plugin.replacing("\"old\"", with: "\"new\", \"late\""))
    let outcome = try regrade("--plugins", "echo")
    #expect(
      outcome.output == """
        t.q: the question, its plugin or Gradus changed; 1 graded again, 1 changed
          answer  score
          r       1      notes: old → new, late

        1 result: 1 graded again, 1 changed; points 1

        """)

    // A plugin that now fails takes the mark away, which status 1 tells, or keeps the whole line.
    let failing = plugin.replacing("score = value", with: "score = error(\"no\") or value")
    try command.write("echo/plugin.lua", failing)
    let failed = try regrade("--plugins", "echo")
    #expect(failed.output.contains("r       1 → –  graded → failed; notes: old → none\n"))
    #expect(failed.output.hasSuffix("1 changed (1 down), 1 failed; points 1 → 0 (−1)\n"))
    #expect(failed.status == 1)
    let kept = try regrade("--plugins", "echo", "--never-lower", "-o", "new.jsonl")
    #expect(kept.output.contains("r       1      kept, would be failed\n"))
    #expect(kept.status == 0)
    #expect(try lines("new.jsonl") == lines("results.jsonl"))
  }

  @Test func `--all grades what has not changed, and --json tells everything as one object`() throws
  {
    try gradeOddRecords()
    let outcome = try regrade("--all", "--json")
    #expect(
      outcome.output
        == #"{"results":6,"regraded":3,"changed":0,"up":0,"down":0,"points":{"new":2,"old":2},"#
        + #""kept":0,"by_hand":0,"failed":0,"questions":["#
        + #"{"changes":[],"in_no_bank":0,"question":"t.one","regraded":2,"why":{"asked":2}},"#
        + #"{"changes":[],"in_no_bank":0,"question":"t.three","regraded":1,"why":{"asked":1}}]}"#
        + "\n")
  }

  // MARK: The wrong answers

  private static let advice =
    ": give the answers these results were graded from, in the same order and with the same --bank "
    + "and --quiz\n"

  @Test(arguments: [
    (
      #""id":"d""#, #""id":"x""#,
      "results.jsonl:4: the result has id 'd', but answer 4 of 'answers.jsonl' has id 'x'"
    ),
    (
      #""id":"d""#, #""id":"d","student":"s""#,
      "results.jsonl:4: the result has no student, but answer 4 of 'answers.jsonl' has student 's'"
    ),
    (
      "t.three", "t.two",
      "results.jsonl:4: the result has question 't.three', but answer 4 of 'answers.jsonl' has "
        + "question 't.two'"
    ),
    (
      #""id":"d""#, #""id":"d","seed":7"#,
      "results.jsonl:4: the result has no seed, but answer 4 of 'answers.jsonl' has seed '7'"
    ),
    (
      #"{"id":"e","question":"t.one","answer":"3"}"#, "",
      "results.jsonl:6: 'answers.jsonl' ends before the answer to 'e'"
    ),
    (
      "[1]\n", "[1]\n[2]\n[3]\n",
      "results.jsonl:6: the result has id 'e', but answer 6 of 'answers.jsonl' has id '6'"
    ),
    (
      #""answer":"3"}"#, #""answer":"3"}"# + "\n" + #"{"id":"f","question":"t.one","answer":"3"}"#,
      "'results.jsonl' ends before answer 7 of 'answers.jsonl', which is 'f'"
    ),
  ])
  func `answers that are not those of the results are refused`(
    _ text: String, other: String, message: String
  ) throws {
    try gradeOddRecords()
    let answers = try lines("answers.jsonl").joined(separator: "\n")
    try command.write("answers.jsonl", answers.replacing(text, with: other))
    let outcome = try regrade("-o", "new.jsonl")
    #expect(outcome.status == 65)
    #expect(outcome.errors == "gradus: " + message + Self.advice)
    let names = try FileManager.default.contentsOfDirectory(atPath: command.folder.path)
    #expect(!names.contains { $0.hasPrefix("new.jsonl") })
  }

  @Test func `a student's answers may come in another order when the bank's changed`() throws {
    try gradeThenMend()
    let text = try lines("sums/t.yaml")
    // The first question becomes the last.
    try command.write(
      "sums/t.yaml",
      (text[0..<5] + text[6...] + [text[5]]).joined(separator: "\n"))
    let outcome = try regrade()
    #expect(outcome.output == Self.changes)
    #expect(outcome.status == 0)
  }

  @Test func `an answer that never ends costs its own result and no other`() throws {
    let batch = try BatchFolder()
    let text =
      (BatchFolder.answers(0..<40) + [#"{"id":"e","question":"t.spin","answer":"endless"}"#])
      .joined(separator: "\n")
    try batch.command.write("answers.jsonl", text)
    let graded = try batch.grade("answers.jsonl", "-o", "old.jsonl", "--instructions", "1000000")
    #expect(graded.status == 1)
    let outcome = try batch.command.gradus(
      all: ["regrade", "old.jsonl", "--answers", "answers.jsonl", "--all", "-o", "new.jsonl"]
        + BatchFolder.sources + ["--instructions", "1000000000000", "--timeout", "1"])
    #expect(outcome.status == 1)
    func lines(_ name: String) -> [Substring] {
      String(decoding: batch.contents(name) ?? Data(), as: UTF8.self).split(separator: "\n")
    }
    let (old, new) = (lines("old.jsonl"), lines("new.jsonl"))
    #expect(new.count == 41)
    #expect(new.dropLast() == old.dropLast())
    #expect(old.last?.contains(#""reason":"budget""#) == true)
    let timeout =
      #""reason":"timeout","message":"the worker gave no result within 1 second, twice""#
    #expect(new.last?.contains(timeout) == true)
  }

  // MARK: Many answers

  /// Answers for several rounds of the workers, and their results.
  private func gradeMany() throws -> (batch: BatchFolder, answers: [String]) {
    let batch = try BatchFolder()
    let answers = BatchFolder.answers(0..<13_000).map { $0 + "\n" }
    try batch.command.write("answers.jsonl", answers.joined())
    #expect(try batch.grade("answers.jsonl", "-o", "old", "--jobs", "2").status == 0)
    return (batch, answers)
  }

  /// Starts to grade the results again from answers that come bit by bit.
  private func startRegrading(_ batch: BatchFolder, from answers: Pipe) throws -> Command.Run {
    try batch.command.start(
      all: ["regrade", "old", "--answers", "-", "--all", "-o", "new", "--jobs", "2"]
        + ["--progress", "plain"] + BatchFolder.sources,
      standardInput: answers)
  }

  @Test func `answers are graded while more are read, and it is told how far that is`() throws {
    let (batch, answers) = try gradeMany()
    let pipe = Pipe()
    let run = try startRegrading(batch, from: pipe)
    defer { run.end() }
    try pipe.fileHandleForWriting.write(contentsOf: Data(answers[..<9000].joined().utf8))
    // The first round is settled when the second is read, and a line comes every five seconds.
    #expect(try run.waits(for: " %, 4096 answers, "))
    #expect(
      try String(contentsOf: run.errors, encoding: .utf8)
        .contains(" s left; 3511 graded, 292 blank, 293 invalid\n"))
    try pipe.fileHandleForWriting.write(contentsOf: Data(answers[9000...].joined().utf8))
    try pipe.fileHandleForWriting.close()
    #expect(run.status == 0)
    #expect(batch.contents("new") == batch.contents("old"))
  }

  @Test func `a bank that is edited while answers are graded again ends that`() throws {
    let (batch, answers) = try gradeMany()
    let pipe = Pipe()
    let run = try startRegrading(batch, from: pipe)
    defer { run.end() }
    try pipe.fileHandleForWriting.write(contentsOf: Data(answers[..<9000].joined().utf8))
    try #require(run.waits { batch.size("new.new.part") > 0 })
    let topic = String(decoding: try #require(batch.contents("sums/t.yaml")), as: UTF8.self)
    try batch.command.write("sums/t.yaml", topic.replacing("id: pick", with: "id: peck"))
    for worker in Processes.children(of: run.process.processIdentifier) { kill(worker, SIGKILL) }
    signal(SIGPIPE, SIG_IGN)
    // It may end before it has read all of them.
    try? pipe.fileHandleForWriting.write(contentsOf: Data(answers[9000...].joined().utf8))
    try? pipe.fileHandleForWriting.close()
    #expect(run.status == 65)
    #expect(
      try String(contentsOf: run.errors, encoding: .utf8).hasSuffix(
        "gradus: question 't.pick', or a plugin that grades it, was edited while answers were "
          + "graded; grade again\n"))
    #expect(batch.contents("new") == nil && batch.contents("new.new.part") == nil)
  }

  @Test func `a file that cannot be read or written is told`() throws {
    try gradeOddRecords()
    try command.write("noise.jsonl", "{\"id\":\"a\",\"status\":\"blank\"}\nnoise\n")
    let noise = try command.gradus(
      "regrade", "noise.jsonl", "--answers", "answers.jsonl", "--bank", "sums")
    #expect(noise.status == 65)
    #expect(noise.errors.hasPrefix("gradus: noise.jsonl:2: "))
    let missing = try command.gradus(
      "regrade", "no.jsonl", "--answers", "answers.jsonl", "--bank", "sums")
    #expect(missing.errors == "gradus: there is no file 'no.jsonl'\n")
    #expect(missing.status == 66)
    let nowhere = try regrade("-o", "no/new.jsonl")
    #expect(
      nowhere.errors == "gradus: 'no/new.jsonl' cannot be written: no such file or directory\n")
    #expect(nowhere.status == 74)
    let folder = try regrade("-o", "sums")
    #expect(folder.errors == "gradus: 'sums' is no regular file\n")
    let quiz = try regrade("--quiz", "sumz")
    #expect(quiz.errors == "gradus: there is no quiz 'sumz'. Did you mean 'sums'?\n")
    #expect(quiz.status == 66)
    let input = try command.gradus("regrade", "-", "--answers", "answers.jsonl")
    #expect(input.errors.contains("regrade reads a results file, not standard input"))
    #expect(input.status == 64)
    let output = try regrade("-o", "-")
    #expect(output.errors.contains("-o takes the name of a file"))
  }

  @Test(arguments: ["answers.jsonl", "./sums/../answers.jsonl", "by-hand.csv"])
  func `the answers and the scores given by hand are never written over`(_ path: String) throws {
    try gradeThenMend()
    try command.write("by-hand.csv", "id,score,reason,by\n1/t.two,1,ambiguous,Noether\n")
    let file = command.folder.appendingPathComponent(path)
    let before = try Data(contentsOf: file)
    let outcome = try regrade("--overrides", "by-hand.csv", "-o", path)
    #expect(outcome.status == 64)
    #expect(
      outcome.errors.hasPrefix(
        "Error: the results would be written over '\(path)', which is read\n"))
    #expect(try Data(contentsOf: file) == before)
  }
}
