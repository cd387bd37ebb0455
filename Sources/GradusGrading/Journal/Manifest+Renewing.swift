extension Manifest {
  /// Writes the manifest of results that were graded again, when those before had one.
  ///
  /// - Parameters:
  ///   - output: the new results.
  ///   - earlier: the manifest of the results before.
  ///   - fingerprints: today's fingerprint of each question.
  static func renew(
    beside output: String, from earlier: Manifest, fingerprints: [String: String]
  ) throws {
    var manifest = earlier
    manifest.fingerprints = fingerprints
    manifest.identity.setBanks(to: RunIdentity.digest(of: fingerprints))
    // The blocks of a shard have other lengths now, so it can be joined with others no more.
    manifest.sizes = nil
    manifest.tally = Tally()
    let digest = try Digest()
    let ids = DuplicateFinder()
    try ResultsFile(output).forEach { record, line in
      manifest.tally.add(record.status)
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

extension RunIdentity {
  /// What says which banks and plugins a run had.
  static let banksFact = "the banks and plugins"

  /// One hash for the fingerprints of all questions.
  static func digest(of fingerprints: [String: String]) -> String {
    var content = DigestedContent()
    for (question, fingerprint) in fingerprints.sorted(by: { $0.key < $1.key }) {
      content.add(question)
      content.add(fingerprint)
    }
    return content.text
  }

  /// One hash for a text.
  static func digest(of text: String) -> String {
    var content = DigestedContent()
    content.add(text)
    return content.text
  }

  fileprivate mutating func setBanks(to digest: String) {
    for place in facts.indices where facts[place].name == Self.banksFact {
      facts[place].value = digest
    }
  }
}
