internal import CLuaShims
package import GradusCore

/// Writes values in the flat form the shim reads.
package struct FlatWriter {
  /// What was written.
  package private(set) var bytes: [UInt8] = []

  /// Begins with nothing written.
  package init() {}

  /// Forgets what was written, but not the memory it took.
  package mutating func clear() { bytes.removeAll(keepingCapacity: true) }

  /// Writes a value.
  package mutating func write(_ value: LuaValue) {
    switch value {
    case .nil: writeNil()
    case .boolean(let boolean): write(boolean)
    case .integer(let integer):
      put(GRADUS_INTEGER)
      put(word: UInt64(bitPattern: Int64(integer)))
    case .number(let number): write(number)
    case .text(let text): write(text)
    case .list(let elements):
      beginList(count: elements.count)
      for element in elements { write(element) }
    case .table(let entries):
      beginTable(count: entries.count)
      // Sorted, so that the same table makes the same allocations in every process.
      for (key, value) in entries.sorted(by: { $0.key < $1.key }) {
        put(text: key)
        write(value)
      }
    case .handle(let handle):
      put(GRADUS_HANDLE)
      put(half: handle.kind)
      put(half: handle.slot)
    case .function(let function):
      put(GRADUS_FUNCTION)
      put(half: function.number)
    }
  }

  /// Writes plain data.
  package mutating func write(_ value: Value) {
    switch value {
    case .null: writeNil()
    case .boolean(let boolean): write(boolean)
    case .integer(let integer): write(LuaValue.integer(integer))
    case .number(let number): write(number)
    case .text(let text): write(text)
    case .list(let elements):
      beginList(count: elements.count)
      for element in elements { write(element) }
    case .map(let entries):
      beginTable(count: entries.count)
      for (key, value) in entries.sorted(by: { $0.key < $1.key }) {
        put(text: key)
        write(value)
      }
    }
  }

  private mutating func writeNil() { put(GRADUS_NIL) }

  /// Writes the value that is staged in the sandbox, see `LuaStage`.
  package mutating func writeStaged() { put(GRADUS_STAGED) }

  /// Writes a truth value.
  package mutating func write(_ boolean: Bool) { put(boolean ? GRADUS_TRUE : GRADUS_FALSE) }

  /// Writes a number.
  package mutating func write(_ number: Double) {
    put(GRADUS_NUMBER)
    put(word: number.bitPattern)
  }

  /// Writes a text.
  package mutating func write(_ text: String) {
    put(GRADUS_TEXT)
    put(text: text)
  }

  /// Writes a text that is UTF-8.
  package mutating func write(text: UnsafeRawBufferPointer) {
    put(GRADUS_TEXT)
    put(count: text.count)
    bytes.append(contentsOf: text)
  }

  /// Writes a value that is in this form already.
  package mutating func write(flat value: UnsafeRawBufferPointer) {
    bytes.append(contentsOf: value)
  }

  /// Writes what is in this form already.
  package mutating func write(flat bytes: [UInt8]) { self.bytes += bytes }

  /// Begins a list; its elements are written next.
  private mutating func beginList(count: Int) {
    put(GRADUS_LIST)
    put(count: count)
  }

  /// Begins a table; the keys and values of its entries are written next, with the keys in order.
  private mutating func beginTable(count: Int) {
    put(GRADUS_TABLE)
    put(count: count)
  }

  private mutating func put(_ tag: Int) { bytes.append(UInt8(tag)) }

  private mutating func put(count: Int) { put(half: UInt32(clamping: count)) }

  private mutating func put(half: UInt32) {
    withUnsafeBytes(of: half.littleEndian) { bytes.append(contentsOf: $0) }
  }

  private mutating func put(word: UInt64) {
    withUnsafeBytes(of: word.littleEndian) { bytes.append(contentsOf: $0) }
  }

  private mutating func put(text: String) {
    var text = text
    text.withUTF8 {
      put(count: $0.count)
      bytes.append(contentsOf: $0)
    }
  }
}
