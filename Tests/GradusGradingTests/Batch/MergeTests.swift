import Foundation
import GradusCore
import GradusGrading
import Testing

/// Parts of a run that are graded apart, and what joining them gives.
@Suite struct MergeTests {
  private let run: FakeRun
  private let whole: BatchSettings

  /// A megabyte of answers, 14 blocks, one of their names given twice.
  init() throws {
    run = try FakeRun()
    whole = run.settings
    var lines = (1...1200).map { "fill-\($0)-" + String(repeating: "x", count: 700 + $0 % 7) }
    lines[1100] = lines[3]
    run["answers.jsonl"] = Data(lines.map { $0 + "\n" }.joined().utf8)
  }

  private func path(_ name: String) -> String { run.folder.appendingPathComponent(name).path }

  /// Grades all parts and returns their paths.
  private func grade(parts count: Int, _ change: (inout BatchSettings) -> Void = { _ in })
    throws -> [String]
  {
    try (1...count).map { number in
      run.settings = whole
      run.settings.shard = Shard("\(number)/\(count)")
      run.settings.output = path("part-\(number)-of-\(count)")
      change(&run.settings)
      try run.grade()
      return run.settings.output ?? ""
    }
  }

  @Test(arguments: [1, 2, 5, 20])
  func `parts join to the bytes and the manifest of the whole run`(_ count: Int) throws {
    try run.grade()
    let parts = try grade(parts: count)
    let summary = try Merge(parts: parts.reversed()).write(to: path("joined"))
    #expect(run["joined"] == run["results.jsonl"])
    #expect(run["joined.manifest.json"] == run["results.jsonl.manifest.json"])
    #expect(summary.total == 1200)
    #expect(summary.duplicates == 1)
    #expect(try run.names.contains { $0.hasPrefix("joined.") && !$0.hasSuffix("json") } == false)
  }

  @Test func `a part that was ended goes on to the same bytes`() throws {
    let parts = try grade(parts: 2)
    let part = run["part-2-of-2"]
    let manifest = run["part-2-of-2.manifest.json"]
    // Ended before the last step. What it was, without all or some of the journal:
    let (from, to) = (path("part-2-of-2.journal"), path("first"))
    run.settings.finish = { _, _ in
      try FileManager.default.copyItem(atPath: from, toPath: to)
      throw GradingError(.inputOutput, "ended")
    }
    #expect(throws: GradingError(.inputOutput, "ended")) { try run.grade() }
    let journal = try #require(run["first"])
    for count in [0, journal.firstIndex(of: 0x0a).map { $0 + 1 } ?? 0, journal.count] {
      run["part-2-of-2"] = nil
      run["part-2-of-2.part"] = part
      run["part-2-of-2.journal"] = journal.prefix(count)
      run.settings.finish = nil
      try run.grade(resuming: true)
      #expect(run["part-2-of-2"] == part)
      #expect(run["part-2-of-2.manifest.json"] == manifest)
    }
    #expect(try Merge(parts: parts).write(to: path("joined")).total == 1200)
  }

  private func refusal(_ parts: [String]) -> String? {
    #expect(throws: GradingError.self) { try Merge(parts: parts).write(to: path("joined")) }?
      .description.replacing(run.folder.path + "/", with: "")
  }

  @Test func `parts that are no whole are refused with what is wrong`() throws {
    let parts = try grade(parts: 3)
    #expect(refusal([parts[0], parts[2]]) == "part 2/3 is missing")
    #expect(refusal([parts[1]]) == "part 1/3 is missing, and 1 more")
    #expect(
      refusal(parts + [parts[1]]) == "'part-2-of-3' and 'part-2-of-3' are both part 2/3")
    #expect(refusal([path("none")]) == "there is no file 'none'")

    run.settings = whole
    try run.grade()
    #expect(refusal([path("results.jsonl")]) == "'results.jsonl' was not graded with --shard")
    run["alone"] = run["part-1-of-3"]
    #expect(
      refusal([path("alone")])
        == "there is no 'alone.manifest.json', which tells what 'alone' is a part of")
  }

  @Test func `a part of another run is refused with what differs`() throws {
    let parts = try grade(parts: 3)
    let halves = try grade(parts: 2)
    #expect(
      refusal([halves[1], parts[0], parts[2]])
        == "'part-2-of-2' is part 2/2, but 'part-1-of-3' is part 1/3")
    let chinese = try grade(parts: 2) {
      $0.language = .chinese
      $0.output? += "-zh"
    }
    #expect(
      refusal([halves[0], chinese[1]])
        == "'part-2-of-2-zh' is not a part of the same run as 'part-1-of-2' (what differs: the language)"
    )
    for (part, fingerprint) in zip(halves, ["1f", "2e"]) {
      let name = (part as NSString).lastPathComponent + ".manifest.json"
      let manifest = String(decoding: try #require(run[name]), as: UTF8.self)
      run[name] = Data(
        manifest.replacing(
          #""fingerprints":{}"#, with: #""fingerprints":{"a.b":"\#(fingerprint)"}"#
        ).utf8)
    }
    #expect(
      refusal(halves)
        == "'part-2-of-2' is not a part of the same run as 'part-1-of-2' "
        + "(what differs: question 'a.b')")
    run["answers.jsonl"] = (run["answers.jsonl"] ?? Data()) + Data("one-more\n".utf8)
    let later = try grade(parts: 2) { $0.output? += "-later" }
    #expect(
      refusal([halves[0], later[1]])
        == "'part-2-of-2-later' is not a part of the same run as 'part-1-of-2' "
        + "(what differs: the content of the input files)")
  }

  @Test func `a part changed since it was graded is refused, and nothing is left behind`() throws {
    let parts = try grade(parts: 2)
    let right = try #require(run["part-1-of-2"])
    let message = "'part-1-of-2' was changed since it was graded; grade this part again"
    var changed = right
    changed[1000] ^= 1
    for content in [changed, right.dropLast(), right + Data("x".utf8), Data()] {
      run["part-1-of-2"] = content
      #expect(refusal(parts) == message)
    }
    #expect(try run.names.contains { $0.hasPrefix("joined") } == false)
  }
}
