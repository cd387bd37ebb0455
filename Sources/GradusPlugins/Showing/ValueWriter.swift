internal import GradusCore
internal import GradusLua
internal import GradusTensor

/// Writes values as plugin authors write them: strings quoted, tables with their keys sorted,
/// tensors as rows below their shape.
///
///     { d = 16, answer = 4.0 }
///
/// What the host lends is shown by what it is, so it must be done before the host forgets it.
struct ValueWriter {
  let host: HostAPI
  /// Whether keys come with their kind in front, as `LuaSandbox.look` gives them.
  var keysSayTheirKind = false

  /// The most entries of one table that are shown.
  static let mostEntries = 100
  /// The most characters of one string that are shown.
  static let mostCharacters = 2000

  /// The value as at most `mostLines` lines.
  func text(_ value: LuaValue, mostLines: Int) -> String {
    shown(value).text(mostLines: mostLines)
  }

  func shown(_ value: LuaValue) -> ShownValue {
    switch value {
    case .nil: return .word("nil")
    case .boolean(let boolean): return .word(boolean ? "true" : "false")
    case .integer(let integer): return .word(String(integer))
    case .number(let number): return .word(number.shownInLua)
    case .text(let text): return .word(Self.quoted(text))
    case .list(let elements):
      let first = elements.prefix(Self.mostEntries)
      return .group(
        name: "", entries: first.map { (nil, shown($0)) }, more: elements.count - first.count)
    case .table(let entries): return table(entries)
    case .handle(let handle): return object(handle, value)
    case .function: return .word("function")
    }
  }

  // MARK: Strings

  /// A text as Lua source, cut when it is long.
  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.prefix(mostCharacters).unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case _ where scalar.properties.generalCategory == .control:
        result += "\\u{\(String(scalar.value, radix: 16))}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    let count = text.count
    return result + "\"" + (count > mostCharacters ? "… (\(count) characters)" : "")
  }

  // MARK: Tables

  private func table(_ entries: [String: LuaValue]) -> ShownValue {
    let keys = entries.keys.map { key in
      keysSayTheirKind ? ShownKey(looked: key) : ShownKey(text: key)
    }.sorted()
    func value(_ key: ShownKey) -> LuaValue { entries[key.raw] ?? .nil }
    if let number = typedNumber(keys, value) { return .word(number) }
    let first = keys.prefix(Self.mostEntries)
    return .group(
      name: "", entries: first.map { ($0.source, shown(value($0))) },
      more: keys.count - first.count)
  }

  /// A typed number as `text.number` gives it: `typed number "0.35 ms" = 0.35, unit "ms"`.
  private func typedNumber(
    _ keys: [ShownKey], _ value: (ShownKey) -> LuaValue
  ) -> String? {
    var fields: [String: LuaValue] = [:]
    for key in keys { fields[key.source] = value(key) }
    guard let text = fields["text"]?.text, let number = fields["value"]?.double,
      fields["arithmetic"] != nil, fields["decimal_separator"] != nil,
      fields.count == (fields["unit"] == nil ? 4 : 5)
    else { return nil }
    let unit = fields["unit"]?.text.map { ", unit \(Self.quoted($0))" } ?? ""
    return "typed number \(Self.quoted(text)) = \(number.shownInLua)\(unit)"
  }

  // MARK: Objects of the host

  private func object(_ handle: LuaHandle, _ value: LuaValue) -> ShownValue {
    switch HostKind(rawValue: handle.kind) {
    case .tensor:
      guard let tensor = try? host.tensor(value, function: "") else { return .word("tensor") }
      return TensorText(tensor).shown
    case .stream: return .word("rng")
    case .check:
      guard let key = host.check(handle) else { return .word("check") }
      return key.shownValue
    case nil: return .word("…")
    }
  }
}

extension Double {
  /// The number as Lua source: `3.0` where an integer would be `3`.
  var shownInLua: String {
    let text = shown
    return text.allSatisfy { $0.isNumber || $0 == "-" } ? text + ".0" : text
  }
}
