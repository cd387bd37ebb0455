internal import GradusCore

/// Bytes that are written from the front and then thrown away, in memory that is kept.
final class ByteBuffer {
  /// How many bytes there are.
  private(set) var count = 0
  private var storage: UnsafeMutableRawBufferPointer
  /// Whether the bytes lie in memory of the buffer's own.
  private(set) var isOwner: Bool

  init(capacity: Int = 1 << 16) {
    storage = .allocate(byteCount: capacity, alignment: 16)
    isOwner = true
  }

  /// Creates a buffer in memory of somebody else's, as long as the bytes fit in.
  ///
  /// - Parameter count: how many bytes there are already.
  init(in memory: UnsafeMutableRawBufferPointer, holding count: Int = 0) {
    storage = memory
    isOwner = false
    self.count = count
  }

  deinit {
    if isOwner { storage.deallocate() }
  }

  /// What was written, until the next change.
  var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: storage[..<count]) }

  /// Drops everything, and memory beyond what an ordinary block takes.
  func removeAll() {
    count = 0
    guard isOwner, storage.count > 8 << 20 else { return }
    storage.deallocate()
    storage = .allocate(byteCount: 1 << 16, alignment: 16)
  }

  /// Makes room for this many more bytes.
  @inline(__always)
  func reserve(_ more: Int) {
    if storage.count - count < more { grow(by: more) }
  }

  private func grow(by more: Int) {
    let larger = UnsafeMutableRawBufferPointer.allocate(
      byteCount: max(storage.count * 2, count + more), alignment: 16)
    larger.copyMemory(from: bytes)
    if isOwner { storage.deallocate() }
    storage = larger
    isOwner = true
  }

  /// Lets `write` fill the room behind the end and say how many bytes it wrote.
  func append(upTo most: Int, _ write: (UnsafeMutableRawBufferPointer) throws -> Int) rethrows {
    reserve(most)
    count += try write(UnsafeMutableRawBufferPointer(rebasing: storage[count..<count + most]))
  }

  func append(_ byte: UInt8) {
    reserve(1)
    storage[count] = byte
    count += 1
  }

  func append(_ bytes: UnsafeRawBufferPointer) {
    reserve(bytes.count)
    UnsafeMutableRawBufferPointer(rebasing: storage[count...]).copyMemory(from: bytes)
    count += bytes.count
  }

  func append(_ text: StaticString) {
    append(UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  func append(_ text: String) {
    var text = text
    text.withUTF8 { append(UnsafeRawBufferPointer($0)) }
  }
}

// MARK: JSON

extension ByteBuffer {
  /// Writes a text as JSON, with everything escaped that could change a terminal.
  func append(json text: String) {
    var text = text
    let isPlain = text.withUTF8 { bytes in
      guard UnsafeRawBufferPointer(bytes).isPlain else { return false }
      append(UInt8(ascii: "\""))
      append(UnsafeRawBufferPointer(bytes))
      append(UInt8(ascii: "\""))
      return true
    }
    if !isPlain { append(Value.text(text).json) }
  }

  /// Writes a value as JSON.
  func append(json value: Value) {
    guard case .text(let text) = value else { return append(value.json) }
    append(json: text)
  }

  /// Writes a number as JSON; what JSON cannot write becomes null.
  func append(json number: Double) {
    if number == 0 {
      append(UInt8(ascii: "0"))
    } else if number == 1 {
      append(UInt8(ascii: "1"))
    } else {
      append(number.isFinite ? number.shown : "null")
    }
  }
}

extension UnsafeRawBufferPointer {
  /// Whether JSON writes every byte as it is: printable ASCII without `"` and `\`.
  fileprivate var isPlain: Bool {
    var index = 0
    while index + 8 <= count {
      guard loadUnaligned(fromByteOffset: index, as: UInt64.self).hasPlainBytes else {
        return false
      }
      index += 8
    }
    while index < count {
      let byte = self[index]
      guard byte >= 0x20, byte < 0x7f, byte != 0x22, byte != 0x5c else { return false }
      index += 1
    }
    return true
  }
}

extension UInt64 {
  /// The same byte eight times.
  private static func eight(_ byte: UInt64) -> UInt64 { byte &* 0x0101_0101_0101_0101 }

  /// Whether one of the eight bytes is below `limit`, which is at most 128.
  ///
  /// Sean Eron Anderson, Bit Twiddling Hacks, "Determine if a word has a byte less than n".
  private func hasByte(below limit: UInt64) -> Bool {
    (self &- Self.eight(limit)) & ~self & Self.eight(0x80) != 0
  }

  /// Whether the eight bytes are printable ASCII without `"` and `\`.
  fileprivate var hasPlainBytes: Bool {
    self & Self.eight(0x80) == 0 && !hasByte(below: 0x20)
      && !(self ^ Self.eight(0x22)).hasByte(below: 1)
      && !(self ^ Self.eight(0x5c)).hasByte(below: 1)
      && !(self ^ Self.eight(0x7f)).hasByte(below: 1)
  }
}
