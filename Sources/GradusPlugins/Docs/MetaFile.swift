/// The declarations for the Lua language server: completion, types and warnings in an editor.
struct MetaFile {
  let chapters: [HostChapter]

  var text: String {
    var parts = [Self.introduction]
    parts += Self.aliases
    parts += Self.tables.map(Self.declaration)
    for chapter in chapters { parts += declarations(of: chapter) }
    return parts.joined(separator: "\n\n") + "\n"
  }

  private static let introduction = """
    ---@meta gradus
    -- What Gradus gives to plugins, for the Lua language server. Made by `gradus plugin docs`.
    """

  // MARK: Types

  private static let aliases = [
    ("gradus.Text", "A string, or one for each language.", "string|table<string, string>"),
    (
      "gradus.Numbers", "Nested lists of numbers.",
      "number[]|number[][]|number[][][]|number[][][][]"
    ),
    (
      "gradus.Array", "A tensor, or what is taken as one.", "tensor|number|gradus.Numbers"
    ),
    (
      "gradus.FieldType", "The type of a field.",
      FieldType.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: "|")
    ),
    (
      "gradus.Block", "A block of a view.",
      BlockKind.allCases.map(\.contract.annotation).joined(separator: "|")
    ),
    (
      "gradus.Input", "What the learner gives.",
      InputKind.allCases.map(\.contract.annotation).joined(separator: "|")
    ),
  ].map { "---\($0.1)\n---@alias \($0.0) \($0.2)" }

  private static let tables: [ContractTable] =
    ContractPage.entries.map(\.table) + BlockKind.allCases.map(\.contract)
    + InputKind.allCases.map(\.contract)
    + HostAPI.chapters.flatMap(\.tables)

  private static func declaration(of table: ContractTable) -> String {
    // A variant has the keys its format gave it, beside those of the host.
    let isOpen = table.annotation == Contract.variant.annotation
    var lines = ["---\(plain(table.summary))"]
    lines.append("---@class \(isOpen ? "" : "(exact) ")\(table.annotation)")
    for key in table.keys {
      let mark = key.isRequired ? "" : "?"
      lines.append("---@field \(key.name)\(mark) \(annotation(of: key)) \(plain(key.summary))")
    }
    if isOpen { lines.append("---@field [string] any") }
    return lines.joined(separator: "\n")
  }

  private static func annotation(of key: ContractKey) -> String {
    guard let call = key.call else { return key.type.annotation }
    let parameters = call.parameters.map { "\($0.name): \($0.type.annotation)" }
    return "fun(\(parameters.joined(separator: ", "))): "
      + call.returns.annotations.joined(separator: ", ")
  }

  // MARK: Functions

  private func declarations(of chapter: HostChapter) -> [String] {
    let functions = chapter.sections.flatMap(\.functions)
    var parts: [String] = []
    for kind in HostKind.allCases {
      let methods = functions.filter { $0.isMethod(of: kind) }
      let operators = functions.compactMap { $0.operatorLine(of: kind) }
      guard !methods.isEmpty || !operators.isEmpty else { continue }
      let head = ["---An object of the host.", "---@class \(kind.name)"] + operators
      parts.append((head + ["local \(kind.name)_object = {}"]).joined(separator: "\n"))
      parts += methods.map { Self.declaration($0, of: kind) }
    }
    let free = functions.filter(\.isInSpace)
    guard !free.isEmpty else { return parts }
    parts.append(
      "---\(chapter.summary.capitalizedFirst).\n---@class gradus.space.\(chapter.name)\n"
        + "\(chapter.name) = {}")
    return parts + free.map { Self.declaration($0, of: nil) }
  }

  private static func declaration(_ function: HostFunction, of kind: HostKind?) -> String {
    var parameters = function.parameters
    if kind != nil, function.isInSpace { parameters.removeFirst() }
    var lines = ["---" + plain(function.summary)]
    if let deprecated = function.deprecated {
      lines.append("---Use `\(deprecated.instead)` instead (since api \(deprecated.since)).")
      lines.append("---@deprecated")
    }
    for parameter in parameters {
      let mark = if case .optional = parameter.presence { "?" } else { "" }
      lines.append(
        "---@param \(parameter.name)\(mark) \(parameter.type.annotation) "
          + plain(parameter.clause))
    }
    if let returns = function.returns {
      lines += returns.annotations.map { "---@return \($0)" }
      if !returns.summary.isEmpty, !returns.mayFail {
        lines[lines.count - 1] += " # " + plain(returns.summary)
      }
    }
    lines = lines.map { $0.trimmedBlanks }
    let names = parameters.map(\.name).joined(separator: ", ")
    let owner = kind.map { "\($0.name)_object:\(function.name)" } ?? function.fullName
    return lines.joined(separator: "\n") + "\nfunction \(owner)(\(names)) end"
  }

  /// Without links, which editors do not follow.
  private static func plain(_ text: String) -> String {
    text.replacing(#/\[([^\]]*)\]\([^)]*\)/#) { String($0.1) }
  }
}

extension HostFunction {
  fileprivate func isMethod(of kind: HostKind) -> Bool {
    switch home {
    case .space(_, let method): method == kind
    case .method(let method): method == kind
    case .operation: false
    }
  }

  /// Such as `---@operator add(gradus.Array): tensor`.
  fileprivate func operatorLine(of kind: HostKind) -> String? {
    guard case .operation(kind, _) = home, let returns else { return nil }
    let other = parameters.count > 1 ? "(\(parameters[1].type.annotation))" : ""
    return "---@operator \(name.dropFirst(2))\(other): \(returns.type.annotation)"
  }
}

extension Parameter {
  /// What is said of it in an editor.
  fileprivate var clause: String {
    guard case .optional(let words) = presence else { return summary }
    return summary.isEmpty ? "default: \(words)" : "\(summary); default: \(words)"
  }
}

extension Returned {
  /// The types of the results.
  fileprivate var annotations: [String] {
    guard mayFail else { return [type.annotation] }
    return [type == .any ? "any" : "\(type.annotation)?", "\(LuaType.text.annotation)?"]
  }
}

extension String {
  fileprivate var trimmedBlanks: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}
