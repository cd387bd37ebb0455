public import GradusCore

/// Checks whether a quiz can be held with a bank.
public enum QuizChecker {
  /// What a quiz asks of a bank that the bank has not: unknown sections, tags, formats or questions,
  /// and a selection of nothing. That there are fewer questions than it counts is a warning.
  public static func check(_ quiz: Quiz, with bank: Bank) -> [Diagnostic] {
    let findings = Findings()
    let questions = bank.questions
    let selection = quiz.selection
    let known: [(kind: String, wanted: [String], known: [String])] = [
      ("section", selection.sections.sorted(), bank.topics.map(\.section)),
      ("tag", selection.tags.sorted(), questions.flatMap(\.tags)),
      ("question of format", selection.formats.sorted(), questions.map(\.format)),
      (
        "topic or question", selection.questions,
        bank.topics.map(\.name) + questions.map(\.address)
      ),
    ]
    for part in known {
      let names = Set(part.known)
      for name in part.wanted where !names.contains(name) {
        findings.report(
          .selectsUnknown(part.kind, name, known: names.sorted()), at: quiz.location)
      }
    }
    guard findings.diagnostics.isEmpty else { return findings.diagnostics.sorted() }
    let selected = questions.count { selection.includes($0) }
    if selected == 0 {
      findings.report(.selectsNothing(bank.name), at: quiz.location)
    } else if let count = quiz.count, count > selected {
      findings.report(
        .countTooLarge(count, selected: selected), at: quiz.location, severity: .warning)
    }
    return findings.diagnostics
  }
}
