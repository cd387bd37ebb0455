/// A piece of plain data: what a bank says, what a plugin returns, what an answer file holds.
///
/// Values cross every boundary of Gradus; states never do. Numbers keep the difference between
/// integers and floating point, because `3` and `3.0` read differently in a question's text.
public indirect enum Value: Hashable, Sendable {
  /// No value; `null` in YAML and JSON, `nil` in Lua.
  case null
  /// True or false.
  case boolean(Bool)
  /// A whole number.
  case integer(Int)
  /// A floating point number, possibly infinite or not a number.
  case number(Double)
  /// A text.
  case text(String)
  /// An ordered list.
  case list([Value])
  /// A table with text keys. Its order is never significant.
  case map([String: Value])
}

extension Value {
  /// The number this value is, if it is one.
  public var double: Double? {
    switch self {
    case .integer(let integer): Double(integer)
    case .number(let number): number
    default: nil
    }
  }

  /// The whole number this value is, if it is one; `3.0` counts as 3.
  public var wholeNumber: Int? {
    switch self {
    case .integer(let integer): integer
    case .number(let number): Int(exactly: number)
    default: nil
    }
  }

  /// The text this value is, if it is one.
  public var string: String? {
    if case .text(let text) = self { text } else { nil }
  }

  /// The truth value this is, if it is one.
  public var bool: Bool? {
    if case .boolean(let boolean) = self { boolean } else { nil }
  }

  /// The elements of a list. An empty table counts as an empty list, since Lua has one empty table.
  public var elements: [Value]? {
    switch self {
    case .list(let elements): elements
    case .map(let entries) where entries.isEmpty: []
    default: nil
    }
  }

  /// The entries of a table. An empty list counts as an empty table, since Lua has one empty table.
  public var entries: [String: Value]? {
    switch self {
    case .map(let entries): entries
    case .list(let elements) where elements.isEmpty: [:]
    default: nil
    }
  }

  /// The value under `key`, when this is a table that has it.
  public subscript(key: String) -> Value? { entries?[key] }

  /// What a person calls this kind of value: "a number", "a list", …
  public var kindName: String {
    switch self {
    case .null: "nothing"
    case .boolean: "a truth value"
    case .integer, .number: "a number"
    case .text: "a text"
    case .list: "a list"
    case .map: "a table"
    }
  }

  /// Whether a learner who gave this gave nothing at all: null, blanks only, or an empty list.
  public var isBlank: Bool {
    switch self {
    case .null: true
    case .text(let text): text.isBlank
    case .list(let elements): elements.allSatisfy(\.isBlank)
    case .map(let entries): entries.values.allSatisfy(\.isBlank)
    case .boolean, .integer, .number: false
    }
  }
}

extension String {
  /// Whether there are only blanks.
  package var isBlank: Bool {
    // A character that begins with a visible character of ASCII is no blank, whatever follows.
    if let first = utf8.first, (0x21...0x7E).contains(first) { return false }
    return allSatisfy(\.isWhitespace)
  }
}
