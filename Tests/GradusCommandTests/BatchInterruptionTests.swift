import Foundation
import Testing

/// A batch that is stopped, killed or loses its workers.
@Suite struct BatchInterruptionTests {
  private let batch: BatchFolder

  /// 45 blocks of answers and 3 MB of results, with some work in each block so that there is a
  /// moment to be met.
  init() throws {
    batch = try BatchFolder()
    let longName = String(repeating: "x", count: 600)
    var answers = BatchFolder.answers(0..<4000).map {
      $0.replacing(#""student":""#, with: #""student":"\#(longName)"#)
    }
    for place in stride(from: 3950, through: 0, by: -80) {
      answers.insert(contentsOf: BatchFolder.work(150_000, [place]), at: place)
    }
    try batch.command.write("answers.jsonl", answers.joined(separator: "\n") + "\n")
  }

  /// What a run without an interruption writes, and how many bytes of results that are.
  private func whole() throws -> (files: [Data?], bytes: Int) {
    let files = try Self.whole.get()
    return (files, try #require(files[0]).count)
  }

  private static let whole = Result {
    let batch = try BatchInterruptionTests().batch
    try #require(batch.grade("answers.jsonl", "-o", "out", "--jobs", "2").status == 0)
    return batch.results
  }

  @Test func `however often a run is stopped, its results are those of one that was not`() throws {
    let (files, bytes) = try whole()
    var random = Draw(seed: 11)
    var done = 0
    var stops = 0
    for (signal, status) in [(SIGINT, 130), (SIGKILL, -9), (SIGTERM, 143)] as [(Int32, Int32)] {
      let run = try batch.start(
        "answers.jsonl", "-o", "out", "--resume", "--jobs", "\(1 + random.below(2))")
      let target = min(bytes, done + 1 + random.below(bytes / 4))
      // Where tests run slowly, a run may come to its end before it is met.
      guard run.waits(until: { batch.size("out.part") >= target }) else { break }
      let end = run.end(by: signal)
      guard end != 0 else { break }
      stops += 1
      #expect(end == status)
      let errors = try String(contentsOf: run.errors, encoding: .utf8)
      if signal != SIGKILL {
        let count = (batch.contents("out.part") ?? Data()).count { $0 == 0x0a }
        #expect(
          errors.hasSuffix(
            "\nstopped after \(count) results; the same command with --resume goes on from there\n")
        )
      }
      #expect(batch.contents("out") == nil)
      done = batch.size("out.part")
    }
    #expect(stops > 0)
    #expect(try batch.grade("answers.jsonl", "-o", "out", "--resume").status == 0)
    #expect(batch.results == files)
  }

  @Test func `workers that are killed cost nothing, and Ctrl-C is none of their business`() throws {
    let (files, bytes) = try whole()
    let run = try batch.start("answers.jsonl", "-o", "out", "--jobs", "2")
    #expect(run.waits { batch.size("out.part") > 0 })
    // The first gave the results there are, and the other may still be loading.
    let workers = Processes.children(of: run.process.processIdentifier).sorted().prefix(1)
    #expect(workers.count == 1)
    for worker in workers { kill(worker, SIGINT) }
    let size = batch.size("out.part")
    #expect(run.waits { batch.size("out.part") > size })
    let areAlive = workers.allSatisfy(Processes.isRunning)
    // Where tests run slowly, there may be nothing left to do for it.
    #expect(areAlive || batch.size("out.part") > bytes / 2)
    for turn in 1...3 where run.waits(until: { batch.size("out.part") > bytes / 5 * turn }) {
      let workers = Processes.children(of: run.process.processIdentifier)
      if let worker = workers.first { kill(worker, turn == 2 ? SIGTERM : SIGKILL) }
      // Later all others may be graded already, and wait for the one that was killed over.
      #expect(turn > 1 || !workers.isEmpty)
    }
    #expect(run.status == 0)
    #expect(batch.results == files)
  }

  @Test func `no worker outlives a run that is killed, however long its answer takes`() throws {
    try batch.command.write(
      "long.jsonl",
      (1...2).map { _ in #"{"question":"t.spin","answer":"endless"}"# + "\n" }.joined())
    let run = try batch.start(
      "long.jsonl", "-o", "out", "--jobs", "2", "--instructions", "1000000000000")
    #expect(try run.waits(for: "endless"))
    let workers = Processes.children(of: run.process.processIdentifier)
    #expect(!workers.isEmpty)
    #expect(run.end(by: SIGKILL) == -9)
    let end = Date().addingTimeInterval(5)
    while Date() < end, workers.contains(where: Processes.isRunning) {
      Thread.sleep(forTimeInterval: 0.05)
    }
    #expect(!workers.contains(where: Processes.isRunning))
  }

  @Test func `a run that is stopped in a long answer keeps what was graded before it`() throws {
    try batch.command.write(
      "long.jsonl",
      (BatchFolder.answers(0..<1000) + [#"{"question":"t.spin","answer":"endless"}"#])
        .joined(separator: "\n"))
    let run = try batch.start(
      "long.jsonl", "-o", "out", "--jobs", "1", "--instructions", "1000000000000")
    #expect(try run.waits(for: "endless"))
    #expect(run.waits { batch.size("out.part") > 0 })
    #expect(run.end(by: SIGINT) == 130)
    let kept = (batch.contents("out.part") ?? Data()).count { $0 == 0x0a }
    #expect(kept > 0)
    // Another answer in place of the long one, which was not reached.
    try batch.command.write(
      "long.jsonl",
      (BatchFolder.answers(0..<1000) + [#"{"question":"t.spin","answer":"1"}"#])
        .joined(separator: "\n"))
    let outcome = try batch.grade(
      "long.jsonl", "-o", "out", "--resume", "--instructions", "1000000000000")
    #expect(outcome.status == 0)
    #expect(outcome.errors.hasPrefix("going on after \(kept) results\n1001 answers: "))
    #expect((batch.contents("out") ?? Data()).count { $0 == 0x0a } == 1001)
  }

  @Test func `a merge that is killed leaves what was there, and the next one is whole`() throws {
    try batch.command.write(
      "short.jsonl", BatchFolder.answers(0..<4000).joined(separator: "\n") + "\n")
    for (name, shard) in [("part-1", ["--shard", "1/2"]), ("part-2", ["--shard", "2/2"])] {
      let arguments = ["grade", "short.jsonl", "-o", name] + shard + BatchFolder.sources
      try #require(batch.command.gradus(all: arguments).status == 0)
    }
    try batch.command.write("out", "results of last week")
    // A part that goes on after a while, so that there is a moment to be met.
    let part = try #require(batch.contents("part-2"))
    let path = batch.command.folder.appendingPathComponent("part-2").path
    try FileManager.default.removeItem(atPath: path)
    try #require(mkfifo(path, 0o600) == 0)
    // Opened for both ways, it waits for nobody.
    let writer = try #require(FileHandle(forUpdatingAtPath: path))
    try writer.write(contentsOf: part.prefix(1000))
    let run = try batch.command.start("merge", "part-1", "part-2", "-o", "out")
    defer { run.end() }
    try #require(run.waits { batch.size("out.part") > 0 })
    #expect(run.end(by: SIGKILL) == -9)
    #expect(batch.contents("out") == Data("results of last week".utf8))
    #expect(batch.contents("out.manifest.json") == nil)

    try FileManager.default.removeItem(atPath: path)
    try part.write(to: URL(fileURLWithPath: path))
    try #require(batch.command.gradus("merge", "part-1", "part-2", "-o", "out").status == 0)
    let merged = batch.results
    try #require(batch.grade("short.jsonl", "-o", "out").status == 0)
    #expect(batch.results == merged)
  }
}

extension BatchFolder {
  /// Results, manifest, and what should not be there any more.
  fileprivate var results: [Data?] {
    ["out", "out.manifest.json", "out.part", "out.journal"].map(contents)
  }
}

/// The minimal standard generator of Park and Miller, "Random number generators: good ones are hard
/// to find", Communications of the ACM 31 (1988).
struct Draw {
  private var state: Int

  init(seed: Int) { state = seed }

  /// A number from 0 up to but not including `bound`.
  mutating func below(_ bound: Int) -> Int {
    state = state * 16_807 % 2_147_483_647
    return state % bound
  }
}
