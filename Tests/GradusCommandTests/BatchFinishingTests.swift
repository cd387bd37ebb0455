import Foundation
import Testing

/// What is done when all results are there, and what `--resume` makes of it afterwards.
@Suite struct BatchFinishingTests {
  private let batch: BatchFolder

  /// Four answers: 1, 0, blank and 0 of 1 point each.
  init() throws {
    batch = try BatchFolder()
    try batch.command.write(
      "answers.jsonl",
      """
      {"id":"r1","student":"Ada","question":"t.sum","answer":"4"}
      {"id":"r2","student":"Ada","question":"t.pick","answer":"three"}
      {"id":"r3","student":"Bo","question":"t.sum","answer":""}
      {"id":"r4","student":"Bo","question":"t.pick","answer":"four"}

      """)
    try batch.command.write("scores.csv", "id,score,reason,by\nr4,1,Unclear question,Eve\n")
  }

  private func grade(_ arguments: String...) throws -> Command.Outcome {
    try batch.command.gradus(
      all: ["grade", "answers.jsonl", "--jobs", "1"] + arguments + BatchFolder.sources)
  }

  private static let counts = "4 answers: 3 graded, 1 blank\n"

  @Test func `scores by hand come before the report, the mean and the format`() throws {
    // 2 of 4 points with the score given by hand.
    let good = try grade(
      "-o", "out.csv", "--format", "csv", "--overrides", "scores.csv", "--report", "report.html",
      "--fail-under", "0.5")
    #expect(good.errors == Self.counts)
    #expect(good.status == 0)
    let table = String(decoding: batch.contents("out.csv") ?? Data(), as: UTF8.self)
    #expect(table.split(whereSeparator: \.isNewline).count == 5)
    #expect(
      String(decoding: batch.contents("report.html") ?? Data(), as: UTF8.self).contains("<html"))
    #expect(batch.contents("out.csv.part") == nil)
    #expect(batch.contents("out.csv.journal") == nil)
    let printed = try grade("--format", "csv", "--overrides", "scores.csv")
    #expect(printed.output == table)

    let bad = try grade("-o", "out", "--fail-under", "0.5")
    #expect(bad.errors == Self.counts + "the mean score is 0.25; --fail-under wants 0.5\n")
    #expect(bad.status == 1)
    #expect(batch.contents("out") != nil)
  }

  @Test func `a finished run is not finished again but looked at`() throws {
    #expect(try grade("-o", "out").status == 0)
    let results = batch.contents("out")
    let told = "'out' is finished already; there is nothing left to do\n" + Self.counts
    let again = try grade("-o", "out", "--resume", "--report", "late.html", "--fail-under", "0.3")
    #expect(again.errors == told + "the mean score is 0.25; --fail-under wants 0.3\n")
    #expect(again.status == 1)
    #expect(batch.contents("late.html") != nil)

    let other = try grade("-o", "out", "--resume", "--format", "csv")
    #expect(
      other.errors
        == "gradus: the earlier run into 'out' was asked for something else (what differs: "
        + "--format); grade without --resume to begin anew\n")
    #expect(other.status == 65)
    #expect(batch.contents("out") == results)

    #expect(try grade("-o", "out.csv", "--format", "csv").status == 0)
    let late = try grade(
      "-o", "out.csv", "--format", "csv", "--resume", "--report", "later.html")
    #expect(
      late.errors
        == "'out.csv' is finished already; there is nothing left to do\n"
        + "gradus: --report and --fail-under read JSON Lines, and 'out.csv' is finished in another "
        + "format; grade without --resume to begin anew\n")
    #expect(late.status == 65)
  }

  @Test func `a finished run with failed answers ends with status 1 again`() throws {
    try batch.command.write(
      "answers.jsonl", #"{"question":"t.spin","answer":"error"}"# + "\n")
    let counts = "1 answer: 1 failed\n"
    let first = try grade("-o", "out")
    #expect(first.errors == counts)
    #expect(first.status == 1)
    let again = try grade("-o", "out", "--resume")
    #expect(again.errors == "'out' is finished already; there is nothing left to do\n" + counts)
    #expect(again.status == 1)
  }
}
