import GradusCore
import GradusPlugins

/// What a session came to.
struct QuizSummary {
  /// How many questions earned everything.
  var right = 0
  /// How many were answered.
  var answered = 0
  /// How many were not.
  var unanswered = 0
  /// The points earned and the most there are.
  var points = 0.0
  var total = 0.0
  /// The share of the points, in percent.
  var percent = 0.0
  /// The recognised mistakes, each once, in the order they were made.
  var notes: [String] = []
}

extension SessionPlayer {
  /// What the session came to so far, by the quiz's rule.
  func summary() throws -> QuizSummary {
    var summary = QuizSummary()
    var parts: [RulePart] = []
    for (item, question) in zip(items, questions) {
      let last = item.verdicts.last
      parts.append(
        RulePart(
          score: try score(of: item), points: question.points, status: last?.status ?? .blank,
          attempts: item.verdicts.count, hints: item.hints))
      if last != nil { summary.answered += 1 } else { summary.unanswered += 1 }
      if last?.isRight == true { summary.right += 1 }
      for note in item.verdicts.flatMap(\.notes) where !summary.notes.contains(note) {
        summary.notes.append(note)
      }
    }
    summary.total = questions.reduce(0) { $0 + $1.points }
    let score = try engine.combine(parts, by: quiz.rule)
    summary.points = score * summary.total
    summary.percent = score * 100
    return summary
  }

  /// The score of one question, from 0 to 1: the last attempt's, or what the quiz's rule for
  /// attempts makes of them. `nil` when it was not answered.
  private func score(of item: Session.Item) throws -> Double? {
    guard let last = item.verdicts.last else { return nil }
    guard let rule = quiz.attemptRule else { return last.score ?? last.provisional }
    let attempts = item.verdicts.map { verdict in
      RulePart(
        score: verdict.score ?? verdict.provisional, points: 1, status: verdict.status,
        attempts: 1, hints: item.hints)
    }
    return try engine.combine(attempts, by: rule)
  }
}
