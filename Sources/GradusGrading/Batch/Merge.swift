internal import Foundation

/// Joins the results of all shards of a run, which may be packed, to what one run over everything
/// gives, byte for byte.
public struct Merge {
  private let parts: [Part]

  private struct Part {
    var path: String
    var shard: Shard
    var manifest: Manifest
  }

  /// Reads what stands beside the parts.
  ///
  /// - Throws: `GradingError` when parts are missing or do not belong together.
  public init(parts paths: [String]) throws(GradingError) {
    var parts: [Part] = []
    for path in paths {
      guard FileManager.default.fileExists(atPath: path) else {
        throw GradingError(.noInput, "there is no file '\(path)'")
      }
      guard let manifest = try Manifest.read(beside: path) else {
        throw GradingError(
          .noInput,
          "there is no '\(Manifest.path(for: path))', which tells what '\(path)' is a part of")
      }
      guard let shard = manifest.shard, manifest.sizes != nil else {
        throw GradingError(.badData, "'\(path)' was not graded with --shard")
      }
      parts.append(Part(path: path, shard: shard, manifest: manifest))
    }
    self.parts = parts.sorted { $0.shard.number < $1.shard.number }
    try check()
  }

  private func check() throws(GradingError) {
    guard let first = parts.first else { return }
    var fingerprints: [String: String] = [:]
    for part in parts {
      let difference =
        first.manifest.wholeRun.difference(from: part.manifest.wholeRun)
        ?? (first.manifest.input == part.manifest.input ? nil : "the content of the input files")
        ?? part.manifest.differingQuestion(from: fingerprints).map { "question '\($0)'" }
      fingerprints.merge(part.manifest.fingerprints) { $1 }
      if let difference {
        throw GradingError(
          .badData,
          "'\(part.path)' is not a part of the same run as '\(first.path)' "
            + "(what differs: \(difference))")
      }
    }
    for part in parts where part.shard.count != first.shard.count {
      throw GradingError(
        .badData,
        "'\(part.path)' is part \(part.shard), but '\(first.path)' is part \(first.shard)")
    }
    let numbers = parts.map(\.shard.number)
    let missing = (1...first.shard.count).filter { !numbers.contains($0) }
    if let number = missing.first {
      throw GradingError(
        .noInput,
        "part \(number)/\(first.shard.count) is missing"
          + (missing.count > 1 ? ", and \(missing.count - 1) more" : ""))
    }
    for (part, next) in zip(parts, parts.dropFirst()) where part.shard == next.shard {
      throw GradingError(
        .badData, "'\(part.path)' and '\(next.path)' are both part \(part.shard)")
    }
  }

  /// Writes the joined results, with their manifest.
  ///
  /// - Parameters:
  ///   - output: where to; `nil` for standard output.
  ///   - facts: what else decides the bytes of the results, by name, as `Finishing` tells it.
  ///   - move: puts the results, when they are all there, in their place; `nil` renames them.
  public func write(
    to output: String?, finishing facts: [String: String] = [:],
    _ move: ((_ part: String, _ output: String) throws -> Finishing.Outcome)? = nil
  ) throws -> BatchSummary {
    guard let first = parts.first else {
      return BatchSummary(tally: Tally(), duplicates: 0, examples: [])
    }
    let file = try output.map { path throws(GradingError) in
      try PartialFile(at: path, first.manifest.wholeRun)
    }
    let target: ResultSink.Target = file.map { .file($0) } ?? .standardOutput
    let digest = try Digest()
    let ids = DuplicateFinder()
    var summary = BatchSummary(tally: Tally(), duplicates: 0, examples: [])
    for part in parts { summary.tally += part.manifest.tally }
    do {
      try copyBlocks { bytes in
        try target.write(bytes)
        digest.add(bytes)
        try ids.add(lines: bytes)
      }
      let found = try ids.duplicates()
      summary.duplicates = found.count
      guard let file else { return summary }
      summary.examples =
        found.isEmpty ? [] : try DuplicateFinder.examples(of: found, in: file.partPath)
      try file.finish(
        move.map { move in { summary.tally = try move($0, $1).tally ?? summary.tally } })
    } catch {
      // What is left could not be gone on with.
      file?.discard()
      throw error
    }
    guard let file else { return summary }
    var manifest = first.manifest
    manifest.identity = manifest.wholeRun.finished(facts)
    manifest.output = move == nil ? digest.text : try Digest.text(ofFile: file.path)
    manifest.tally = summary.tally
    manifest.duplicates = (summary.duplicates, summary.examples)
    manifest.sizes = nil
    for part in parts { manifest.fingerprints.merge(part.manifest.fingerprints) { $1 } }
    try manifest.write(beside: file.path)
    file.removeJournal()
    return summary
  }

  /// Hands out the results of block after block, each from the part that has it.
  private func copyBlocks(_ take: (UnsafeRawBufferPointer) throws -> Void) throws {
    var sources = try parts.map { part throws(GradingError) in try ByteSource(path: part.path) }
    let sizes = parts.flatMap { part in
      (part.manifest.sizes ?? []).map { (size: $0, part: part.shard.number - 1) }
    }.sorted { $0.size.block < $1.size.block }
    let digests = try parts.map { _ throws(GradingError) in try Digest() }
    var memory: [UInt8] = []
    for (size, part) in sizes {
      if memory.count < size.bytes { memory = Array(repeating: 0, count: size.bytes) }
      try memory.withUnsafeMutableBytes { bytes in
        let room = UnsafeMutableRawBufferPointer(rebasing: bytes[..<size.bytes])
        guard try sources[part].readAll(into: room) else { throw changed(part) }
        digests[part].add(UnsafeRawBufferPointer(room))
        try take(UnsafeRawBufferPointer(room))
      }
    }
    for part in parts.indices {
      guard try sources[part].hasEnded(), digests[part].text == parts[part].manifest.output else {
        throw changed(part)
      }
    }
    sources.removeAll()
  }

  private func changed(_ part: Int) -> GradingError {
    GradingError(
      .badData, "'\(parts[part].path)' was changed since it was graded; grade this part again")
  }
}

extension Manifest {
  /// Which part of a run it is; `nil` for a whole one.
  var shard: Shard? { identity[.shard].flatMap { Shard($0) } }

  /// A question that has another fingerprint elsewhere: the first by name.
  fileprivate func differingQuestion(from others: [String: String]) -> String? {
    fingerprints.filter { others[$0.key] ?? $0.value != $0.value }.keys.min()
  }

  /// What the run over everything was asked for.
  var wholeRun: RunIdentity {
    var whole = identity
    whole[.shard] = ""
    return whole
  }
}
