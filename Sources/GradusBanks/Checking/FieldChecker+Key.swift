internal import GradusCore

// The fields the host understands: `answer`, `check`, `mistakes` and tolerances.
extension FieldChecker {
  /// Whether the question names a check, in whatever field its format has for that.
  private var hasCheck: Bool {
    declarations.contains { $0.kind == .check && fields[$0.name] != nil }
  }

  /// Whether its format has a field for a check at all.
  private var knowsChecks: Bool { declarations.contains { $0.kind == .check } }

  func checkKey(_ data: Authored, _ name: String) {
    guard case .map(let entries) = data.content else {
      let hint = data.value.double.map { ": write {value: \($0.shown)}" } ?? ""
      return wrong(data, name, needs: "a table", hint: hint)
    }
    let known = knowsChecks ? ["value", "given", "tolerance"] : ["value", "tolerance"]
    for entry in entries where !known.contains(entry.key) {
      findings.report(.unknownField(entry.key, known: known), at: entry.keyLocation)
    }
    if let tolerance = data["tolerance"] { checkTolerance(tolerance, "'tolerance'") }
    if let value = data["value"] { checkTruth(value, "'value'") }
    if let given = data["given"] { check(given, .map(of: .any), "'given'") }
    switch (data["value"] != nil, data["given"] != nil) {
    case (true, true): findings.report(.keyWithTwoTruths(name), at: data.location)
    case (false, false) where !hasCheck:
      findings.report(.keyWithoutTruth(name), at: data.location)
    case (false, true) where !hasCheck:
      findings.report(.givenWithoutCheck(name), at: data.location)
    case (true, false) where hasCheck:
      findings.report(.checkWithoutGiven(name), at: data.location)
    default: break
    }
  }

  /// A true value: a number, or a list of them, of any depth.
  private func checkTruth(_ data: Authored, _ name: String) {
    switch data.content {
    case .list(let elements): for element in elements { checkTruth(element, name) }
    default: check(data, .number, name)
    }
  }

  func checkName(_ data: Authored, _ name: String) {
    guard case .text(let check) = data.content else { return wrong(data, name, needs: "a name") }
    let extensions = checker.extensions
    guard extensions.hasCheck(check) || extensions.isInBrokenPlugin(file: data.location.file) else {
      return findings.report(
        .unknownCheck(check, known: extensions.checkNames), at: data.location)
    }
  }

  func checkTolerance(_ data: Authored, _ name: String) {
    if case .text(let text) = data.content, text.hasPlaceholder { return }
    guard case .map(let entries) = data.content else {
      let hint =
        data.value.double.map { ": write {mode: absolute, value: \($0.shown)}" } ?? ""
      return wrong(data, name, needs: "a table", hint: hint)
    }
    guard data["mode"] != nil else {
      return findings.report(.missingField("mode", of: name), at: data.location)
    }
    for entry in entries where entry.value.isCompound {
      wrong(entry.value, "'\(entry.key)'", needs: "a number or a word")
    }
    let isWritten = entries.allSatisfy { entry in
      !entry.value.isCompound && !(entry.value.value.string?.hasPlaceholder ?? false)
    }
    guard isWritten, let problem = checker.toleranceProblem(data.value) else { return }
    findings.report(.tolerance(problem), at: data.location)
  }

  func checkMistakes(_ data: Authored, _ name: String) {
    guard case .list(let elements) = data.content else {
      return wrong(data, name, needs: "a list", hint: data.listHint)
    }
    var lines: [String: Int] = [:]
    for element in elements {
      guard let note = note(of: element, name) else { continue }
      if let first = lines[note.name] {
        findings.report(.duplicateNote(note.name, firstLine: first), at: note.location)
      } else {
        lines[note.name] = note.location.line
      }
    }
  }

  /// The name of one mistake, after a check of its other parts.
  private func note(
    of data: Authored, _ name: String
  ) -> (name: String, location: SourceLocation)? {
    switch data.content {
    case .text(let text) where text.hasPlaceholder: return nil
    case .text(let text):
      guard text.isKebabCase else {
        findings.report(.notKebabCase("an element of \(name)", text), at: data.location)
        return nil
      }
      if !hasCheck { findings.report(.mistakeWithoutCheck(text), at: data.location) }
      return (text, data.location)
    case .map:
      guard let table = TableReader(data, noun: "a mistake", findings: findings) else { return nil }
      table.refuseUnknown(besides: ["note", "value", "feedback"])
      if let value = table.required("value") { checkTruth(value, "'value'") }
      if let feedback = table["feedback"] { check(feedback, .text, "'feedback'") }
      guard let note = table.required("note"), let text = table.name(note, "'note'") else {
        return nil
      }
      return (text, note.location)
    default:
      wrong(data, "an element of \(name)", needs: "a table with 'note' and 'value', or a name")
      return nil
    }
  }
}

extension Authored {
  /// Whether this is a list or a table.
  var isCompound: Bool {
    switch content {
    case .list, .map: true
    case .null, .boolean, .integer, .number, .text: false
    }
  }
}
