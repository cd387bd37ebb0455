import Foundation
import GradusCore
import GradusGrading
import GradusLua
import GradusPlugins
import Testing

/// Runs with a worker that dies, hangs or says nonsense where a line asks for it.
@Suite struct MisbehavingWorkerTests {
  private let folder: URL
  private static let program = URL(fileURLWithPath: CommandLine.arguments[0])
    .resolvingSymlinksInPath().deletingLastPathComponent().appendingPathComponent("fake-worker")

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  /// Grades lines and returns the result lines.
  private func grade(
    _ lines: [String], jobs: Int = 2, timeout: Double = 60,
    command: [String] = [program.path]
  ) throws -> [String] {
    let input = folder.appendingPathComponent("answers.jsonl").path
    let output = folder.appendingPathComponent("results.jsonl").path
    try (lines.joined(separator: "\n") + "\n").write(
      toFile: input, atomically: true, encoding: .utf8)
    var settings = BatchSettings(
      files: [input], output: output, version: "test", workers: WorkerSettings(command: command))
    settings.workers.count = jobs
    settings.workers.timeout = timeout
    let questions = try Questions(plugins: [])
    let engine = Engine(library: questions.library)
    _ = try BatchRun(settings, questions: questions, engine: engine).run()
    return try String(contentsOfFile: output, encoding: .utf8).split(separator: "\n")
      .map(String.init)
  }

  private func plain(_ names: some Sequence<String>) -> [String] {
    names.map { "{\"id\":\"\($0)\"}" }
  }

  @Test func `results come in the order of the answers from any number of workers`() throws {
    let names = (1...30_000).map { "a\($0)" }
    for jobs in [1, 2, 5] {
      #expect(try grade(names, jobs: jobs) == plain(names))
    }
  }

  // Both lines are no JSON, so their own results say so whatever becomes of the worker.
  @Test(arguments: ["crash", "leave", "hang"])
  func `a line that workers die over costs its own result and no other`(_ word: String) throws {
    var lines = (1...4000).map { "a\($0)" }
    lines[0] = word + "-first"
    lines[1234] = word + "-middle"
    lines[3999] = word + "-last"
    let results = try grade(lines, timeout: 0.5)
    try #require(results.count == 4000)
    for (place, line) in lines.enumerated() {
      if line.hasPrefix(word) {
        #expect(results[place].contains("\"id\":\"\(place + 1)\""))
        #expect(results[place].contains("\"status\":\"bad_input\""))
      } else {
        #expect(results[place] == "{\"id\":\"\(line)\"}")
      }
    }
  }

  @Test func `a worker killed from outside costs nothing`() throws {
    var lines = (1...4000).map { "a\($0)" }
    for place in [0, 700, 701, 3999] {
      lines[place] = "once:" + folder.appendingPathComponent("mark-\(place)").path
    }
    #expect(try grade(lines, jobs: 1) == plain(lines))
  }

  @Test func `of a student's answers only the one at fault is marked`() throws {
    let lines = [#"{"id":"Ada","answers":{"a.one":"fine","b.two":"crash","c.three":"fine"}}"#]
    let results = try grade(lines)
    try #require(results.count == 3)
    #expect(results[1].contains(#""id":"Ada/b.two""#))
    #expect(results[1].contains(#""status":"unknown_question""#))
    #expect(results[0].contains("a.one") && !results[0].contains("status"))
    #expect(results[2].contains("c.three") && !results[2].contains("status"))
  }

  @Test(arguments: [
    ("crash", "crash", "the worker ended with signal 6 over this answer, twice"),
    ("leave", "crash", "the worker ended with status 3 over this answer, twice"),
    ("hang", "timeout", "the worker gave no result within 0.5 seconds, twice"),
  ])
  func `an answer that workers die over is failed, with the reason and the most points`(
    _ word: String, reason: String, message: String
  ) throws {
    let run = try FakeRun()
    let guilty = #"{"id":"r","student":"Ada","question":"t.several","seed":3,"answer":"\#(word)"}"#
    run["answers.jsonl"] = Data("before\n\(guilty)\nbehind\n".utf8)
    run.settings.workers.timeout = 0.5
    try LuaThread.run {
      let questions = try SumsBank.questions()
      let engine = Engine(library: questions.library)
      let summary = try BatchRun(run.settings, questions: questions, engine: engine).run()
      #expect(summary.count(.failed) == 1)
    }
    let results = String(decoding: try #require(run["results.jsonl"]), as: UTF8.self)
    let lines = results.split(separator: "\n")
    try #require(lines.count == 3)
    #expect(lines[0] == #"{"id":"before"}"#)
    #expect(lines[2] == #"{"id":"behind"}"#)
    #expect(
      lines[1].hasPrefix(
        #"{"id":"r","student":"Ada","question":"t.several","seed":3,"status":"failed","score":null,"#
          + #""points":null,"max":3,"notes":[],"feedback":"","reason":"\#(reason)","#
          + #""message":"\#(message)","fingerprint":""#), "\(lines[1])")
  }

  @Test func `a question that only a worker knows was edited meanwhile`() throws {
    #expect {
      try grade(["before", "met:t.sum=00ff", "behind"])
    } throws: { error in
      "\(error)"
        == "question 't.sum', or a plugin that grades it, was edited while answers were graded; the "
        + "same command with --resume goes on if the edit is undone, and without it begins anew"
    }
  }

  @Test(arguments: [
    (
      ["/bin/echo", "good morning"],
      "the worker does not answer as 'gradus worker' of this version does"
    ),
    (
      ["/bin/false"],
      "workers end with status 1 before they grade anything; "
        + "try the same with 'gradus worker' to see why"
    ),
  ])
  func `a program that is no worker is an error and no endless loop`(
    _ command: [String], message: String
  ) throws {
    #expect {
      try grade(["a"], command: command)
    } throws: { error in
      "\(error)" == message
    }
  }
}
