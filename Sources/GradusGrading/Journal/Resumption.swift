internal import Foundation

/// Finds out how far an earlier run came, and whether what it left can be trusted.
struct Resumption {
  /// What is there to go on with.
  enum Finding {
    /// Nothing was begun.
    case nothing
    /// Everything was done already.
    case finished
    /// Results up to a checkpoint, or none when it is `nil`, with a journal cut off there.
    case begun(Journal, Checkpoint?)
  }

  let path: String
  let identity: RunIdentity
  /// The identity in the manifest of a run that is finished.
  let finished: RunIdentity

  /// How refusals end.
  static let anew = "; grade without --resume to begin anew"

  /// Looks at what is beside `path`.
  ///
  /// - Parameters:
  ///   - manifest: the identity in the manifest of a finished run, when there is one.
  ///   - ids: takes the ids of the results that are kept.
  /// - Throws: `GradingError` when something is there that must not be gone on with.
  func find(finished manifest: RunIdentity?, ids: DuplicateFinder) throws -> Finding {
    let files = FileManager.default
    let (part, journalPath) = (path + ".part", path + ".journal")
    if !files.fileExists(atPath: journalPath) {
      if files.fileExists(atPath: part) {
        throw GradingError(
          .badData, "'\(part)' has no journal beside it to go on from" + Self.anew)
      }
      guard let manifest, files.fileExists(atPath: path) else { return .nothing }
      try check(manifest, finished)
      return .finished
    }
    guard var journal = Journal.read(journalPath) else { return .nothing }
    try check(journal.identity, identity)
    // Killed between the last two steps: the results have their name, the journal is still there.
    if !files.fileExists(atPath: part), files.fileExists(atPath: path), rename(path, part) != 0 {
      throw PartialFile.unwritable(path, errno)
    }
    let good = try verified(journal.checkpoints, part: part, ids: ids)
    journal.checkpoints = Array(journal.checkpoints.prefix(good))
    if !files.fileExists(atPath: part), !files.createFile(atPath: part, contents: nil) {
      throw PartialFile.unwritable(path, errno)
    }
    return .begun(journal, journal.checkpoints.last)
  }

  private func check(_ other: RunIdentity, _ identity: RunIdentity) throws(GradingError) {
    guard let difference = identity.difference(from: other) else { return }
    throw GradingError(
      .badData,
      "the earlier run into '\(path)' was asked for something else (what differs: \(difference))"
        + Self.anew)
  }

  /// How many of the checkpoints are borne out by the results in the file.
  private func verified(
    _ checkpoints: [Checkpoint], part: String, ids: DuplicateFinder
  ) throws -> Int {
    guard FileManager.default.fileExists(atPath: part) else { return 0 }
    let source = try RawBytes(path: part)
    let digest = try Digest()
    var read = 0
    var memory = [UInt8]()
    for (place, checkpoint) in checkpoints.enumerated() {
      let count = checkpoint.outputBytes - read
      guard count >= 0, checkpoint.outputBytes <= source.size ?? 0 else { return place }
      if memory.count < count { memory = Array(repeating: 0, count: count) }
      let isThere = try memory.withUnsafeMutableBytes {
        try source.readAll(into: .init(rebasing: $0[..<count]))
      }
      guard isThere else { return place }
      memory.withUnsafeBytes { digest.add(.init(rebasing: $0[..<count])) }
      guard digest.text == checkpoint.output else { return place }
      try memory.withUnsafeBytes { try ids.add(lines: .init(rebasing: $0[..<count])) }
      read = checkpoint.outputBytes
    }
    return checkpoints.count
  }
}
