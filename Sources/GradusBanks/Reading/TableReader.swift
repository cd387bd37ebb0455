internal import GradusCore

/// Takes the entries of a table, reporting what is missing or of another kind.
///
/// Each method that reads a field reports at most one thing and then returns `nil`. The name it gets
/// is the field's as a message says it, with its quotes.
struct TableReader {
  let entries: [Authored.Entry]
  let location: SourceLocation
  let findings: Findings
  /// Which texts of the file are translated.
  let translations: TranslationLog
  /// What the table is, as a message begins: "a question".
  let noun: String

  init?(
    _ data: Authored, noun: String, findings: Findings,
    translations: TranslationLog = TranslationLog()
  ) {
    guard case .map(let entries) = data.content else {
      findings.report(.wrongKind(noun, needs: "a table", is: data), at: data.location)
      return nil
    }
    self.entries = entries
    self.location = data.location
    self.findings = findings
    self.translations = translations
    self.noun = noun
  }

  subscript(key: String) -> Authored? { entries.first { $0.key == key }?.value }

  /// Reports every key that is not known.
  func refuseUnknown(besides known: [String]) {
    for entry in entries where !known.contains(entry.key) {
      findings.report(.unknownField(entry.key, known: known), at: entry.keyLocation)
    }
  }

  /// The value of a field that must be there.
  func required(_ key: String) -> Authored? {
    guard let value = self[key] else {
      let typo = Suggestion.nearest(to: key, in: entries.map(\.key))
      findings.report(.missingField(key, of: noun, typo: typo), at: location)
      return nil
    }
    return value
  }

  /// A text that is the same in every language and not empty.
  func string(_ data: Authored, _ name: String) -> String? {
    guard case .text(let text) = data.content else {
      let isScalar =
        switch data.content {
        case .boolean, .integer, .number: true
        default: false
        }
      let hint = isScalar ? ": put it in quotes" : ""
      findings.report(
        .wrongKind(name, needs: "a text", is: data, hint: hint), at: data.location)
      return nil
    }
    guard !text.isBlank else {
      findings.report(.empty(name), at: data.location)
      return nil
    }
    return text
  }

  /// A stable name in kebab-case.
  func name(_ data: Authored, _ name: String) -> String? {
    guard let text = string(data, name) else { return nil }
    guard text.isKebabCase else {
      findings.report(.notKebabCase(name, text), at: data.location)
      return nil
    }
    return text
  }

  func number(_ data: Authored, _ name: String) -> Double? {
    guard let number = data.value.double, !number.isNaN else {
      let isNaN = data.value.double != nil
      findings.report(
        isNaN
          ? .notANumber(name)
          : .wrongKind(name, needs: "a number", is: data, hint: data.numberHint), at: data.location)
      return nil
    }
    return number
  }

  /// A finite number greater than 0.
  func positiveNumber(_ data: Authored, _ name: String) -> Double? {
    guard let number = number(data, name) else { return nil }
    guard number > 0, number.isFinite else {
      findings.report(.notPositive(name, number), at: data.location)
      return nil
    }
    return number
  }

  func wholeNumber(_ data: Authored, _ name: String, in range: ClosedRange<Int>) -> Int? {
    guard let number = data.value.wholeNumber else {
      findings.report(.notWhole(name, data), at: data.location)
      return nil
    }
    guard range.contains(number) else {
      let maximum = range.upperBound == .max ? nil : Double(range.upperBound)
      findings.report(
        .outOfRange(
          name, Double(number), minimum: Double(range.lowerBound), maximum: maximum),
        at: data.location)
      return nil
    }
    return number
  }

  /// The elements of a list.
  func list(_ data: Authored, _ name: String) -> [Authored]? {
    guard case .list(let elements) = data.content else {
      findings.report(
        .wrongKind(name, needs: "a list", is: data, hint: data.listHint), at: data.location)
      return nil
    }
    return elements
  }

  /// A list of texts that are the same in every language.
  func strings(_ data: Authored, _ name: String) -> [String]? {
    list(data, name)?.compactMap { string($0, "an element of \(name)") }
  }

  /// One of the words.
  func word(_ data: Authored, _ name: String, among words: [String]) -> String? {
    guard let word = string(data, name) else { return nil }
    guard words.contains(word) else {
      findings.report(.unknownWord(name, word, known: words), at: data.location)
      return nil
    }
    return word
  }
}

extension Authored {
  /// What to do with a number that is a text.
  var numberHint: String {
    guard case .text(let text) = content, Double(text) != nil else { return "" }
    return ": write \(text) without quotes"
  }

  /// How a single short value is written as a list.
  var listHint: String {
    switch content {
    case .text(let text) where text.count <= 30 && !text.contains(where: \.isNewline):
      ": write [\(text)]"
    case .integer(let integer): ": write [\(integer)]"
    case .number(let number): ": write [\(number.shown)]"
    default: ""
    }
  }
}
