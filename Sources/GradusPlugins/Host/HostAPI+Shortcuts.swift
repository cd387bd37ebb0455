internal import GradusLua

// The functions of texts that formats call for nearly every answer have a way that builds no
// `LuaValue`. It knows texts of ASCII alone; whatever else there is, a fault among it, is left to the
// function itself.

extension HostAPI: FlatHost {
  func shortcut(
    _ function: Int, _ arguments: FlatCursor, count: Int, budget: Int, reply: inout FlatWriter
  ) -> Int? {
    Self.shortcuts[function]?(arguments, count, budget, &reply)
  }

  /// Answers like `shortcut(_:_:count:budget:reply:)`.
  typealias Shortcut =
    @Sendable (FlatCursor, _ count: Int, _ budget: Int, inout FlatWriter) -> Int?

  /// The short ways by the numbers of their functions.
  private static let shortcuts: [Shortcut?] = functions.map { shortcutsByName[$0.fullName] }

  private static let shortcutsByName: [String: Shortcut] = [
    "text.fold": { arguments, count, budget, reply in
      plainText(arguments, count, budget, &reply, made: \.foldedASCII)
    },
    "text.trim": { arguments, count, budget, reply in
      plainText(arguments, count, budget, &reply, made: \.trimmedASCII)
    },
  ]

  /// A function of one text of ASCII, which has no other forms and no cases but its own.
  private static func plainText(
    _ arguments: FlatCursor, _ count: Int, _ budget: Int, _ reply: inout FlatWriter,
    made: (UnsafeRawBufferPointer) -> [UInt8]
  ) -> Int? {
    var arguments = arguments
    guard count == 1, let text = arguments.takeText(), text.isASCII, 4 * text.count <= budget
    else { return nil }
    made(text).withUnsafeBytes { reply.write(text: $0) }
    return 4 * text.count
  }
}

extension UnsafeRawBufferPointer {
  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte)
  }

  /// ASCII as `text.fold` gives it.
  fileprivate var foldedASCII: [UInt8] {
    var folded: [UInt8] = []
    folded.reserveCapacity(count)
    var isAfterBlank = false
    for byte in self {
      if Self.isBlank(byte) {
        isAfterBlank = true
        continue
      }
      if isAfterBlank, !folded.isEmpty { folded.append(0x20) }
      isAfterBlank = false
      folded.append((0x41...0x5A).contains(byte) ? byte + 0x20 : byte)
    }
    return folded
  }

  /// ASCII as `text.trim` gives it.
  fileprivate var trimmedASCII: [UInt8] {
    guard let first = firstIndex(where: { !Self.isBlank($0) }),
      let last = lastIndex(where: { !Self.isBlank($0) })
    else { return [] }
    return Array(self[first...last])
  }
}
