internal import GradusCore

extension Manifest {
  /// Writes the manifest of results that were graded again, when those before had one.
  ///
  /// - Parameters:
  ///   - output: the new results.
  ///   - earlier: the manifest of the results before.
  ///   - sources: the hash of today's banks and plugins.
  ///   - fingerprint: today's fingerprint of a question.
  static func renew(
    beside output: String, from earlier: Manifest, sources: String,
    fingerprint: (String) -> String?
  ) throws {
    var manifest = earlier
    manifest.identity[.sources] = sources
    // The blocks of a shard have other lengths now, so it can be joined with others no more.
    manifest.sizes = nil
    manifest.tally = Tally()
    manifest.fingerprints = [:]
    let digest = try Digest()
    let ids = DuplicateFinder()
    try ResultsFile(output).forEach { record, line in
      manifest.tally.add(record.status)
      if let question = record.question, let own = record.fingerprint,
        manifest.fingerprints[question] == nil
      {
        // Of a question that is in no bank now the results stay as they were.
        manifest.fingerprints[question] = fingerprint(question) ?? own
      }
      digest.add(line)
      withUnsafeBytes(of: UInt8(0x0a)) { digest.add($0) }
      try ids.add(lines: line)
    }
    manifest.output = digest.text
    let found = try ids.duplicates()
    manifest.duplicates = (
      found.count, found.isEmpty ? [] : try DuplicateFinder.examples(of: found, in: output)
    )
    try manifest.write(beside: output)
  }
}
