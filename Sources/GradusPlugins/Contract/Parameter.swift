/// A parameter of a function: of the host's, or of one that a plugin defines.
struct Parameter: Sendable {
  /// Whether it must be there.
  enum Presence: Sendable {
    case required
    /// May be left out; the words say what holds then.
    case optional(String)
    /// Any number of them.
    case repeated
  }

  let name: String
  let type: LuaType
  /// One clause, with the unit where it has one.
  let summary: String
  let presence: Presence

  init(_ name: String, _ type: LuaType, _ summary: String, _ presence: Presence = .required) {
    self.name = name
    self.type = type
    self.summary = summary
    self.presence = presence
  }
}

// What a declaration reads like: `[.array("t"), .axis(default: "−1")]`. A parameter with a
// default, in words, may be left out.
extension Parameter {
  static func any(_ name: String, _ type: LuaType, _ summary: String) -> Self {
    Self(name, type, summary)
  }

  static func array(
    _ name: String, _ shape: String = "", _ summary: String = "", default words: String? = nil
  ) -> Self {
    Self(name, .array(shape), summary, Presence(words))
  }

  /// An axis, counted from 1 or from the end.
  static func axis(
    _ summary: String = "counted from 1; −1 is the last", default words: String? = nil
  ) -> Self {
    Self("axis", .integer, summary, Presence(words))
  }

  static func boolean(_ name: String, _ summary: String, default words: String? = nil) -> Self {
    Self(name, .boolean, summary, Presence(words))
  }

  static func integer(_ name: String, _ summary: String, default words: String? = nil) -> Self {
    Self(name, .integer, summary, Presence(words))
  }

  static func list(
    _ name: String, of element: LuaType = .any, _ summary: String, default words: String? = nil
  ) -> Self {
    Self(name, .list(of: element), summary, Presence(words))
  }

  static func number(_ name: String, _ summary: String, default words: String? = nil) -> Self {
    Self(name, .number, summary, Presence(words))
  }

  /// The lengths of the axes.
  static func shape(_ summary: String = "the length of each axis") -> Self {
    Self("shape", .list(of: .integer), summary)
  }

  /// How many there are.
  static func size(_ name: String, _ summary: String, default words: String? = nil) -> Self {
    Self(name, .integer, summary + ", from 0", Presence(words))
  }

  static func string(_ name: String, _ summary: String, default words: String? = nil) -> Self {
    Self(name, .string, summary, Presence(words))
  }

  /// Any number of further arguments.
  static func more(_ type: LuaType, _ summary: String) -> Self {
    Self("...", type, summary, .repeated)
  }
}

extension Parameter.Presence {
  fileprivate init(_ words: String?) { self = words.map { .optional($0) } ?? .required }
}

/// What a function returns.
struct Returned: Sendable {
  let type: LuaType
  /// One clause.
  let summary: String
  /// Whether it may return nil and a problem instead.
  let mayFail: Bool

  init(_ type: LuaType, _ summary: String = "", mayFail: Bool = false) {
    self.type = type
    self.summary = summary
    self.mayFail = mayFail
  }
}

extension Returned {
  static func tensor(_ shape: String = "", _ summary: String = "") -> Self {
    Self(.tensor(shape), summary)
  }

  static func value(_ type: LuaType, _ summary: String = "") -> Self { Self(type, summary) }

  /// A value, or nil and a problem in words.
  static func valueOrProblem(_ type: LuaType, _ summary: String = "") -> Self {
    Self(type, summary, mayFail: true)
  }
}

extension [Parameter] {
  /// The parameters as they stand between parentheses: `t[, axis[, keep]]`.
  var signature: String {
    var text = ""
    var open = 0
    for (place, parameter) in enumerated() {
      let name = parameter.name == "..." ? "…" : parameter.name
      if case .optional = parameter.presence {
        text += place == 0 ? "[\(name)" : "[, \(name)"
        open += 1
      } else {
        text += place == 0 ? name : ", \(name)"
      }
    }
    return text + String(repeating: "]", count: open)
  }
}
