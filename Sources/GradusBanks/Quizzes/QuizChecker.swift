public import GradusCore

/// Checks whether a quiz can be held with a bank.
public enum QuizChecker {
  /// What a quiz asks of a bank that the bank has not: unknown sections, tags, formats or questions,
  /// and a selection of nothing. That there are fewer questions than it counts is a warning.
  public static func check(_ quiz: Quiz, with bank: Bank) -> [Diagnostic] {
    let findings = Findings()
    let selection = quiz.selection
    func look(for wanted: [String], _ kind: String, among known: () -> [String]) {
      guard !wanted.isEmpty else { return }
      let names = Set(known())
      for name in wanted where !names.contains(name) {
        findings.report(.selectsUnknown(kind, name, known: names.sorted()), at: quiz.location)
      }
    }
    look(for: selection.sections.sorted(), "section") { bank.topics.map(\.section) }
    look(for: selection.tags.sorted(), "tag") { bank.questions.flatMap(\.tags) }
    look(for: selection.formats.sorted(), "question of format") { bank.questions.map(\.format) }
    look(for: selection.questions, "topic or question") {
      bank.topics.map(\.name) + bank.questions.map(\.address)
    }
    guard findings.diagnostics.isEmpty else { return findings.diagnostics.sorted() }
    let selected = bank.topics.reduce(0) { $0 + $1.questions.count(where: selection.includes) }
    if selected == 0 {
      findings.report(.selectsNothing(bank.name), at: quiz.location)
    } else if let count = quiz.count, count > selected {
      findings.report(
        .countTooLarge(count, selected: selected), at: quiz.location, severity: .warning)
    }
    return findings.diagnostics
  }
}
