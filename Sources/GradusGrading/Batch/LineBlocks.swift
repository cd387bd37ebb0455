internal import Foundation
internal import GradusLua

/// Cuts a stream of bytes into blocks of whole lines.
///
/// A block has as many lines as fit into its size, or one that does not fit. So the cuts follow from
/// the bytes alone, and a run that is taken up again, or a shard of it, sees the same blocks.
struct LineBlocks {
  /// Fills memory from the stream and says with how many bytes; 0 is the end.
  typealias Read = (UnsafeMutableRawBufferPointer) throws(GradingError) -> Int

  /// A run of whole lines.
  struct Piece {
    var kind: Block.Kind
    /// The number of the first line, from 1.
    var firstLine: Int
    /// The lines with their newlines.
    var bytes: [UInt8]

    /// Lends the bytes with readable ones behind them, as `PlainRecordReader` needs.
    mutating func withPadding<R>(_ body: (UnsafeRawBufferPointer) throws -> R) rethrows -> R {
      let count = bytes.count
      bytes += Array(repeating: 0, count: PlainRecordReader.padding)
      defer { bytes.removeLast(PlainRecordReader.padding) }
      return try bytes.withUnsafeBytes { try body(.init(rebasing: $0[..<count])) }
    }
  }

  /// How many bytes of lines fit into a block. It decides where blocks end, so another size makes
  /// unfinished runs and shards of earlier versions of no use.
  static let usualSize = 64 << 10

  private let size: Int
  private let isEager: Bool
  private let read: Read
  /// What was read and not handed out.
  private var rest: [UInt8] = []
  private var isAtEnd = false
  private var line = 1

  /// Creates a reader.
  ///
  /// - Parameters:
  ///   - size: how many bytes of lines fit into a block.
  ///   - isEager: whether a block also ends where the stream has no more bytes now, so that nobody
  ///     waits for an answer. Then cuts depend on more than the bytes.
  init(size: Int = usualSize, isEager: Bool = false, read: @escaping Read) {
    self.size = size
    self.isEager = isEager
    self.read = read
  }

  /// The next block; `nil` after the last.
  mutating func next() throws(GradingError) -> Piece? {
    var bytes = rest
    rest = []
    var room = size
    while true {
      while bytes.count < room, !isAtEnd {
        try fill(&bytes, upTo: room)
        if isEager, Self.lastNewline(in: bytes, before: bytes.count) != nil { break }
      }
      guard !bytes.isEmpty else { return nil }
      if isAtEnd, bytes.count <= size { return take(bytes, bytes.count) }
      if let end = Self.lastNewline(in: bytes, before: min(size, bytes.count)) {
        return take(bytes, end + 1)
      }
      // The first line does not fit.
      if let end = Self.newline(in: bytes, from: room == size ? 0 : room / 2) {
        guard end <= RecordReader.longestLine else { return tooLong(rest: bytes[(end + 1)...]) }
        return take(bytes, end + 1)
      }
      if isAtEnd, bytes.count <= RecordReader.longestLine { return take(bytes, bytes.count) }
      if bytes.count > RecordReader.longestLine { return try skipLine() }
      room *= 2
    }
  }

  private mutating func take(_ bytes: [UInt8], _ count: Int) -> Piece {
    var bytes = bytes
    rest = Array(bytes[count...])
    bytes.removeLast(bytes.count - count)
    let piece = Piece(kind: .lines, firstLine: line, bytes: bytes)
    line += Self.newlines(in: bytes)
    return piece
  }

  // MARK: Lines that are too long

  /// Reads to the end of a line of which nothing is kept.
  private mutating func skipLine() throws(GradingError) -> Piece {
    while !isAtEnd {
      var bytes: [UInt8] = []
      try fill(&bytes, upTo: 1 << 20)
      if let end = Self.newline(in: bytes, from: 0) { return tooLong(rest: bytes[(end + 1)...]) }
    }
    return tooLong(rest: [])
  }

  private mutating func tooLong(rest: ArraySlice<UInt8>) -> Piece {
    self.rest = Array(rest)
    let record = RecordReader.tooLong(number: line).line(folder: ".") + "\n"
    defer { line += 1 }
    return Piece(kind: .records, firstLine: line, bytes: Array(record.utf8))
  }

  // MARK: Bytes

  /// Reads more bytes behind those there are.
  private mutating func fill(_ bytes: inout [UInt8], upTo room: Int) throws(GradingError) {
    var problem: GradingError?
    let before = bytes
    bytes = [UInt8](unsafeUninitializedCapacity: room) { memory, count in
      let memory = UnsafeMutableRawBufferPointer(memory)
      before.withUnsafeBytes { memory.copyMemory(from: $0) }
      do throws(GradingError) {
        let more = try read(.init(rebasing: memory[before.count...]))
        isAtEnd = more == 0
        count = before.count + more
      } catch {
        problem = error
        count = before.count
      }
    }
    if let problem { throw problem }
  }

  private static func newline(in bytes: [UInt8], from start: Int) -> Int? {
    bytes.withUnsafeBytes { bytes in
      guard start < bytes.count, let base = bytes.baseAddress,
        let end = memchr(base + start, 0x0a, bytes.count - start)
      else { return nil }
      return UnsafeRawPointer(end) - base
    }
  }

  private static func lastNewline(in bytes: [UInt8], before end: Int) -> Int? {
    bytes.withUnsafeBytes { $0[..<end].lastIndex(of: 0x0a) }
  }

  private static func newlines(in bytes: [UInt8]) -> Int {
    bytes.withUnsafeBytes { bytes in
      var count = 0
      var start = 0
      while start < bytes.count, let base = bytes.baseAddress,
        let end = memchr(base + start, 0x0a, bytes.count - start)
      {
        count += 1
        start = UnsafeRawPointer(end) - base + 1
      }
      return count
    }
  }
}
