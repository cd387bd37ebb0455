internal import GradusCore

/// Checks the fields of one question.
struct FieldChecker {
  let checker: QuestionChecker
  let declarations: [FieldDeclaration]
  let fields: Authored
  let findings: Findings
  let log: TranslationLog

  func check() {
    checkRecord(
      fields, declarations, noun: "a question", alsoKnown: QuestionBuilder.fieldNames)
  }

  /// Checks a table with known keys. `alsoKnown` are only suggested.
  private func checkRecord(
    _ data: Authored, _ declarations: [FieldDeclaration], noun: String, alsoKnown: [String] = []
  ) {
    guard case .map(let entries) = data.content else {
      findings.report(.wrongKind(noun, needs: "a table", is: data), at: data.location)
      return
    }
    for entry in entries {
      guard let declaration = declarations.first(where: { $0.name == entry.key }) else {
        let known = declarations.map(\.name).sorted() + alsoKnown.sorted()
        findings.report(.unknownField(entry.key, known: known), at: entry.keyLocation)
        continue
      }
      check(entry.value, declaration)
    }
    let missing = declarations.filter { declaration in
      declaration.isRequired && !entries.contains { $0.key == declaration.name }
    }
    for name in missing.map(\.name).sorted() {
      findings.report(.missingField(name, of: noun), at: data.location)
    }
  }

  private func check(_ data: Authored, _ declaration: FieldDeclaration) {
    check(
      data, declaration.kind, "'\(declaration.name)'", minimum: declaration.minimum,
      maximum: declaration.maximum)
  }

  func check(
    _ data: Authored, _ kind: FieldDeclaration.Kind, _ name: String, minimum: Double? = nil,
    maximum: Double? = nil
  ) {
    if case .text(let text) = data.content, text.hasPlaceholder {
      if case .text = kind { _ = reader.read(data, name) }
      return
    }
    switch kind {
    case .any: break
    case .string: checkString(data, name)
    case .text: _ = reader.read(data, name)
    case .number, .integer: checkNumber(data, kind, name, minimum, maximum)
    case .boolean:
      guard case .boolean = data.content else {
        return wrong(data, name, needs: "true or false")
      }
    case .enumeration(let words): checkWord(data, words, name)
    case .list(let element): checkList(data, element, name, minimum, maximum)
    case .record(let fields): checkRecord(data, fields, noun: name)
    case .map(let element):
      guard case .map(let entries) = data.content else {
        return wrong(data, name, needs: "a table")
      }
      for entry in entries { check(entry.value, element, "\(entry.key.quoted) of \(name)") }
    case .key: checkKey(data, name)
    case .check: checkName(data, name)
    case .mistakes: checkMistakes(data, name)
    case .tolerance: checkTolerance(data, name)
    }
  }

  private var reader: TextReader { TextReader(findings: findings, log: log) }

  func wrong(_ data: Authored, _ name: String, needs: String, hint: String = "") {
    findings.report(.wrongKind(name, needs: needs, is: data, hint: hint), at: data.location)
  }

  private func checkString(_ data: Authored, _ name: String) {
    guard case .text = data.content else {
      let hint = data.isScalar ? ": put it in quotes" : ""
      return wrong(data, name, needs: "a text", hint: hint)
    }
  }

  private func checkNumber(
    _ data: Authored, _ kind: FieldDeclaration.Kind, _ name: String, _ minimum: Double?,
    _ maximum: Double?
  ) {
    guard let number = data.value.double else {
      let needs = kind == .integer ? "a whole number" : "a number"
      return wrong(data, name, needs: needs, hint: data.numberHint)
    }
    guard kind == .number || data.value.wholeNumber != nil else {
      return findings.report(.notWhole(name, data), at: data.location)
    }
    // Written so that not-a-number is outside.
    guard minimum.map({ number >= $0 }) ?? true, maximum.map({ number <= $0 }) ?? true else {
      return findings.report(
        .outOfRange(name, number, minimum: minimum, maximum: maximum), at: data.location)
    }
  }

  private func checkWord(_ data: Authored, _ words: [String], _ name: String) {
    guard let word = data.value.string ?? data.scalarText else {
      return wrong(data, name, needs: words.quotedList("or"))
    }
    guard words.contains(word) else {
      return findings.report(.unknownWord(name, word, known: words), at: data.location)
    }
    guard case .text = data.content else {
      return wrong(data, name, needs: "a text", hint: ": put it in quotes")
    }
  }

  private func checkList(
    _ data: Authored, _ element: FieldDeclaration.Kind, _ name: String, _ minimum: Double?,
    _ maximum: Double?
  ) {
    guard case .list(let elements) = data.content else {
      return wrong(data, name, needs: "a list", hint: data.listHint)
    }
    let count = Double(elements.count)
    if count < minimum ?? 0 || count > maximum ?? .infinity {
      findings.report(
        .wrongCount(name, elements.count, minimum: minimum, maximum: maximum), at: data.location)
    }
    for value in elements { check(value, element, "an element of \(name)") }
  }
}

extension Authored {
  /// What a single value other than a text reads as.
  var scalarText: String? { isScalar ? value.shown : nil }
}
