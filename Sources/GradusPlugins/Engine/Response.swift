internal import GradusCore
internal import GradusLua

/// What an answer was read as, as far as it is short enough to be kept with its verdict.
enum Response {
  /// The most bytes of JSON that are kept.
  static let longest = 256
  /// The most bytes that are kept of an answer that could not be read.
  static let longestUnread = 64

  /// What `parse` made of an answer: a text, a list of texts, or a typed number as it was typed.
  static func read(_ value: FlatCursor) -> Value? {
    var cursor = value
    switch cursor.kind {
    case .text: return cursor.takeText().flatMap(short)
    case .list: return list(&cursor)
    case .table: return typedNumber(&cursor).flatMap(short)
    default: return nil
    }
  }

  /// A typed number as it was typed.
  static func read(_ number: TypedNumber) -> Value? {
    var text = number.raw
    let isShort = text.withUTF8 { $0.count <= longest - 2 && $0.allSatisfy(\.isPlain) }
    return isShort || text.utf8.count <= longest && jsonLength(text) <= longest ? .text(text) : nil
  }

  /// An answer that could not be read, when it is a short text.
  static func unread(_ raw: RawAnswer) -> Value? {
    guard case .text(let text) = raw, text.utf8.count <= longestUnread else { return nil }
    return .text(text)
  }

  /// An answer that could not be read, when it is a short text.
  static func unread(_ raw: FlatCursor) -> Value? {
    var raw = raw
    guard let text = raw.takeText(), text.count <= longestUnread else { return nil }
    return FlatCursor.string(text).map { .text($0) }
  }

  private static func list(_ cursor: inout FlatCursor) -> Value? {
    var rest = longest - 1
    var texts: [Value] = []
    for _ in 0..<(cursor.enterList() ?? 0) {
      guard let bytes = cursor.takeText(), bytes.count < rest,
        let text = FlatCursor.string(bytes)
      else { return nil }
      rest -= jsonLength(text) + 1
      texts.append(.text(text))
    }
    return texts.isEmpty || rest < 0 ? nil : .list(texts)
  }

  /// The text of what `text.number` gave.
  private static func typedNumber(_ cursor: inout FlatCursor) -> UnsafeRawBufferPointer? {
    var (text, isRead, isNumber): (UnsafeRawBufferPointer?, Bool, Bool) = (nil, false, false)
    for _ in 0..<(cursor.enterTable() ?? 0) {
      let key = cursor.takeKey()
      if key.isText("text"), cursor.kind == .text {
        text = cursor.takeText()
        continue
      }
      if key.isText("decimal_separator") { isRead = cursor.kind == .text }
      if key.isText("value") { isNumber = cursor.kind == .number }
      cursor.skip()
    }
    return isRead && isNumber ? text : nil
  }

  private static func short(_ bytes: UnsafeRawBufferPointer) -> Value? {
    if bytes.count <= longest - 2, bytes.allSatisfy(\.isPlain) {
      return .text(String(decoding: bytes, as: UTF8.self))
    }
    guard bytes.count <= longest, let text = FlatCursor.string(bytes), jsonLength(text) <= longest
    else { return nil }
    return .text(text)
  }

  /// The bytes of a text as result files write it.
  private static func jsonLength(_ text: String) -> Int {
    var length = text.utf8.count + 2
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\", "\n", "\r", "\t": length += 1
      case "\u{0}"..."\u{1f}", "\u{7f}": length += 5
      case "\u{80}"..."\u{9f}": length += 4
      case "\u{2028}", "\u{2029}": length += 3
      default: continue
      }
    }
    return length
  }
}

extension UInt8 {
  /// Whether it is a character of ASCII that JSON writes as it is.
  fileprivate var isPlain: Bool {
    self >= 0x20 && self < 0x7f && self != UInt8(ascii: "\"") && self != UInt8(ascii: "\\")
  }
}
