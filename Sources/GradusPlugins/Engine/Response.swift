internal import GradusCore
internal import GradusLua

/// What an answer was read as, as far as it is short enough to be kept with its verdict.
enum Response {
  /// The most bytes of JSON that are kept.
  static let longest = 256
  /// The most bytes that are kept of an answer that could not be read.
  static let longestUnread = 64

  /// What `parse` made of an answer: a text, a list of texts, or a typed number as it was typed.
  static func read(_ value: LuaValue) -> Value? {
    switch value {
    case .text(let text): return short(text)
    case .list(let elements):
      var rest = longest - 1
      var texts: [Value] = []
      for element in elements {
        guard let text = element.text, let length = jsonLength(text, atMost: rest) else {
          return nil
        }
        rest -= length + 1
        texts.append(.text(text))
      }
      return texts.isEmpty || rest < 0 ? nil : .list(texts)
    case .table(let entries):
      guard entries["decimal_separator"]?.text != nil, entries["value"]?.double != nil else {
        return nil
      }
      return entries["text"]?.text.flatMap(short)
    default: return nil
    }
  }

  /// An answer that could not be read, when it is a short text.
  static func unread(_ raw: LuaValue) -> Value? {
    guard let text = raw.text, text.utf8.count <= longestUnread else { return nil }
    return .text(text)
  }

  private static func short(_ text: String) -> Value? {
    jsonLength(text, atMost: longest).map { _ in .text(text) }
  }

  /// The bytes of a text as result files write it, unless they are more than `most`.
  private static func jsonLength(_ text: String, atMost most: Int) -> Int? {
    var length = text.utf8.count + 2
    guard length <= most else { return nil }
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\", "\n", "\r", "\t": length += 1
      case "\u{0}"..."\u{1f}", "\u{7f}": length += 5
      case "\u{80}"..."\u{9f}": length += 4
      case "\u{2028}", "\u{2029}": length += 3
      default: continue
      }
    }
    return length <= most ? length : nil
  }
}
