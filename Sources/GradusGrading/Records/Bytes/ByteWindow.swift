internal import Foundation

/// A stretch of a stream that is read on as far as it is looked at, as UTF-8.
///
/// A byte order mark at the start is dropped. One of UTF-16, as spreadsheets write for "Unicode
/// text", has the bytes turned into UTF-8; half a character among them becomes the byte `ff`, which
/// no UTF-8 has, so that it costs the line it is in.
final class ByteWindow {
  /// Whether the stream begins with a byte order mark; known once its first byte was looked at.
  private(set) var hasMark = false

  private let source: ByteSource
  private var bytes: [UInt8] = []
  private var start = 0
  private var isAtEnd = false
  private var hasBegun = false
  private var decoder: UTF16Bytes?

  private static let room = 1 << 16

  init(_ source: ByteSource) { self.source = source }

  /// The byte this many behind the front; `nil` behind the end.
  func byte(_ offset: Int) throws(GradingError) -> UInt8? {
    while start + offset >= bytes.count {
      guard try fill() else { return nil }
    }
    return bytes[start + offset]
  }

  /// How many bytes from the front come before a newline or the end, and at most `most`.
  func lineLength(upTo most: Int) throws(GradingError) -> Int {
    var seen = 0
    while true {
      let ready = min(bytes.count - start, most)
      if let length = newline(from: seen, upTo: ready) { return length }
      seen = ready
      guard seen < most, try fill() else { return seen }
    }
  }

  private func newline(from first: Int, upTo end: Int) -> Int? {
    bytes.withUnsafeBytes { bytes in
      guard first < end, let front = bytes.baseAddress.map({ $0 + start }),
        let found = memchr(front + first, 0x0a, end - first)
      else { return nil }
      return UnsafeRawPointer(found) - front
    }
  }

  /// Moves the front behind bytes that were looked at.
  func drop(_ count: Int) {
    start += count
    guard start >= Self.room else { return }
    bytes.removeFirst(start)
    start = 0
  }

  /// The bytes from the front.
  func prefix(_ count: Int) -> ArraySlice<UInt8> { bytes[start..<(start + count)] }

  /// Reads on. Returns `false` when there is no more to read.
  private func fill() throws(GradingError) -> Bool {
    if !hasBegun {
      try begin()
      return true
    }
    guard !isAtEnd else { return false }
    append(try chunk())
    return true
  }

  private func begin() throws(GradingError) {
    hasBegun = true
    var head: [UInt8] = []
    while head.count < 3, !isAtEnd { head += try chunk() }
    if head.starts(with: [0xef, 0xbb, 0xbf]) {
      head.removeFirst(3)
      hasMark = true
    } else if head.starts(with: [0xff, 0xfe]) || head.starts(with: [0xfe, 0xff]) {
      decoder = UTF16Bytes(isLittleEndian: head[0] == 0xff)
      head.removeFirst(2)
      hasMark = true
    }
    append(head)
  }

  private func append(_ more: [UInt8]) {
    guard decoder != nil else {
      bytes += more
      return
    }
    decoder?.decode(more, into: &bytes)
    if isAtEnd { decoder?.finish(into: &bytes) }
  }

  private func chunk() throws(GradingError) -> [UInt8] {
    var problem: GradingError?
    let chunk = [UInt8](unsafeUninitializedCapacity: Self.room) { room, count in
      do throws(GradingError) {
        count = try source.read(into: UnsafeMutableRawBufferPointer(room))
      } catch {
        problem = error
      }
    }
    if let problem { throw problem }
    isAtEnd = chunk.isEmpty
    return chunk
  }
}

/// Turns UTF-16 that comes in pieces into UTF-8.
private struct UTF16Bytes {
  let isLittleEndian: Bool
  private var half: UInt8?
  private var high: UInt16?

  init(isLittleEndian: Bool) { self.isLittleEndian = isLittleEndian }

  mutating func decode(_ more: [UInt8], into out: inout [UInt8]) {
    for byte in more {
      guard let first = half else {
        half = byte
        continue
      }
      half = nil
      let (low, high) = isLittleEndian ? (first, byte) : (byte, first)
      take(UInt16(high) << 8 | UInt16(low), into: &out)
    }
  }

  /// Tells of what is left at the end.
  mutating func finish(into out: inout [UInt8]) {
    if half != nil || high != nil { out.append(0xff) }
    (half, high) = (nil, nil)
  }

  private mutating func take(_ unit: UInt16, into out: inout [UInt8]) {
    if let first = high {
      high = nil
      if UTF16.isTrailSurrogate(unit) {
        let scalar = 0x10000 + (UInt32(first) - 0xd800) << 10 + (UInt32(unit) - 0xdc00)
        out += UnicodeScalar(scalar).map { Array(UTF8.encode($0) ?? .init()) } ?? [0xff]
        return
      }
      out.append(0xff)
    }
    if UTF16.isLeadSurrogate(unit) {
      high = unit
    } else if let scalar = UnicodeScalar(unit) {
      out += UTF8.encode(scalar).map { Array($0) } ?? [0xff]
    } else {
      out.append(0xff)
    }
  }
}
