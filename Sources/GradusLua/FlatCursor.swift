internal import CLuaShims
internal import GradusCore

/// A place in values of the flat form in which they cross between the host and a sandbox, to read
/// them where they lie instead of building a `LuaValue`.
///
/// The bytes are of the shim's own making, so they are what their tags say. The cursor may be used
/// as long as they live.
package struct FlatCursor {
  /// What a value is.
  package enum Kind {
    case `nil`, boolean, number, text, list, table, handle, function
  }

  private let bytes: UnsafeRawBufferPointer
  private(set) var position = 0

  /// Starts at the first value.
  package init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  /// Whether there is no other value.
  package var isAtEnd: Bool { position >= bytes.count }

  /// What comes next.
  package var kind: Kind {
    switch tag {
    case GRADUS_FALSE, GRADUS_TRUE: .boolean
    case GRADUS_INTEGER, GRADUS_NUMBER: .number
    case GRADUS_TEXT: .text
    case GRADUS_LIST: .list
    case GRADUS_TABLE: .table
    case GRADUS_HANDLE: .handle
    case GRADUS_FUNCTION: .function
    default: .nil
    }
  }

  var tag: Int { Int(bytes[position]) }

  /// What is not read yet.
  package var rest: UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: bytes[position...]) }

  /// Steps over a text and gives its bytes; `nil` where something else comes next.
  package mutating func takeText() -> UnsafeRawBufferPointer? {
    guard tag == GRADUS_TEXT else { return nil }
    position += 1
    return takeBytes()
  }

  /// Steps over a number and gives it; `nil` where something else comes next.
  package mutating func takeNumber() -> Double? {
    switch tag {
    case GRADUS_INTEGER:
      position += 1
      return Double(take(Int64.self))
    case GRADUS_NUMBER:
      position += 1
      return Double(bitPattern: take(UInt64.self))
    default: return nil
    }
  }

  /// Steps into a list and gives the number of its elements, which come next one after the other;
  /// `nil` where something else comes next.
  package mutating func enterList() -> Int? { enter(GRADUS_LIST) }

  /// Steps into a table and gives the number of its entries, which come next as a key and a value
  /// each; `nil` where something else comes next.
  package mutating func enterTable() -> Int? { enter(GRADUS_TABLE) }

  private mutating func enter(_ wanted: Int) -> Int? {
    guard tag == wanted else { return nil }
    position += 1
    return Int(take(UInt32.self))
  }

  /// Steps over the key of an entry and gives its bytes.
  package mutating func takeKey() -> UnsafeRawBufferPointer { takeBytes() }

  /// Steps over a value and gives its bytes.
  @discardableResult
  package mutating func skip() -> UnsafeRawBufferPointer {
    let start = position
    var open = 1  // how many values are still to be stepped over
    while open > 0 {
      open -= 1
      let tag = tag
      position += 1
      switch tag {
      case GRADUS_INTEGER, GRADUS_NUMBER, GRADUS_HANDLE: position += 8
      case GRADUS_FUNCTION: position += 4
      case GRADUS_TEXT: _ = takeBytes()
      case GRADUS_LIST: open += Int(take(UInt32.self))
      case GRADUS_TABLE:
        for _ in 0..<take(UInt32.self) {
          _ = takeBytes()
          skip()
        }
      default: break
      }
    }
    return UnsafeRawBufferPointer(rebasing: bytes[start..<position])
  }

  /// Steps over a value and says whether a learner who gave it gave nothing at all; see
  /// `Value.isBlank`.
  package mutating func takeBlank() -> Bool {
    switch kind {
    case .nil:
      position += 1
      return true
    case .text:
      let text = takeBytesOfText()
      if let first = text.first, (0x21...0x7E).contains(first) { return false }
      return String(decoding: text, as: UTF8.self).isBlank
    case .list:
      return (0..<(enterList() ?? 0)).reduce(true) { isBlank, _ in takeBlank() && isBlank }
    case .table:
      return (0..<(enterTable() ?? 0)).reduce(true) { isBlank, _ in
        _ = takeKey()
        return takeBlank() && isBlank
      }
    default:
      skip()
      return false
    }
  }

  private mutating func takeBytesOfText() -> UnsafeRawBufferPointer {
    position += 1
    return takeBytes()
  }

  /// Steps over a value of nothing but data: no handles, no functions, and texts that a `LuaValue`
  /// can hold. Returns `nil`, anywhere in the value, when it holds something else.
  package mutating func skipData() -> UnsafeRawBufferPointer? {
    let start = position
    var open = 1
    while open > 0 {
      open -= 1
      let tag = tag
      switch tag {
      case GRADUS_HANDLE, GRADUS_FUNCTION: return nil
      case GRADUS_TEXT: guard let text = takeText(), Self.isSound(text) else { return nil }
      case GRADUS_LIST: open += enterList() ?? 0
      case GRADUS_TABLE:
        for _ in 0..<(enterTable() ?? 0) {
          guard Self.isSound(takeKey()), skipData() != nil else { return nil }
        }
      default: skip()
      }
    }
    return UnsafeRawBufferPointer(rebasing: bytes[start..<position])
  }

  private static func isSound(_ text: UnsafeRawBufferPointer) -> Bool {
    text.isASCII || string(text) != nil
  }

  /// The text of these bytes; `nil` for one that no `LuaValue` can hold.
  package static func string(_ text: UnsafeRawBufferPointer) -> String? {
    if text.isASCII { return String(decoding: text, as: UTF8.self) }
    guard let string = String(validating: text, as: UTF8.self), !string.hasTooManyMarks else {
      return nil
    }
    return string
  }

  // MARK: Words

  mutating func takeBytes() -> UnsafeRawBufferPointer {
    let count = Int(take(UInt32.self))
    defer { position += count }
    return UnsafeRawBufferPointer(rebasing: bytes[position..<position + count])
  }

  mutating func takeTag() -> Int {
    defer { position += 1 }
    return tag
  }

  mutating func take<Word: FixedWidthInteger>(_ type: Word.Type) -> Word {
    let word = bytes.loadUnaligned(fromByteOffset: position, as: type)
    position += MemoryLayout<Word>.size
    return Word(littleEndian: word)
  }
}

extension UnsafeRawBufferPointer {
  /// Whether these are the bytes of a text of ASCII, such as `score`.
  @inline(__always)
  package func isText(_ text: StaticString) -> Bool {
    guard count == text.utf8CodeUnitCount else { return false }
    let wanted = UnsafeRawBufferPointer(start: text.utf8Start, count: count)
    var index = 0
    while index + 4 <= count {
      guard
        loadUnaligned(fromByteOffset: index, as: UInt32.self)
          == wanted.loadUnaligned(fromByteOffset: index, as: UInt32.self)
      else { return false }
      index += 4
    }
    while index < count {
      guard self[index] == wanted[index] else { return false }
      index += 1
    }
    return true
  }

  /// Whether there is nothing but ASCII.
  package var isASCII: Bool {
    var index = 0
    while index + 8 <= count {
      if loadUnaligned(fromByteOffset: index, as: UInt64.self) & 0x8080_8080_8080_8080 != 0 {
        return false
      }
      index += 8
    }
    while index < count {
      if self[index] >= 0x80 { return false }
      index += 1
    }
    return true
  }
}
