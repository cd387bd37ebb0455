public import Foundation

/// One judged answer of the learner, as progress and reviews look at it.
public struct Attempt: Hashable, Sendable {
  /// The session it belongs to.
  public var session: String
  /// How that session went.
  public var mode: Session.Mode
  /// The question's address.
  public var question: String
  /// When it was judged.
  public var time: Date
  /// What became of it: `graded`, or `manual` when nobody has marked it.
  public var status: Verdict.Status
  /// From 0 to 1; `nil` unless graded.
  public var score: Double?
  /// The stable names of recognised mistakes.
  public var notes: [String]
  /// Which attempt at the question within its session it was, from 1.
  public var number: Int
  /// How many hints had been shown.
  public var hints: Int
  /// How long the question had been on the screen, in seconds.
  public var seconds: Double

  /// Creates an attempt.
  public init(
    session: String, mode: Session.Mode, question: String, time: Date, status: Verdict.Status,
    score: Double?, notes: [String] = [], number: Int = 1, hints: Int = 0, seconds: Double = 0
  ) {
    self.session = session
    self.mode = mode
    self.question = question
    self.time = time
    self.status = status
    self.score = score
    self.notes = notes
    self.number = number
    self.hints = hints
    self.seconds = seconds
  }
}
