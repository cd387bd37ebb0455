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

extension Quiz.Selection {
  /// Whether a question may be drawn.
  func includes(_ question: Question) -> Bool {
    let topic = question.address.prefix { $0 != "." }
    return (sections.isEmpty || sections.contains(question.section))
      && (tags.isEmpty || question.tags.contains(where: tags.contains))
      && (formats.isEmpty || formats.contains(question.format))
      && (questions.isEmpty || questions.contains(question.address)
        || questions.contains(String(topic)))
      && difficulties.contains(question.difficulty)
  }
}
