internal import GradusCore

/// Plain data as authored, taken apart once to be filled in for many seeds.
///
/// A text that is one placeholder and nothing else becomes the parameter. The keys `en` and `zh` say
/// which language the texts below them are in.
indirect enum ValueTemplate {
  /// Data without placeholders.
  case constant(Value)
  case parameter(Placeholder)
  case text(TextTemplate)
  case list([ValueTemplate])
  /// The entries in the order of their keys, so that of several problems always the same is told.
  case map([(key: String, value: ValueTemplate)])

  init(_ value: Value, _ language: Language = .english) {
    switch value {
    case .text(let text): self = Self.text(text, language)
    case .list(let elements):
      let parts = elements.map { ValueTemplate($0, language) }
      self = parts.allSatisfy(\.isConstant) ? .constant(value) : .list(parts)
    case .map(let entries):
      let parts = entries.sorted { $0.key < $1.key }.map { key, entry in
        (key: key, value: ValueTemplate(entry, Language(rawValue: key) ?? language))
      }
      self = parts.allSatisfy(\.value.isConstant) ? .constant(value) : .map(parts)
    default: self = .constant(value)
    }
  }

  private static func text(_ text: String, _ language: Language) -> ValueTemplate {
    if let name = onlyPlaceholder(text), let placeholder = try? Placeholder(name) {
      return .parameter(placeholder)
    }
    let template = TextTemplate(text, language)
    return template.isConstant ? .constant(.text(text)) : .text(template)
  }

  private static func onlyPlaceholder(_ text: String) -> String? {
    guard text.hasPrefix("{{"), text.hasSuffix("}}"), text.count > 4 else { return nil }
    let inside = text.dropFirst(2).dropLast(2)
    guard !inside.contains("{{"), !inside.contains("}}"), !inside.contains(":") else { return nil }
    return String(inside)
  }

  private var isConstant: Bool {
    if case .constant = self { true } else { false }
  }

  /// The data with these parameters.
  func filled(_ parameters: [String: Value]) throws(Placeholder.Problem) -> Value {
    switch self {
    case .constant(let value): return value
    case .parameter(let placeholder): return try placeholder.value(in: parameters)
    case .text(let template): return .text(try template.filled(parameters))
    case .list(let elements):
      var filled: [Value] = []
      filled.reserveCapacity(elements.count)
      for element in elements { filled.append(try element.filled(parameters)) }
      return .list(filled)
    case .map(let entries):
      var filled: [String: Value] = [:]
      filled.reserveCapacity(entries.count)
      for (key, entry) in entries { filled[key] = try entry.filled(parameters) }
      return .map(filled)
    }
  }
}
