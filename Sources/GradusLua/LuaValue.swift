/// A value on its way into or out of a sandbox.
public indirect enum LuaValue: Hashable, Sendable {
  /// Nothing.
  case `nil`
  /// True or false.
  case boolean(Bool)
  /// A whole number.
  case integer(Int)
  /// A floating point number.
  case number(Double)
  /// A text.
  case text(String)
  /// A table with the keys 1, 2, 3, … An empty table arrives as an empty list.
  case list([LuaValue])
  /// A table with texts as keys.
  case table([String: LuaValue])
  /// An object of the host.
  case handle(LuaHandle)
  /// A function of the sandbox the value came from.
  case function(LuaFunction)
}

/// An object of the host as a plugin holds it: a number that only the host can look behind.
public struct LuaHandle: Hashable, Sendable {
  /// What it is.
  public var kind: UInt32
  /// Which one it is.
  public var slot: UInt32

  /// Names an object of the host.
  public init(kind: UInt32, slot: UInt32) {
    self.kind = kind
    self.slot = slot
  }
}

/// A function inside one sandbox.
public struct LuaFunction: Hashable, Sendable {
  let number: UInt32
}

extension LuaValue {
  /// The value under `key`, when this is a table that has it.
  public subscript(key: String) -> LuaValue? {
    if case .table(let entries) = self { entries[key] } else { nil }
  }

  /// The entries of a table; an empty list is an empty table too.
  public var entries: [String: LuaValue]? {
    switch self {
    case .table(let entries): entries
    case .list(let elements) where elements.isEmpty: [:]
    default: nil
    }
  }

  /// The elements of a list.
  public var elements: [LuaValue]? {
    if case .list(let elements) = self { elements } else { nil }
  }

  /// The text, when this is one.
  public var text: String? {
    if case .text(let text) = self { text } else { nil }
  }

  /// The number, when this is one.
  public var double: Double? {
    switch self {
    case .integer(let integer): Double(integer)
    case .number(let number): number
    default: nil
    }
  }

  /// The whole number, when this is one; `3.0` counts as 3.
  public var wholeNumber: Int? {
    switch self {
    case .integer(let integer): integer
    case .number(let number): Int(exactly: number)
    default: nil
    }
  }

  /// Whether this is nothing.
  public var isNil: Bool { self == .nil }

  /// What a plugin author calls this kind of value: "a string", "a table", …
  public var kindName: String {
    switch self {
    case .nil: "nil"
    case .boolean: "a boolean"
    case .integer, .number: "a number"
    case .text: "a string"
    case .list, .table: "a table"
    case .handle: "an object of the host"
    case .function: "a function"
    }
  }
}
