internal import Foundation
internal import GradusCore

/// Puts parameters into authored text: `{{name}}`, `{{name:.3f}}`, `{{a.b}}`.
struct Filling {
  let parameters: [String: Value]

  /// What a placeholder asks for that cannot be given.
  struct Problem: Error {
    var message: String
  }

  /// Fills a text in every language.
  func fill(_ text: Text) throws(Problem) -> Text {
    var result = text
    if let common = text.common { result.common = try fill(common, .english) }
    for (language, words) in text.translations {
      result.translations[language] = try fill(words, language)
    }
    return result
  }

  /// Fills plain data. A text that is one placeholder and nothing else becomes the parameter.
  func fill(_ value: Value, language: Language = .english) throws(Problem) -> Value {
    switch value {
    case .text(let text):
      if let name = Self.onlyPlaceholder(text) { return try parameter(name) }
      return .text(try fill(text, language))
    case .list(let elements):
      var filled: [Value] = []
      for element in elements { filled.append(try fill(element, language: language)) }
      return .list(filled)
    case .map(let entries):
      var filled: [String: Value] = [:]
      for (key, entry) in entries {
        let inner = Language(rawValue: key) ?? language
        filled[key] = try fill(entry, language: inner)
      }
      return .map(filled)
    default: return value
    }
  }

  /// Fills a text of one language.
  func fill(_ text: String, _ language: Language) throws(Problem) -> String {
    guard text.contains("{{") else { return text }
    var result = ""
    var rest = Substring(text)
    var isMath = false
    while let open = rest.firstRange(of: "{{") {
      let before = rest[..<open.lowerBound]
      result += before
      isMath = Self.isMath(after: before, isMath)
      guard let close = rest[open.upperBound...].firstRange(of: "}}") else {
        throw Problem(message: "'{{' without '}}'")
      }
      let inside = String(rest[open.upperBound..<close.lowerBound])
      result += try shown(inside, language, isMath: isMath)
      rest = rest[close.upperBound...]
    }
    return result + rest
  }

  // MARK: Placeholders

  private static func onlyPlaceholder(_ text: String) -> String? {
    guard text.hasPrefix("{{"), text.hasSuffix("}}"), text.count > 4 else { return nil }
    let inside = text.dropFirst(2).dropLast(2)
    guard !inside.contains("{{"), !inside.contains("}}"), !inside.contains(":") else { return nil }
    return String(inside)
  }

  /// Whether a formula is open after `text`, which began inside one if `isMath`.
  private static func isMath(after text: Substring, _ isMath: Bool) -> Bool {
    var isMath = isMath
    var isEscaped = false
    for character in text {
      if character == "$", !isEscaped { isMath.toggle() }
      isEscaped = character == "\\" && !isEscaped
    }
    return isMath
  }

  private func shown(
    _ placeholder: String, _ language: Language, isMath: Bool
  ) throws(Problem) -> String {
    let parts = placeholder.split(separator: ":", maxSplits: 1).map(String.init)
    guard let name = parts.first else { throw Problem(message: "'{{}}' names no parameter") }
    let value = try parameter(name)
    if parts.count == 2 {
      guard let number = value.double, let text = number.formatted(parts[1]) else {
        throw Problem(
          message: "'{{\(placeholder)}}' cannot be shown: the formats are .0f to .17f, e and g, "
            + "and '\(name)' must be a number")
      }
      return text
    }
    if let translated = Text(value), translated.common == nil {
      return translated.text(in: language)
    }
    return isMath ? value.shownInMath : value.shown
  }

  private func parameter(_ path: String) throws(Problem) -> Value {
    let blanks: (Character) -> Bool = { $0 == " " }
    let names = path.filter { !blanks($0) }.split(separator: ".").map(String.init)
    var value = Value.map(parameters)
    for name in names {
      if let place = Int(name), let elements = value.elements, elements.indices.contains(place - 1)
      {
        value = elements[place - 1]
        continue
      }
      guard let next = value[name] else {
        let known = (value.entries ?? [:]).keys.sorted()
        throw Problem(
          message: "'{{\(path)}}': generate returns no '\(name)'"
            + Suggestion.sentence(for: name, in: known))
      }
      value = next
    }
    return value
  }
}

extension Double {
  /// The number in one of C's formats `.0f` … `.17f`, `e`, `g`, without a locale.
  func formatted(_ format: String) -> String? {
    guard let kind = format.last, "feg".contains(kind), format.first == "." else { return nil }
    guard let digits = Int(format.dropFirst().dropLast()), (0...17).contains(digits) else {
      return nil
    }
    guard isFinite else { return shown }
    return withUnsafeTemporaryAllocation(of: CChar.self, capacity: 400) { buffer in
      let count = withVaList([self]) {
        vsnprintf(buffer.baseAddress, buffer.count, "%.\(digits)\(kind)", $0)
      }
      guard count > 0, count < buffer.count else { return nil }
      return String(
        decoding: UnsafeRawBufferPointer(start: buffer.baseAddress, count: Int(count)),
        as: UTF8.self)
    }
  }
}
