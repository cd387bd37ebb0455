internal import Foundation
internal import GradusCore
internal import GradusLua

/// How far a run has come: after some block, what was read and what was written.
struct Checkpoint: Hashable {
  /// How many blocks are done.
  var blocks: Int
  /// The hash of all blocks read so far.
  var input: String
  /// How many bytes of results are written, and their hash.
  var outputBytes: Int
  var output: String
  /// What became of the answers.
  var tally: Tally
  /// What the blocks since the checkpoint before gave, when the run is one of several shards.
  var sizes: [BlockSize] = []
  /// The questions that were named first since then, with their fingerprints.
  var fingerprints: [String: String] = [:]
}

/// The journal of a run, a file beside the results that grows with them: one line that says what
/// the run is, then a line for each checkpoint.
struct Journal {
  var identity: RunIdentity
  var checkpoints: [Checkpoint]

  /// The questions that were named up to the last checkpoint, with their fingerprints.
  var fingerprints: [String: String] {
    checkpoints.reduce(into: [:]) { all, checkpoint in
      all.merge(checkpoint.fingerprints) { first, _ in first }
    }
  }

  /// Reads a journal. What stands behind the last whole line is left out, since a run may end in
  /// the middle of a line; `nil` when not even the first line is whole.
  static func read(_ path: String) -> Journal? {
    guard let data = FileManager.default.contents(atPath: path) else { return nil }
    let lines = data.split(separator: 0x0a, omittingEmptySubsequences: false).dropLast()
    var values = lines.lazy.map { line in
      try? line.withUnsafeBytes { try JSONText.read($0).plain }
    }.makeIterator()
    guard let first = values.next(), let identity = first.flatMap(RunIdentity.init) else {
      return nil
    }
    var checkpoints: [Checkpoint] = []
    while let value = values.next(), let checkpoint = value.flatMap(Checkpoint.init) {
      checkpoints.append(checkpoint)
    }
    return Journal(identity: identity, checkpoints: checkpoints)
  }
}

// MARK: Lines

extension Checkpoint {
  /// The checkpoint as a line of a journal.
  var line: String {
    var object = JSONObject()
    object.add("blocks", .integer(blocks))
    object.add("input", .text(input))
    object.add("output_bytes", .integer(outputBytes))
    object.add("output", .text(output))
    object.add("counts", .list(tally.counts.map { .integer($0) }))
    if !sizes.isEmpty { object.add("sizes", sizes.value) }
    if !fingerprints.isEmpty {
      object.add("fingerprints", .map(fingerprints.mapValues { .text($0) }))
    }
    return object.text
  }

  fileprivate init?(_ value: Value) {
    guard let blocks = value["blocks"]?.wholeNumber, let input = value["input"]?.string,
      let outputBytes = value["output_bytes"]?.wholeNumber,
      let output = value["output"]?.string,
      let counts = value["counts"]?.elements?.compactMap(\.wholeNumber),
      let tally = Tally(counts: counts)
    else { return nil }
    self.init(
      blocks: blocks, input: input, outputBytes: outputBytes, output: output, tally: tally,
      sizes: value["sizes"].flatMap([BlockSize].init) ?? [],
      fingerprints: value["fingerprints"]?.entries?.compactMapValues(\.string) ?? [:])
  }
}
