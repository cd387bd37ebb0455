/// A key of a table as source: `d`, `["no-scale"]`, `[1]`. Numbers come first, in their order.
struct ShownKey: Comparable {
  /// The key in the table it comes from.
  let raw: String
  let source: String
  private let number: Double?

  /// A key that is a text.
  init(text: String) { self.init(raw: text, text: text) }

  /// A key with its kind in front, as `LuaSandbox.look` gives it.
  init(looked key: String) {
    let name = String(key.dropFirst())
    switch key.first {
    case "#": self.init(raw: key, source: "[\(name)]", number: Double(name))
    case "?": self.init(raw: key, source: "[\(name)]")
    default: self.init(raw: key, text: name)
    }
  }

  private init(raw: String, text: String) {
    self.init(
      raw: raw, source: Self.isName(text) ? text : "[\(ValueWriter.quoted(text))]")
  }

  private init(raw: String, source: String, number: Double? = nil) {
    self.raw = raw
    self.source = source
    self.number = number
  }

  static func < (left: ShownKey, right: ShownKey) -> Bool {
    switch (left.number, right.number) {
    case (let left?, let right?): left < right
    case (nil, nil): left.source < right.source
    case (let number, _): number != nil
    }
  }

  private static let reserved: Set<String> = [
    "and", "break", "do", "else", "elseif", "end", "false", "for", "function", "goto", "if", "in",
    "local", "nil", "not", "or", "repeat", "return", "then", "true", "until", "while",
  ]

  /// Whether a key can stand without brackets.
  private static func isName(_ text: String) -> Bool {
    guard let first = text.utf8.first, !(48...57).contains(first) else { return false }
    return !reserved.contains(text)
      && text.utf8.allSatisfy {
        (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0) || $0 == 95
      }
  }
}
