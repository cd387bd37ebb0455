/// How well the learner knows a question. Every question is in exactly one of these states.
public enum Mastery: String, CaseIterable, Hashable, Sendable {
  /// It is in review with a stability of 21 days or more, and its last outcome was right.
  ///
  /// 21 days is the interval from which Anki calls a card mature; with a desired retention of 90 %
  /// FSRS' stability is the interval.
  case mastered
  /// It was answered, and is neither mastered nor weak.
  case learning
  /// It is not mastered, and its last outcome was wrong or partly right, or it was forgotten twice
  /// or more after it had been remembered.
  case weak
  /// It was never answered.
  case unseen

  /// The stability, in days, from which a question can be mastered.
  public static let masteredStability = 21.0
  /// How often a question must have been forgotten to be weak for that alone.
  public static let weakLapses = 2

  /// The state of a question.
  ///
  /// - Parameters:
  ///   - isAnswered: whether it was ever answered.
  ///   - lastScore: its last outcome; `nil` when no answer of it was marked.
  ///   - card: what the scheduler knows of it.
  init(isAnswered: Bool, lastScore: Double?, card: ReviewCard?) {
    let isRight = lastScore.map { $0 >= 1 } ?? true
    if let card, isRight, card.phase == .review, card.stability >= Self.masteredStability {
      self = .mastered
    } else if !isRight || (card?.lapses ?? 0) >= Self.weakLapses {
      self = .weak
    } else {
      self = isAnswered || card != nil ? .learning : .unseen
    }
  }
}
