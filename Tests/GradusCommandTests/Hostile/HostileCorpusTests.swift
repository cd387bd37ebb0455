import Foundation
import Testing

/// The hostile corpus through the real binary: each file costs its own record, and nothing else.
@Suite(.serialized) struct HostileCorpusTests {
  @Test func `every file of the corpus is read`() throws {
    let folder = Bundle.module.bundleURL.appendingPathComponent("Fixtures/Hostile")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".lua") }
    #expect(HostileScript.corpus.count == files.count)
    #expect(files.count > 140)
  }

  @Test func `each hostile function ends as foretold, and its neighbours are graded`() throws {
    let command = try Self.command(HostileScript.corpus.filter { !$0.isForCheck })
    let quiet = try command.gradus("grade", "--plugins", "plugins", "hostile.jsonl")
    let alone = try command.gradus("grade", "--plugins", "plugins", "good.jsonl")
    #expect(quiet.status == 1)
    // The plugins that cannot be loaded cost those who use them.
    #expect(alone.status == 0)

    var lines: [String: String] = [:]
    var results: [String: ResultLine] = [:]
    for line in quiet.output.split(separator: "\n") {
      let result = try JSONDecoder().decode(ResultLine.self, from: Data(line.utf8))
      results[result.id] = result
      lines[result.id] = String(line)
    }
    for script in HostileScript.corpus where !script.isForCheck {
      let result = try #require(results["\(script)/\(script.stages.count)"], "\(script)")
      #expect(Self.isExpected(result, of: script), "\(script): \(result)")
    }
    for line in alone.output.split(separator: "\n") {
      let id = try JSONDecoder().decode(ResultLine.self, from: Data(line.utf8)).id
      #expect(lines[id] == String(line))
    }
    #expect(!Self.hasControls(quiet.output) && !Self.hasControls(quiet.errors))

    // Another process, on a machine that is busy: not a byte may differ.
    let busy = try Self.whileBusy {
      try command.gradus("grade", "--plugins", "plugins", "hostile.jsonl")
    }
    #expect(busy.output == quiet.output)
    #expect(busy.errors == quiet.errors)
    #expect(busy.status == quiet.status)
  }

  @Test func `gradus check finds what grading never calls`() throws {
    let scripts = HostileScript.corpus.filter(\.isForCheck)
    let command = try Self.command(scripts)
    let outcome = try command.gradus("check", "plugins", "--seeds", "1")
    #expect(outcome.status == 1)
    let lines = outcome.output.split(separator: "\n")
    for script in scripts {
      let found = lines.filter { $0.contains("plugins/\(script.id)/") }
      let isLimit = found.contains { line in Self.limits.contains { line.contains($0) } }
      #expect(!found.isEmpty && isLimit == (script.expectation == .limit), "\(script): \(found)")
    }
    #expect(!Self.hasControls(outcome.output))
  }

  // MARK: Expectations

  private static let limits = [
    "used more than", "allocated more than", "made a text longer than", "nested more than",
  ]

  private static func isExpected(_ result: ResultLine, of script: HostileScript) -> Bool {
    switch script.expectation {
    case .limit: result.status == "failed" && result.reason == "budget"
    case .error: result.status == "failed" && result.reason == "plugin_error"
    case .value(let value): result.status == "graded" && result.feedback == value
    case .same: result.status == "graded"
    case .safe: ["graded", "failed"].contains(result.status)
    }
  }

  /// Whether a terminal would take something for a command.
  private static func hasControls(_ text: String) -> Bool {
    // C1 controls are U+0080 to U+009F, so C2 80 to C2 9F.
    zip(text.utf8, Array(text.utf8.dropFirst()) + [0]).contains { byte, next in
      (byte < 0x20 && byte != 0x0a && byte != 0x09) || byte == 0x7f
        || (byte == 0xc2 && (0x80...0x9f).contains(next))
    }
  }

  // MARK: Files

  /// A folder with a plugin for each script, a good one, and their answers.
  private static func command(_ scripts: [HostileScript]) throws -> Command {
    let command = try Command()
    try command.write("plugins/good/plugin.lua", good)
    try command.write("plugins/good/banks/good/neighbour.yaml", neighbour)
    var hostile = ""
    var alone = ""
    for (number, script) in scripts.enumerated() {
      try command.write("plugins/\(script.id)/plugin.lua", script.plugin)
      try command.write("plugins/\(script.id)/banks/\(script.id)/topic.yaml", script.topic)
      let before = record("good-\(number)-before", "neighbour.good", "2")
      let after = record("good-\(number)-after", "neighbour.good", "\(number % 3)")
      alone += before + after
      hostile += before
      for stage in 1...script.stages.count {
        hostile += record("\(script)/\(stage)", "\(script.id).s\(stage)", script.answer)
      }
      hostile += after
    }
    try command.write("hostile.jsonl", hostile)
    try command.write("good.jsonl", alone)
    return command
  }

  private static func record(_ id: String, _ question: String, _ answer: String) -> String {
    let escaped = answer.unicodeScalars.map { scalar in
      switch scalar {
      case "\"", "\\": "\\\(scalar)"
      case "\0": "\\u0000"
      default: String(scalar)
      }
    }
    return #"{"id":"\#(id)","question":"\#(question)","answer":"\#(escaped.joined())"}"# + "\n"
  }

  private static let good = """
    return { name = "good", version = "1.0.0", api = 1, formats = { good = {
      grade = function(value) return { score = value == "2" and 1 or 0, feedback = value } end,
      solution = function() return "2" end,
    } } }
    """

  private static let neighbour = """
    topic: neighbour
    section: good
    difficulty: 1
    title: Good
    questions:
      - {id: good, format: good, prompt: "1 + 1 = ?"}
    """

  // MARK: A busy machine

  /// Runs `body` while child processes keep every core busy; they end with it, or after a minute.
  private static func whileBusy<Result>(_ body: () throws -> Result) throws -> Result {
    var children: [Process] = []
    defer {
      for child in children {
        child.terminate()
        child.waitUntilExit()
      }
    }
    for _ in 0..<max(2, ProcessInfo.processInfo.activeProcessorCount) {
      let child = Process()
      child.executableURL = URL(fileURLWithPath: "/bin/sh")
      child.arguments = ["-c", "ulimit -t 60; while :; do :; done"]
      try child.run()
      children.append(child)
    }
    return try body()
  }
}
