import CXXHash
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

  @Test(arguments: [[], ["--format", "csv"], ["--overrides", "scores.csv"]])
  func `the manifest has the hash of the file beside it`(_ finishing: [String]) throws {
    let outcome = try batch.command.gradus(
      all: ["grade", "answers.jsonl", "-o", "out"] + finishing + BatchFolder.sources)
    #expect(outcome.status == 0)
    let file = try #require(batch.contents("out"))
    let hash = file.withUnsafeBytes { XXH3_128bits($0.baseAddress, $0.count) }
    let digits = [hash.high64, hash.low64].map { word in
      let digits = String(word, radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }
    let manifest = String(decoding: batch.contents("out.manifest.json") ?? Data(), as: UTF8.self)
    #expect(manifest.contains("\"output_hash\":\"xxh3-128:" + digits.joined() + "\""))
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

  @Test func `the manifest counts the lines beside it, as scores by hand left them`() throws {
    try batch.command.write(
      "sums/essay.yaml",
      """
      topic: essay
      section: s
      title: Essays
      questions:
        - id: why
          format: rubric
          prompt: Why is 1 + 1 = 2?
          rubric: [{points: 1, text: It is the successor of 1., cues: [successor]}]
      """)
    try batch.command.write(
      "answers.jsonl",
      """
      {"id":"r1","question":"t.sum","answer":"4"}
      {"id":"r2","question":"t.sum","answer":""}
      {"id":"r3","question":"essay.why","answer":"It follows 1."}
      {"id":"r4","question":"essay.why","answer":"So I was told."}
      {"id":"r5","question":"t.spin","answer":"error"}

      """)
    let asGraded = try grade("-o", "graded")
    #expect(asGraded.errors == "5 answers: 1 graded, 1 blank, 2 manual, 1 failed\n")
    #expect(asGraded.status == 1)

    try batch.command.write(
      "scores.csv", "id,score,reason,by\nr3,1,Good,Eve\nr5,0,Not asked,Eve\nr2,0.5,Was ill,Eve\n")
    let told = "5 answers: 4 graded, 1 manual\n"
    let whole = try grade("-o", "out", "--overrides", "scores.csv")
    #expect(whole.errors == told)
    // The answer that the grader failed on has its mark.
    #expect(whole.status == 0)
    #expect(try counts("out") == ["graded": 4, "manual": 1])
    #expect(try lines("out") == ["graded": 4, "manual": 1])
    let again = try grade("-o", "out", "--overrides", "scores.csv", "--resume")
    #expect(again.errors == "'out' is finished already; there is nothing left to do\n" + told)
    #expect(again.status == 0)

    for number in [1, 2] { _ = try grade("-o", "part-\(number)", "--shard", "\(number)/2") }
    let merged = try batch.command.gradus(
      "merge", "part-1", "part-2", "-o", "merged", "--overrides", "scores.csv")
    #expect(merged.errors == told)
    #expect(merged.status == 0)
    #expect(batch.contents("merged.manifest.json") == batch.contents("out.manifest.json"))

    let regraded = try batch.command.gradus(
      all: ["regrade", "graded", "--answers", "answers.jsonl", "--overrides", "scores.csv"]
        + ["-o", "regraded"] + BatchFolder.sources)
    #expect(regraded.status == 0)
    #expect(try counts("regraded") == ["graded": 4, "manual": 1])
  }

  /// The counts of the manifest that are not 0.
  private func counts(_ results: String) throws -> [String: Int] {
    struct Manifest: Decodable {
      var counts: [String: Int]
    }
    let data = try #require(batch.contents(results + ".manifest.json"))
    return try JSONDecoder().decode(Manifest.self, from: data).counts.filter { $0.value != 0 }
  }

  /// How many lines of a results file have each status.
  private func lines(_ results: String) throws -> [String: Int] {
    try (batch.contents(results) ?? Data()).split(separator: 0x0a).reduce(into: [:]) {
      counts, line in
      counts[try JSONDecoder().decode(ResultLine.self, from: Data(line)).status, default: 0] += 1
    }
  }

  @Test func `joined parts are finished as a whole run is`() throws {
    for number in [1, 2] {
      #expect(try grade("-o", "part-\(number)", "--shard", "\(number)/2").status == 0)
    }
    let finish = ["--overrides", "scores.csv", "--report", "merged.html", "--fail-under", "0.6"]
    let told = Self.counts + "the mean score is 0.5; --fail-under wants 0.6\n"
    for format in ["jsonl", "csv", "canvas"] {
      let more = ["--format", format] + finish
      let merged = try batch.command.gradus(
        all: ["merge", "part-1", "part-2", "-o", "merged"] + more + BatchFolder.sources)
      let page = batch.contents("merged.html")
      let whole = try batch.command.gradus(
        all: ["grade", "answers.jsonl", "-o", "whole"] + more + BatchFolder.sources)
      #expect(merged.errors == whole.errors)
      #expect(merged.errors == told)
      #expect(merged.status == 1)
      #expect(batch.contents("merged") != nil && page != nil)
      #expect(batch.contents("merged") == batch.contents("whole"))
      #expect(batch.contents("merged.manifest.json") == batch.contents("whole.manifest.json"))
      #expect(batch.contents("merged.html") == page)
    }
    let printed = try batch.command.gradus(
      "merge", "part-2", "part-1", "--format", "canvas", "--quiz", "Week 3")
    #expect(printed.output.hasPrefix("Student,ID,SIS User ID,SIS Login ID,Section,Week 3\r\n"))
    #expect(printed.errors == Self.counts)
    #expect(printed.status == 0)
  }

  @Test func `parts that cannot be finished leave nothing behind`() throws {
    #expect(try grade("-o", "part", "--shard", "1/1").status == 0)
    func merge(_ arguments: String...) throws -> Command.Outcome {
      try batch.command.gradus(all: ["merge", "part", "-o", "out"] + arguments)
    }
    let students = try merge("--format", "gradescope")
    #expect(
      students.errors
        == "gradus: 'out.part' has results of 2 students, and Gradescope's results.json is about one "
        + "submission: export each student's results by themselves\n")
    #expect(students.status == 65)
    try batch.command.write("scores.csv", "id,score,reason,by\nr9,1,Unclear question,Eve\n")
    #expect(try merge("--overrides", "scores.csv").status == 65)
    let names = try FileManager.default.contentsOfDirectory(atPath: batch.command.folder.path)
    #expect(names.filter { $0.hasPrefix("out") }.isEmpty)
    let over = try merge("--report", "part")
    #expect(
      over.errors.hasPrefix("Error: the report would be written over 'part', which is read\n"))
    #expect(over.status == 64)
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
