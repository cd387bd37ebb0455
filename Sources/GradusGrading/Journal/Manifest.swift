internal import Foundation
internal import GradusCore
internal import GradusLua

/// What stands beside a file of results: how they came about, and what became of the answers.
struct Manifest {
  /// The version of Gradus.
  var version: String
  /// What was asked for.
  var identity: RunIdentity
  /// The hash of all input, as it was read.
  var input: String
  /// The hash of the file of results.
  var output: String
  /// What became of the answers.
  var tally: Tally
  /// How many ids stand on more than one line, and some of them.
  var duplicates: (count: Int, examples: [String])
  /// The fingerprint of each question that the answers named, by address.
  var fingerprints: [String: String]
  /// What each block gave, when the run is one of several shards.
  var sizes: [BlockSize]?

  static func path(for results: String) -> String { results + ".manifest.json" }

  /// Writes the manifest beside a file of results.
  func write(beside results: String) throws(GradingError) {
    try ReplacedFile.write(text, to: Self.path(for: results))
  }

  private var text: String {
    var object = JSONObject()
    object.add("gradus", .text(version))
    object.add("grading", .text(Fingerprints.gradingVersion))
    object.add("results", .integer(tally.total))
    object.add(
      "counts",
      .map(
        Dictionary(
          uniqueKeysWithValues: GradedRecord.Status.allCases.map {
            ($0.rawValue, .integer(tally[$0]))
          })))
    object.add(
      "duplicate_ids",
      .map([
        "count": .integer(duplicates.count),
        "examples": .list(duplicates.examples.map { .text($0) }),
      ]))
    object.add("input_hash", .text(input))
    object.add("output_hash", .text(output))
    object.add("run", identity.value)
    if let sizes { object.add("blocks", sizes.value) }
    object.add("fingerprints", .map(fingerprints.mapValues { .text($0) }))
    return object.text + "\n"
  }

  /// Reads the manifest beside a file of results; `nil` when there is none. Results that were packed
  /// later, such as `r.jsonl.gz`, have that of `r.jsonl`.
  ///
  /// - Throws: `GradingError` when there is one that cannot be used.
  static func read(beside results: String) throws(GradingError) -> Manifest? {
    let own = path(for: results)
    if let data = FileManager.default.contents(atPath: own) { return try read(data, from: own) }
    let unpacked = path(for: AnswerFile.unpackedName(of: results))
    return try FileManager.default.contents(atPath: unpacked).map { data throws(GradingError) in
      try read(data, from: unpacked)
    }
  }

  private static func read(_ data: Data, from path: String) throws(GradingError) -> Manifest {
    let value = try? data.withUnsafeBytes { try JSONText.read($0).plain }
    guard let value, let version = value["gradus"]?.string, let input = value["input_hash"]?.string,
      let output = value["output_hash"]?.string,
      let identity = value["run"].flatMap(RunIdentity.init),
      let counts = value["counts"]?.entries,
      let tally = Tally(
        counts: GradedRecord.Status.allCases.map { counts[$0.rawValue]?.wholeNumber ?? 0 })
    else { throw GradingError(.badData, "'\(path)' is no manifest of results") }
    let duplicates = value["duplicate_ids"]
    return Manifest(
      version: version, identity: identity, input: input, output: output, tally: tally,
      duplicates: (
        duplicates?["count"]?.wholeNumber ?? 0,
        duplicates?["examples"]?.elements?.compactMap(\.string) ?? []
      ), fingerprints: value["fingerprints"]?.entries?.compactMapValues(\.string) ?? [:],
      sizes: value["blocks"].flatMap([BlockSize].init))
  }
}
