import Foundation
import Testing

/// Results that were packed, in every command that reads results.
@Suite struct PackedResultsTests {
  private let command: Command

  /// Eight answers graded with 4 as the key of `t.two`, which is 5 since.
  init() throws {
    command = try Command()
    try writeBank(key: 4)
    let answers = (1...4).map { number in
      #"{"student":"s\#(number)","answers":{"t.one":"2","t.two":"\#(number + 2)"}}"# + "\n"
    }
    try command.write("answers.jsonl", answers.joined())
    for (place, shard) in ["1/2", "2/2"].enumerated() {
      let graded = try command.gradus(
        "grade", "answers.jsonl", "--bank", "sums", "-o", "part-\(place)", "--shard", shard)
      #expect(graded.status == 0)
    }
    #expect(try command.gradus("merge", "part-0", "part-1", "-o", "old").status == 0)
    try writeBank(key: 5)
    let graded = try command.gradus("grade", "answers.jsonl", "--bank", "sums", "-o", "new")
    #expect(graded.errors == "8 answers: 8 graded\n")
  }

  private func writeBank(key: Int) throws {
    try command.write(
      "sums/t.yaml",
      """
      topic: t
      title: Sums
      questions:
        - {id: one, format: numeric, prompt: "1 + 1 = ?", answer: {value: 2}}
        - {id: two, format: numeric, prompt: "2 + 3 = ?", answer: {value: \(key)}}
      """)
  }

  private func contents(_ path: String) throws -> Data {
    try Data(contentsOf: command.folder.appendingPathComponent(path))
  }

  /// Packs a file beside it and returns its name.
  @discardableResult private func pack(_ name: String, _ packing: Packing) throws -> String {
    let packed = "\(name).\(packing.rawValue)"
    try packing.pack(contents(name)).write(to: command.folder.appendingPathComponent(packed))
    return packed
  }

  @Test(arguments: Packing.allCases)
  func `diff and stats tell the same of packed results`(_ packing: Packing) throws {
    let (old, new) = (try pack("old", packing), try pack("new", packing))
    let diff = try command.gradus("diff", "old", "new")
    #expect(diff.output.contains("8 results matched by id: 2 differ (1 up, 1 down)"))
    #expect(try command.gradus("diff", old, new).output == diff.output)
    #expect(try command.gradus("diff", "old", new).output == diff.output)

    let stats = try command.gradus("stats", "old", "--bank", "sums", "--compare", "new", "--json")
    let packed = try command.gradus("stats", old, "--bank", "sums", "--compare", new, "--json")
    #expect(stats.output.contains(#""students":4"#))
    #expect(packed.output == stats.output)
    #expect(packed.status == 0)
  }

  @Test(arguments: Packing.allCases)
  func `packed results are graded again as they would be unpacked`(_ packing: Packing) throws {
    let old = try pack("old", packing)
    let answers = ["--answers", "answers.jsonl", "--bank", "sums"]
    let regraded = try command.gradus(all: ["regrade", "old", "-o", "plain"] + answers)
    #expect(regraded.output.contains("8 results: 4 graded again, 2 changed (1 up, 1 down)"))
    let packed = try command.gradus(all: ["regrade", old, "-o", "packed"] + answers)
    #expect(packed.output == regraded.output)
    #expect(try contents("packed") == contents("plain"))
    #expect(try contents("packed") == contents("new"))
    #expect(try contents("packed.manifest.json") == contents("plain.manifest.json"))
  }

  @Test func `packed results are not written over by unpacked ones`() throws {
    let old = try pack("old", .gzip)
    let before = try contents(old)
    let outcome = try command.gradus(
      "regrade", old, "-o", old, "--answers", "answers.jsonl", "--bank", "sums")
    #expect(
      outcome.errors
        == "gradus: 'old.gz' is packed, and results are written unpacked: name another file\n")
    #expect(outcome.status == 65)
    #expect(try contents(old) == before)
  }

  @Test(arguments: Packing.allCases)
  func `packed parts are joined to the same bytes`(_ packing: Packing) throws {
    let parts = try [pack("part-0", packing), pack("part-1", packing)]
    let merged = try command.gradus(all: ["merge", "-o", "merged"] + parts)
    #expect(merged.errors == "8 answers: 8 graded\n")
    #expect(merged.status == 0)
    #expect(try contents("merged") == contents("old"))
    #expect(try contents("merged.manifest.json") == contents("old.manifest.json"))

    // A line more than what was graded.
    let name = command.folder.appendingPathComponent(parts[1])
    try packing.pack(contents("part-1") + Data("{}\n".utf8)).write(to: name)
    let outcome = try command.gradus(all: ["merge"] + parts)
    #expect(
      outcome.errors
        == "gradus: '\(parts[1])' was changed since it was graded; grade this part again\n")
    #expect(outcome.status == 65)
  }
}
