internal import Foundation
internal import GradusCore
internal import GradusLua

/// What a run was asked to do: only a run that is asked for the same can be taken up.
struct RunIdentity: Hashable {
  /// What is compared, in words for the person who reads a refusal, with what it was.
  var facts: [Fact]

  struct Fact: Hashable {
    /// Such as "the bank or a plugin".
    var name: String
    var value: String
  }

  /// What is not the same in another run, such as "the language, the quiz"; `nil` when all is.
  func difference(from other: RunIdentity) -> String? {
    let (ours, theirs) = (values, other.values)
    let names = Set(ours.keys).union(theirs.keys).filter { ours[$0] != theirs[$0] }
    return names.isEmpty ? nil : names.sorted().joined(separator: ", ")
  }

  private var values: [String: String] {
    Dictionary(facts.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
  }
}

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
}

/// The journal of a run, a file beside the results that grows with them: one line that says what
/// the run is, then a line for each checkpoint.
struct Journal {
  var identity: RunIdentity
  var checkpoints: [Checkpoint]

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

extension RunIdentity {
  /// The first line of a journal.
  var line: String {
    var object = JSONObject()
    for fact in facts { object.add(fact.name, .text(fact.value)) }
    return object.text
  }

  fileprivate init?(_ value: Value) {
    guard let entries = value.entries else { return nil }
    facts = entries.sorted { $0.key < $1.key }.compactMap { name, value in
      value.string.map { Fact(name: name, value: $0) }
    }
  }
}

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
      sizes: value["sizes"].flatMap([BlockSize].init) ?? [])
  }
}
