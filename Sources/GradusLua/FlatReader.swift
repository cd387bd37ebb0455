internal import CLuaShims
internal import GradusCore

/// Reads values in the flat form the shim writes.
struct FlatReader {
  /// Why a text cannot be used; everything else the shim writes can be read.
  enum Problem: Error {
    case notUTF8
    /// See `String.mostMarks`.
    case tooManyMarks

    /// What is wrong with "a string …" or "a text …".
    var wording: String {
      switch self {
      case .notUTF8: "that is not UTF-8"
      case .tooManyMarks: "with more than \(String.mostMarks) combining marks in a row"
      }
    }
  }

  private let isRepairing: Bool
  private var cursor: FlatCursor

  /// Creates a reader.
  ///
  /// - Parameter isRepairing: whether bytes that are not UTF-8 become U+FFFD and are no fault.
  init(_ bytes: UnsafeRawBufferPointer, isRepairing: Bool = false) {
    cursor = FlatCursor(bytes)
    self.isRepairing = isRepairing
  }

  var isAtEnd: Bool { cursor.isAtEnd }

  mutating func read() throws(Problem) -> LuaValue {
    switch cursor.takeTag() {
    case GRADUS_FALSE: return .boolean(false)
    case GRADUS_TRUE: return .boolean(true)
    case GRADUS_INTEGER: return .integer(Int(cursor.take(Int64.self)))
    case GRADUS_NUMBER: return .number(Double(bitPattern: cursor.take(UInt64.self)))
    case GRADUS_TEXT: return .text(try readText())
    case GRADUS_LIST:
      let count = Int(cursor.take(UInt32.self))
      var elements: [LuaValue] = []
      elements.reserveCapacity(count)
      for _ in 0..<count { elements.append(try read()) }
      return .list(elements)
    case GRADUS_TABLE:
      let count = Int(cursor.take(UInt32.self))
      var entries: [String: LuaValue] = [:]
      entries.reserveCapacity(count)
      for _ in 0..<count {
        let key = try readText()
        entries[key] = try read()
      }
      return .table(entries)
    case GRADUS_HANDLE:
      return .handle(LuaHandle(kind: cursor.take(UInt32.self), slot: cursor.take(UInt32.self)))
    case GRADUS_FUNCTION: return .function(LuaFunction(number: cursor.take(UInt32.self)))
    default: return .nil
    }
  }

  private mutating func readText() throws(Problem) -> String {
    let text = cursor.takeBytes()
    // Validating takes longer than all the rest, and ASCII needs none.
    if isRepairing || text.isASCII { return String(decoding: text, as: UTF8.self) }
    guard let string = String(validating: text, as: UTF8.self) else { throw .notUTF8 }
    guard !string.hasTooManyMarks else { throw .tooManyMarks }
    return string
  }
}
