public import Foundation

/// What is known of a learner's memory of one question, and when to ask it again.
public struct ReviewCard: Hashable, Sendable, Codable {
  /// Where in its life a card is.
  public enum Phase: String, Hashable, Sendable, Codable {
    /// Met lately and not yet remembered over a day.
    case learning
    /// Remembered; asked again after days.
    case review
    /// Forgotten, and being learnt again.
    case relearning
  }

  /// The question's address.
  public var question: String
  /// A hash of what is right, so that a changed key is noticed and a changed wording is not.
  public var keyHash: String
  /// The algorithm and version that the state below belongs to, such as `FSRS-6`.
  public var algorithm: String
  /// Where in its life it is.
  public var phase: Phase
  /// The learning or relearning step it is at, from 0; 0 in review.
  public var step: Int
  /// The days after which it is remembered with a chance of 90 %.
  public var stability: Double
  /// From 1, easy, to 10, hard.
  public var difficulty: Double
  /// When it is to be asked again.
  public var due: Date
  /// When it was last asked.
  public var last: Date
  /// How often it was asked.
  public var reviews: Int
  /// How often it was forgotten after it had been remembered.
  public var lapses: Int

  /// Creates a card.
  public init(
    question: String, keyHash: String, algorithm: String, phase: Phase, step: Int = 0,
    stability: Double, difficulty: Double, due: Date, last: Date, reviews: Int = 1, lapses: Int = 0
  ) {
    self.question = question
    self.keyHash = keyHash
    self.algorithm = algorithm
    self.phase = phase
    self.step = step
    self.stability = stability
    self.difficulty = difficulty
    self.due = due
    self.last = last
    self.reviews = reviews
    self.lapses = lapses
  }
}
