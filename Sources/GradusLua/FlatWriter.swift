internal import CLuaShims

/// Writes values in the flat form the shim reads.
struct FlatWriter {
  private(set) var bytes: [UInt8] = []

  mutating func write(_ value: LuaValue) {
    switch value {
    case .nil: put(GRADUS_NIL)
    case .boolean(let boolean): put(boolean ? GRADUS_TRUE : GRADUS_FALSE)
    case .integer(let integer):
      put(GRADUS_INTEGER)
      put(word: UInt64(bitPattern: Int64(integer)))
    case .number(let number):
      put(GRADUS_NUMBER)
      put(word: number.bitPattern)
    case .text(let text):
      put(GRADUS_TEXT)
      put(text: text)
    case .list(let elements):
      put(GRADUS_LIST)
      put(count: elements.count)
      for element in elements { write(element) }
    case .table(let entries):
      put(GRADUS_TABLE)
      put(count: entries.count)
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

  private mutating func put(_ tag: Int) { bytes.append(UInt8(tag)) }

  private mutating func put(count: Int) { put(half: UInt32(clamping: count)) }

  private mutating func put(half: UInt32) {
    withUnsafeBytes(of: half.littleEndian) { bytes.append(contentsOf: $0) }
  }

  private mutating func put(word: UInt64) {
    withUnsafeBytes(of: word.littleEndian) { bytes.append(contentsOf: $0) }
  }

  private mutating func put(text: String) {
    put(count: text.utf8.count)
    bytes.append(contentsOf: text.utf8)
  }
}
