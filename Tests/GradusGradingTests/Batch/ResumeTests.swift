import Foundation
import GradusCore
import GradusGrading
import Testing

/// What a run leaves behind when it is ended, at any moment and by anything, and what `--resume`
/// makes of it.
@Suite(.serialized) struct ResumeTests {
  private let whole: Whole
  private let settings: BatchSettings

  private var run: FakeRun { whole.run }
  private var results: Data { whole.results }
  private var manifest: Data { whole.manifest }
  private var journal: Data { whole.journal }

  init() throws {
    whole = try Self.whole.get()
    settings = whole.settings
  }

  private static let lines = (1...4000).map {
    "fill-\($0)-" + String(repeating: "x", count: 800 + $0 % 7)
  }

  /// What a run without an interruption gives.
  private struct Whole: @unchecked Sendable {
    // @unchecked Sendable because the tests of this suite run one after the other.
    var run: FakeRun
    var settings: BatchSettings
    var results: Data
    var manifest: Data
    /// As it was before the last step.
    var journal: Data
  }

  private static let whole = Result { try grade() }

  /// Grades to 3 MB of results, with a line in the journal for each MiB.
  private static func grade() throws -> Whole {
    let run = try FakeRun()
    run["answers.jsonl"] = Data(lines.map { $0 + "\n" }.joined().utf8)
    run.settings.workers.count = 2
    let journalPath = run.folder.appendingPathComponent("results.jsonl.journal")
    let copyPath = run.folder.appendingPathComponent("copy")
    run.settings.finish = { part, output in
      try FileManager.default.copyItem(at: journalPath, to: copyPath)
      try FileManager.default.moveItem(atPath: part, toPath: output)
      return Finishing.Outcome()
    }
    try run.grade()
    run.settings.finish = nil
    let whole = Whole(
      run: run, settings: run.settings, results: try #require(run["results.jsonl"]),
      manifest: try #require(run["results.jsonl.manifest.json"]),
      journal: try #require(run["copy"]))
    run["copy"] = nil
    try #require(whole.results == Data(lines.map { "{\"id\":\"\($0)\"}\n" }.joined().utf8))
    try #require(whole.journal.count { $0 == 0x0a } >= 4)
    return whole
  }

  /// Puts the folder into the state of a run that was ended.
  private func leave(
    part: Data?, journal: Data?, results: Data? = nil, manifest: Data? = nil
  ) {
    run["results.jsonl.part"] = part
    run["results.jsonl.journal"] = journal
    run["results.jsonl"] = results
    run["results.jsonl.manifest.json"] = manifest
    run.settings = settings
  }

  private func expectWhole(_ comment: String) throws {
    #expect(run["results.jsonl"] == results, "\(comment)")
    #expect(run["results.jsonl.manifest.json"] == manifest, "\(comment)")
    #expect(
      try run.names == ["answers.jsonl", "results.jsonl", "results.jsonl.manifest.json"],
      "\(comment)")
  }

  @Test func `wherever results and journal were cut off, going on gives the same bytes`() throws {
    var random = SplitMix(seed: 2026)
    for _ in 1...12 {
      // Also with the journal ahead of the results, as after a loss of power.
      let part = results.prefix(random.below(results.count + 1))
      let journal = journal.prefix(random.below(self.journal.count + 1))
      leave(part: part, journal: journal)
      run.settings.workers.count = 1 + random.below(3)
      try run.grade(resuming: true)
      try expectWhole("cut off at \(part.count) and \(journal.count)")
    }
  }

  @Test func `results changed by hand are graded again from the last good place`() throws {
    var random = SplitMix(seed: 7)
    for _ in 1...4 {
      var part = results
      let place = random.below(part.count)
      part[place] ^= 1
      leave(part: part, journal: journal)
      let notes = try run.grade(resuming: true)
      let kept = try #require(Self.kept(notes))
      let bytes = Self.lines[..<kept].reduce(0) { $0 + $1.utf8.count + #"{"id":""}"#.count + 1 }
      #expect(bytes <= place)
      // The journal gets a line with the block of 64 KiB that completes a mebibyte.
      #expect(place - bytes < (1 << 20) + (2 << 16))
      try expectWhole("changed at \(place)")

      // Progress tells what this run has graded from what was there.
      let progress = try #require(run.progress)
      #expect(progress.results == 4000)
      #expect(progress.resultsBefore == kept)
      #expect(progress.inputDone == progress.inputTotal)
      let answers = Self.lines[..<kept].reduce(0) { $0 + $1.utf8.count + 1 }
      #expect(progress.inputTotal == run["answers.jsonl"]?.count)
      // Reading is ahead of what is handed out by less than it reads at a time.
      #expect((0..<(64 << 10) * 2).contains(progress.inputBefore - answers))
    }
  }

  private static func kept(_ notes: [String]) -> Int? {
    guard let note = notes.first, let number = note.split(separator: " ").dropLast().last else {
      return nil
    }
    #expect(notes == ["going on after \(number) results"])
    return Int(number)
  }

  @Test func `a run ended between its last steps is finished`() throws {
    leave(part: nil, journal: journal, results: results)
    try run.grade(resuming: true)
    try expectWhole("renamed, without a manifest")

    leave(part: nil, journal: journal, results: results, manifest: manifest)
    try run.grade(resuming: true)
    try expectWhole("with the journal still there")

    leave(part: nil, journal: journal)
    try run.grade(resuming: true)
    try expectWhole("without results")

    leave(part: nil, journal: Data(), results: Data("old\n".utf8), manifest: manifest)
    try run.grade(resuming: true)
    try expectWhole("begun anew over an old file")
  }

  @Test func `going on where nothing was begun begins, and where all is done says so`() throws {
    leave(part: nil, journal: nil)
    #expect(try run.grade(resuming: true) == [])
    try expectWhole("nothing was begun")
    let path = run.folder.appendingPathComponent("results.jsonl").path
    #expect(
      try run.grade(resuming: true) == [
        "'\(path)' is finished already; there is nothing left to do"
      ])
    try expectWhole("all was done")
  }

  private func refusal() -> String? {
    #expect(throws: GradingError.self) { try run.grade(resuming: true) }?.description
      .replacing(run.folder.path + "/", with: "")
  }

  @Test func `results without their journal are left alone`() throws {
    leave(part: results.prefix(1 << 20), journal: nil)
    #expect(
      refusal() == "'results.jsonl.part' has no journal beside it to go on from; "
        + "grade without --resume to begin anew")
    #expect(run["results.jsonl.part"] == results.prefix(1 << 20))
    try run.grade()
    try expectWhole("without --resume")
  }

  @Test func `another run is refused with what is not the same`() throws {
    leave(part: results, journal: journal)
    run.settings.language = .chinese
    #expect(
      refusal() == "the earlier run into 'results.jsonl' was asked for something else "
        + "(what differs: the language); grade without --resume to begin anew")
    run.settings = settings
    run.settings.answers.quiz = ["a.b"]
    run.settings.version = "other"
    run.settings.options["memory"] = "3"
    #expect(
      refusal() == "the earlier run into 'results.jsonl' was asked for something else "
        + "(what differs: --memory, the quiz, the version of Gradus); grade without --resume to begin anew"
    )
    #expect(run["results.jsonl.part"] == results)
    #expect(run["results.jsonl.journal"] == journal)
    leave(part: nil, journal: nil, results: results, manifest: manifest)
    run.settings.shard = Shard("1/2")
    #expect(
      refusal() == "the earlier run into 'results.jsonl' was asked for something else "
        + "(what differs: the shard); grade without --resume to begin anew")
    // An option that the earlier run had and this one has not.
    var text = String(decoding: journal, as: UTF8.self)
    text.replace("{\"columns\"", with: "{\"memory\":\"3\",\"columns\"")
    leave(part: results, journal: Data(text.utf8))
    #expect(
      refusal() == "the earlier run into 'results.jsonl' was asked for something else "
        + "(what differs: --memory); grade without --resume to begin anew")
  }

  @Test func `other answers are refused, before and after the end of a run`() throws {
    let right = run["answers.jsonl"]
    defer { run["answers.jsonl"] = right }
    var answers = try #require(right)
    answers[100] ^= 1
    run["answers.jsonl"] = answers
    leave(part: results, journal: journal)
    #expect(
      refusal() == "the answers are not those that the unfinished run has read; "
        + "grade without --resume to begin anew")
    run["answers.jsonl"] = answers.prefix(1000)
    #expect(
      refusal() == "the answers are not those that the unfinished run has read; "
        + "grade without --resume to begin anew")
    leave(part: nil, journal: nil, results: results, manifest: manifest)
    #expect(
      refusal() == "the answers are not those that 'results.jsonl' was graded from; "
        + "grade without --resume to begin anew")
    #expect(run["results.jsonl"] == results)
  }

  @Test func `a manifest that is none is told by its name`() throws {
    leave(part: nil, journal: nil, results: results, manifest: Data("{}".utf8))
    #expect(refusal() == "'results.jsonl.manifest.json' is no manifest of results")
  }
}

/// The generator SplitMix64 of Steele, Lea and Flood, "Fast splittable pseudorandom number
/// generators", OOPSLA 2014.
struct SplitMix {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// A number from 0 up to but not including `bound`.
  mutating func below(_ bound: Int) -> Int {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return Int((mixed ^ (mixed >> 31)) % UInt64(bound))
  }
}
