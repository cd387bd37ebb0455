extension UnsafeRawBufferPointer {
  /// Whether a list, written in JSON, holds no table and has few levels, whatever its texts hold.
  var isShallowList: Bool {
    var level = 0
    for byte in self {
      switch byte {
      case UInt8(ascii: "["): level += 1
      case UInt8(ascii: "]"): level -= 1
      case UInt8(ascii: "{"): return false
      default: continue
      }
      if level > 16 { return false }
    }
    return true
  }

  /// Whether there is nothing but blanks.
  var isBlank: Bool { allSatisfy { $0 == 0x20 || $0 == 0x09 } }

  /// A line without the byte order mark of a file and without a carriage return.
  func withoutMargins(isFirst: Bool) -> UnsafeRawBufferPointer {
    var line = self[...]
    if isFirst, line.starts(with: [0xef, 0xbb, 0xbf]) { line = line.dropFirst(3) }
    if line.last == UInt8(ascii: "\r") { line = line.dropLast() }
    return UnsafeRawBufferPointer(rebasing: line)
  }
}
