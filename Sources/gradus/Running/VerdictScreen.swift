import GradusCore
import GradusGrading
import GradusScreen

/// Shows all of a verdict, for whoever looks into a question rather than answers it.
enum VerdictScreen {
  /// A heading, what a learner sees, and what a results file says.
  static func blocks(_ verdict: Verdict, points: Double, _ language: Language) -> [Block] {
    let isEnglish = language == .english
    var facts = ["\(isEnglish ? "status" : "状态") \(verdict.status.rawValue)"]
    if let score = verdict.score {
      facts.append("\(isEnglish ? "score" : "得分") \(score.shown)")
    }
    if !verdict.notes.isEmpty {
      let notes = verdict.notes.joined(separator: ", ")
      facts.append("\(isEnglish ? "notes" : "标记") \(notes)")
    }
    return [
      .heading(isEnglish ? "Verdict" : "判定"),
      .styled(StyledText(facts.joined(separator: " · "), .dim)),
    ] + QuestionScreen.blocks(verdict, points: points, language)
  }

  /// The verdict as data.
  static func value(_ verdict: Verdict, _ language: Language) -> Value {
    var entries: [String: Value] = [
      "status": .text(verdict.status.rawValue),
      "score": verdict.score.map { .number($0) } ?? .null,
      "notes": .list(verdict.notes.map { .text($0) }),
      "feedback": .list(verdict.feedback.map { .text($0.text(in: language)) }),
      "trace": .list(verdict.trace.map { .text($0.text(in: language)) }),
    ]
    if let failure = verdict.failure {
      entries["reason"] = .text(failure.reason.rawValue)
      entries["message"] = .text(failure.message)
    }
    return .map(entries)
  }
}
