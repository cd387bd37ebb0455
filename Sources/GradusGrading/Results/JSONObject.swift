public import GradusCore

/// Writes one JSON object with its keys in the order they are added.
///
/// Foundation's encoder takes microseconds a record and does not keep the order of keys.
public struct JSONObject {
  /// The object so far.
  public var text: String { body + "}" }
  private var body = "{"

  /// Creates an empty object.
  public init() {}

  /// Adds a key, unless the value is `nil`.
  public mutating func add(_ key: String, _ value: Value?) {
    guard let value else { return }
    add(key, json: value.json)
  }

  /// Adds a key whose value is JSON already.
  mutating func add(_ key: String, json: String) {
    if body.utf8.count > 1 { body += "," }
    Self.write(key, to: &body)
    body += ":" + json
  }

  fileprivate static func write(_ text: String, to out: inout String) {
    out += "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": out += "\\\""
      case "\\": out += "\\\\"
      case "\n": out += "\\n"
      case "\r": out += "\\r"
      case "\t": out += "\\t"
      // Terminals take 80 to 9f for the beginnings of their commands.
      case "\u{0}"..."\u{1f}", "\u{7f}"..."\u{9f}", "\u{2028}", "\u{2029}":
        let digits = String(scalar.value, radix: 16)
        out += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: out.unicodeScalars.append(scalar)
      }
    }
    out += "\""
  }
}

extension Value {
  /// The value as JSON that is read back as the same value: whole numbers with a point keep it.
  var faithfulJSON: String {
    switch self {
    case .number(let number) where number.isFinite: return number.description
    case .list(let elements): return "[" + elements.map(\.faithfulJSON).joined(separator: ",") + "]"
    case .map(let entries):
      var object = JSONObject()
      for (key, value) in entries.sorted(by: { $0.key < $1.key }) {
        object.add(key, json: value.faithfulJSON)
      }
      return object.text
    default: return json
    }
  }

  /// The value as JSON, tables with their keys sorted. Numbers that JSON cannot write become null.
  public var json: String {
    switch self {
    case .null: return "null"
    case .boolean, .integer: return shown
    case .number(let number): return number.isFinite ? number.shown : "null"
    case .text(let text):
      var out = ""
      JSONObject.write(text, to: &out)
      return out
    case .list(let elements): return "[" + elements.map(\.json).joined(separator: ",") + "]"
    case .map(let entries):
      var object = JSONObject()
      for (key, value) in entries.sorted(by: { $0.key < $1.key }) { object.add(key, value) }
      return object.text
    }
  }
}
