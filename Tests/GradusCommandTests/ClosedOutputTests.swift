import Foundation
import Testing

/// What becomes of a command when nobody reads what it writes, or nothing can be written.
@Suite struct ClosedOutputTests {
  private let batch: BatchFolder

  /// Answers, their results, and the same after one answer was marked by hand.
  init() throws {
    batch = try BatchFolder()
    try batch.command.write("answers.jsonl", BatchFolder.answers(0..<40).joined(separator: "\n"))
    try batch.command.write("by-hand.csv", "id,score,reason,by\nr1,0.5,Half right,Eve\n")
    #expect(try batch.grade("answers.jsonl", "-o", "old").status == 0)
    #expect(try batch.grade("answers.jsonl", "-o", "new", "--overrides", "by-hand.csv").status == 0)
  }

  private static let showing: [[String]] = [
    ["list", "questions"] + BatchFolder.sources,
    ["list", "questions", "--json"] + BatchFolder.sources,
    ["list", "solutions", "--seeds", "2"] + BatchFolder.sources,
    ["show", "t.sum"] + BatchFolder.sources, ["show", "t.sum", "--json"] + BatchFolder.sources,
    ["diff", "old", "new"], ["diff", "old", "new", "--json"],
    ["stats", "old"] + BatchFolder.sources, ["stats", "old", "--json"] + BatchFolder.sources,
    ["regrade", "old", "--answers", "answers.jsonl", "--all"] + BatchFolder.sources,
    ["regrade", "old", "--answers", "answers.jsonl", "--all", "--json"] + BatchFolder.sources,
    ["doctor", "--json"], ["schema"], ["plugin", "docs", "index"], ["completions", "bash"],
    ["progress"], ["progress", "--plain"], ["review", "--json"],
    ["run", "sums"] + BatchFolder.sources,
  ]

  /// A pipe whose reader has gone away.
  private func deserted() throws -> FileHandle {
    let pipe = Pipe()
    try pipe.fileHandleForReading.close()
    return pipe.fileHandleForWriting
  }

  @Test(arguments: showing)
  func `a reader that has seen enough ends what is shown without a word`(_ arguments: [String])
    throws
  {
    let run = try batch.command.start(all: arguments, standardOutput: deserted())
    #expect(run.status == 74)
    #expect(try String(contentsOf: run.errors, encoding: .utf8) == "")
  }

  #if os(Linux)
    @Test(arguments: showing)
    func `what cannot be shown is told`(_ arguments: [String]) throws {
      let full = try #require(FileHandle(forWritingAtPath: "/dev/full"))
      let run = try batch.command.start(all: arguments, standardOutput: full)
      #expect(run.status == 74)
      #expect(
        try String(contentsOf: run.errors, encoding: .utf8)
          == "gradus: 'standard output' cannot be written: no space left on device\n")
    }
  #endif

  @Test func `a table that nobody reads does not keep new results from their file`() throws {
    let run = try batch.command.start(
      all: ["regrade", "old", "--answers", "answers.jsonl", "--all", "-o", "regraded"]
        + BatchFolder.sources,
      standardOutput: deserted())
    #expect(run.status == 74)
    #expect(batch.contents("regraded") == batch.contents("old"))
  }

  @Test func `a batch goes on where nobody reads what it tells`() throws {
    let answers = Pipe()
    let run = try batch.command.start(
      all: ["grade", "-", "-o", "out", "--progress", "plain"] + BatchFolder.sources,
      standardInput: answers, standardError: deserted())
    defer { run.end() }
    // By then it has told once how far it is.
    Thread.sleep(forTimeInterval: 6)
    try answers.fileHandleForWriting.write(contentsOf: #require(batch.contents("answers.jsonl")))
    try answers.fileHandleForWriting.close()
    #expect(run.status == 0)
    #expect(batch.contents("out") == batch.contents("old"))
  }
}
