/// What is said over the pipes to a worker and back. Numbers are little-endian.
///
/// A worker says that it is ready with a greeting. Each task is a header and the lines to grade; it
/// is answered by chunks of results until the one marked as last: a header, news, the hash of the id
/// of each result in eight bytes, and the result lines. Lines and results may lie in `SharedBlocks`
/// instead of following their header. News are the questions that the worker met for the first time,
/// and names it does not know: they come with their first result.
enum WorkerMessage {
  /// The first bytes of a worker, with the version of this protocol.
  static let greeting: [UInt8] = Array("gradus worker 2\n".utf8)
  /// The same of one that sees shared memory.
  static let sharingGreeting: [UInt8] = Array("gradus worker+2\n".utf8)

  /// What stands before the lines of a task.
  struct TaskHeader {
    static let size = 16

    var kind: Block.Kind
    /// Whether each line's results are wanted as soon as they are there.
    var isCareful: Bool
    /// The slot of shared memory where the lines lie and the results may; `nil`: they follow.
    var slot: Int?
    var firstLine: Int
    var byteCount: Int

    init(kind: Block.Kind, isCareful: Bool, slot: Int?, firstLine: Int, byteCount: Int) {
      self.kind = kind
      self.isCareful = isCareful
      self.slot = slot
      self.firstLine = firstLine
      self.byteCount = byteCount
    }

    /// Reads a header; `nil` when it is none.
    init?(_ bytes: UnsafeRawBufferPointer) {
      guard bytes.count == Self.size, let kind = Block.Kind(rawValue: bytes[0]) else { return nil }
      self.kind = kind
      isCareful = bytes[1] != 0
      slot = bytes[2] == 0 ? nil : Int(bytes[2]) - 1
      byteCount = Int(bytes.load(offset: 4, as: UInt32.self))
      firstLine = Int(bytes.load(offset: 8, as: UInt64.self))
    }

    var bytes: [UInt8] {
      var out: [UInt8] = [kind.rawValue, isCareful ? 1 : 0, UInt8((slot ?? -1) + 1), 0]
      out.put(UInt32(byteCount))
      out.put(UInt64(firstLine))
      return out
    }
  }

  /// What stands before a chunk of results.
  struct ChunkHeader {
    static let size = 20 + 4 * GradedRecord.Status.allCases.count

    var isLast: Bool
    /// Whether the results lie in the task's slot of shared memory instead of following.
    var isShared: Bool
    /// How many lines of the task it finishes.
    var lines: Int
    var byteCount: Int
    /// How many bytes of news follow.
    var newsCount: Int
    var tally: Tally
    /// How many bytes the hashes of ids take.
    var idBytes: Int { 8 * tally.total }

    init(
      isLast: Bool, isShared: Bool, lines: Int, byteCount: Int, newsCount: Int, tally: Tally
    ) {
      self.isLast = isLast
      self.isShared = isShared
      self.lines = lines
      self.byteCount = byteCount
      self.newsCount = newsCount
      self.tally = tally
    }

    /// Reads a header; `nil` when it is none.
    init?(_ bytes: UnsafeRawBufferPointer) {
      guard bytes.count == Self.size else { return nil }
      isLast = bytes.load(offset: 0, as: UInt32.self) != 0
      isShared = bytes.load(offset: 4, as: UInt32.self) != 0
      lines = Int(bytes.load(offset: 8, as: UInt32.self))
      byteCount = Int(bytes.load(offset: 12, as: UInt32.self))
      newsCount = Int(bytes.load(offset: 16, as: UInt32.self))
      let counts = GradedRecord.Status.allCases.indices.map { place in
        Int(bytes.load(offset: 20 + 4 * place, as: UInt32.self))
      }
      guard let tally = Tally(counts: counts) else { return nil }
      self.tally = tally
    }

    var bytes: [UInt8] {
      var out: [UInt8] = []
      out.put(UInt32(isLast ? 1 : 0))
      out.put(UInt32(isShared ? 1 : 0))
      out.put(UInt32(lines))
      out.put(UInt32(byteCount))
      out.put(UInt32(newsCount))
      for count in tally.counts { out.put(UInt32(count)) }
      return out
    }
  }
}

extension [UInt8] {
  fileprivate mutating func put<Word: FixedWidthInteger>(_ word: Word) {
    Swift.withUnsafeBytes(of: word.littleEndian) { append(contentsOf: $0) }
  }
}

extension UnsafeRawBufferPointer {
  fileprivate func load<Word: FixedWidthInteger>(offset: Int, as type: Word.Type) -> Word {
    Word(littleEndian: loadUnaligned(fromByteOffset: offset, as: type))
  }
}
