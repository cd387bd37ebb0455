internal import Foundation
internal import GradusLua

/// Cuts a stream of bytes into blocks of whole lines.
///
/// Where the cuts are follows from the bytes alone: a block ends with the first line that reaches
/// its size. So a run that is taken up again, or a shard of it, sees the same blocks.
struct LineBlocks {
  /// Fills memory from the stream and says with how many bytes; 0 is the end.
  typealias Read = (UnsafeMutableRawBufferPointer) throws(GradingError) -> Int

  /// What becomes of the lines of a block.
  struct Piece {
    var kind: Block.Kind
    var firstLine: Int
    var bytes: [UInt8]

    /// Lends the bytes with readable ones behind them, as `PlainRecordReader` needs.
    mutating func withPadding<R>(_ body: (UnsafeRawBufferPointer) throws -> R) rethrows -> R {
      let count = bytes.count
      bytes += Array(repeating: 0, count: PlainRecordReader.padding)
      defer { bytes.removeLast(PlainRecordReader.padding) }
      return try bytes.withUnsafeBytes { try body(.init(rebasing: $0[..<count])) }
    }
  }

  /// How many bytes a block has at least, except the last. It decides where blocks end, so another
  /// size makes unfinished runs and shards of earlier versions of no use.
  static let usualSize = 64 << 10

  private let size: Int
  private let isEager: Bool
  private let read: Read
  private var buffer: [UInt8] = []
  private var isAtEnd = false
  private var line = 1

  /// Creates a reader.
  ///
  /// - Parameters:
  ///   - size: the bytes a block has at least, except the last.
  ///   - isEager: whether a block also ends where the stream has no more bytes now, so that nobody
  ///     waits for an answer. Then cuts depend on more than the bytes.
  init(size: Int = usualSize, isEager: Bool = false, read: @escaping Read) {
    self.size = size
    self.isEager = isEager
    self.read = read
  }

  /// The next block; `nil` after the last.
  mutating func next() throws(GradingError) -> Piece? {
    var searched = isEager ? 0 : size - 1
    while true {
      if let end = newline(from: searched) {
        return try piece(upTo: isEager ? endOfLines(after: end) : end + 1)
      }
      if isAtEnd { return buffer.isEmpty ? nil : try piece(upTo: buffer.count) }
      searched = max(searched, buffer.count)
      if buffer.count > size + RecordReader.longestLine {
        let start = lastLine(before: buffer.count)
        return start > 0 ? take(start) : try skipLine()
      }
      try fill()
    }
  }

  /// Where the last whole line ends, or the first, which ends at `first`, when it is too long: only
  /// the last line of a piece is looked at for its length.
  private func endOfLines(after first: Int) -> Int {
    guard first <= RecordReader.longestLine else { return first + 1 }
    return lastLine(before: buffer.count)
  }

  private mutating func piece(upTo end: Int) throws(GradingError) -> Piece {
    let complete = buffer[end - 1] == 0x0a ? end - 1 : end
    let start = lastLine(before: complete)
    guard complete - start > RecordReader.longestLine else { return take(end) }
    return start > 0 ? take(start) : try skipLine()
  }

  private mutating func take(_ count: Int) -> Piece {
    let bytes = Array(buffer[..<count])
    let piece = Piece(kind: .lines, firstLine: line, bytes: bytes)
    line += Self.newlines(in: bytes)
    buffer.removeFirst(count)
    return piece
  }

  /// Drops the line at the front, which is too long, and tells of it.
  private mutating func skipLine() throws(GradingError) -> Piece {
    let record = RecordReader.tooLong(number: line).line(folder: ".") + "\n"
    let piece = Piece(kind: .records, firstLine: line, bytes: Array(record.utf8))
    line += 1
    while true {
      if let end = newline(from: 0) {
        buffer.removeFirst(end + 1)
        return piece
      }
      buffer.removeAll(keepingCapacity: true)
      if isAtEnd { return piece }
      try fill()
    }
  }

  // MARK: Bytes

  private mutating func fill() throws(GradingError) {
    let chunk = max(size, 64 << 10)
    var problem: GradingError?
    let more = [UInt8](unsafeUninitializedCapacity: chunk) { room, count in
      do throws(GradingError) {
        count = try read(UnsafeMutableRawBufferPointer(room))
      } catch {
        problem = error
      }
    }
    if let problem { throw problem }
    isAtEnd = more.isEmpty
    buffer += more
  }

  private func newline(from start: Int) -> Int? {
    buffer.withUnsafeBytes { bytes in
      guard start < bytes.count, let base = bytes.baseAddress,
        let end = memchr(base + start, 0x0a, bytes.count - start)
      else { return nil }
      return UnsafeRawPointer(end) - base
    }
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

  /// Where the last line that begins before `end` begins.
  private func lastLine(before end: Int) -> Int {
    buffer[..<end].lastIndex(of: 0x0a).map { $0 + 1 } ?? 0
  }
}
