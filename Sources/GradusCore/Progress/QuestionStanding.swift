public import Foundation

/// What the learner has shown of one question.
///
/// An *outcome* is the score of the first try at the question in a session: further tries come
/// after feedback, and say little about what was known.
public struct QuestionStanding: Hashable, Sendable {
  /// What the banks say of it.
  public var facts: QuestionFacts
  /// How well it is known.
  public var mastery: Mastery
  /// In how many sessions it was answered.
  public var visits: Int
  /// How many outcomes there are.
  public var outcomes: Int
  /// The sum of all outcomes.
  public var score: Double
  /// The last outcome; `nil` when there is none.
  public var lastScore: Double?
  /// When it was last answered; `nil` when it never was.
  public var last: Date?
  /// How often it was forgotten after it had been remembered.
  public var lapses: Int
  /// When it is to be asked again; `nil` when the scheduler does not know it.
  public var due: Date?
  /// The time spent on it, in seconds.
  public var seconds: Double

  /// The mean of all outcomes, from 0 to 1; `nil` when there is none.
  public var accuracy: Double? { outcomes > 0 ? score / Double(outcomes) : nil }

  /// Whether it was ever answered.
  public var isSeen: Bool { mastery != .unseen }
}

extension QuestionStanding {
  /// Weaker first: the lower last outcome, then the lower accuracy, then the more lapses; in the
  /// order of the banks where all are the same.
  static func weakest(_ questions: [QuestionStanding]) -> [QuestionStanding] {
    questions.enumerated().sorted { left, right in
      let (a, b) = (left.element, right.element)
      if a.lastScore != b.lastScore { return (a.lastScore ?? 1) < (b.lastScore ?? 1) }
      if a.accuracy != b.accuracy { return (a.accuracy ?? 1) < (b.accuracy ?? 1) }
      if a.lapses != b.lapses { return a.lapses > b.lapses }
      return left.offset < right.offset
    }.map(\.element)
  }
}
