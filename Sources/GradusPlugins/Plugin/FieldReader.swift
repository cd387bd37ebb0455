internal import GradusCore
internal import GradusLua

/// Reads the declarations of a format's fields and of a rule's options.
struct FieldReader {
  let fault: (String) -> PluginError

  func fields(_ value: LuaValue?, _ what: String) throws(PluginError) -> [FieldDeclaration] {
    guard let value else { return [] }
    guard let entries = value.entries else {
      throw fault("\(what) is \(value.kindName); expected a table")
    }
    var fields: [FieldDeclaration] = []
    for (name, declaration) in entries.sorted(by: { $0.key < $1.key }) {
      fields.append(try field(name, declaration, "\(what).\(name)"))
    }
    return fields
  }

  private func field(
    _ name: String, _ value: LuaValue, _ what: String
  ) throws(PluginError) -> FieldDeclaration {
    guard let table = value.entries else {
      throw fault("\(what) is \(value.kindName); expected a table such as { type = \"string\" }")
    }
    for key in table.keys.sorted() where !Contract.field.names.contains(key) {
      throw fault(
        "\(what) has an unknown key '\(key)'"
          + Suggestion.sentence(for: key, in: Contract.field.names))
    }
    let kind = try kind(table, what)
    if let written = table["default"] { try check(default: written, kind, what) }
    return FieldDeclaration(
      name: name, kind: kind, isRequired: table["required"] == .boolean(true),
      defaultValue: table["default"].map(plain), summary: table["doc"]?.text ?? "",
      minimum: table["min"]?.double, maximum: table["max"]?.double)
  }

  /// Refuses a default that no question could write.
  private func check(
    default value: LuaValue, _ kind: FieldDeclaration.Kind, _ what: String
  ) throws(PluginError) {
    let expected: String? =
      switch kind {
      case .string: value.text == nil ? "a string" : nil
      case .number: value.double == nil ? "a number" : nil
      case .integer: value.wholeNumber == nil ? "a whole number" : nil
      case .boolean: [.boolean(true), .boolean(false)].contains(value) ? nil : "true or false"
      case .enumeration(let values):
        values.contains(value.text ?? "") ? nil : "one of " + values.joined(separator: ", ")
      default: nil
      }
    guard let expected else { return }
    throw fault("\(what): its default is \(value.kindName); expected \(expected)")
  }

  private func kind(
    _ table: [String: LuaValue], _ what: String
  ) throws(PluginError) -> FieldDeclaration.Kind {
    guard let name = table["type"]?.text else { throw fault("\(what) has no 'type'") }
    guard let type = FieldType(rawValue: name) else {
      throw fault(
        "\(what) has the unknown type '\(name)'"
          + Suggestion.sentence(for: name, in: FieldType.allCases.map(\.rawValue)))
    }
    switch type {
    case .string: return .string
    case .text: return .text
    case .number: return .number
    case .integer: return .integer
    case .boolean: return .boolean
    case .any: return .any
    case .key: return .key
    case .check: return .check
    case .mistakes: return .mistakes
    case .tolerance: return .tolerance
    case .enumeration:
      return .enumeration((table["values"]?.elements ?? []).compactMap(\.text))
    case .list: return .list(of: try element(table["of"], what))
    case .map: return .map(of: try element(table["of"], what))
    case .record: return .record(try fields(table["fields"], "\(what).fields"))
    }
  }

  private func element(
    _ value: LuaValue?, _ what: String
  ) throws(PluginError) -> FieldDeclaration.Kind {
    guard let value else { return .any }
    return try field("of", value, "\(what).of").kind
  }

  private func plain(_ value: LuaValue) -> Value {
    switch value {
    case .boolean(let boolean): .boolean(boolean)
    case .integer(let integer): .integer(integer)
    case .number(let number): .number(number)
    case .text(let text): .text(text)
    case .list(let elements): .list(elements.map(plain))
    case .table(let entries): .map(entries.mapValues(plain))
    case .nil, .handle, .function: .null
    }
  }
}
