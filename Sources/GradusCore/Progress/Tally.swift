import Foundation

/// How far the learner has come with a group of questions: a section, a tag, or all.
public struct Tally: Hashable, Sendable {
  /// The section or the tag; empty for all questions.
  public let name: String
  /// How many questions there are.
  public let questions: Int
  /// How many of them are in each state.
  private let counts: [Mastery: Int]
  /// How many outcomes there are (see `QuestionStanding`).
  public let outcomes: Int
  /// The mean of all outcomes, from 0 to 1; `nil` when there is none.
  public let accuracy: Double?
  /// How many questions are to be asked again by now.
  public let due: Int
  /// In how many sessions a question was answered, added up over the questions.
  public let visits: Int
  /// The time spent on them, in seconds.
  public let seconds: Double

  /// Adds up questions.
  init(_ name: String, _ questions: [QuestionStanding], now: Date) {
    self.name = name
    self.questions = questions.count
    counts = Dictionary(questions.map { ($0.mastery, 1) }, uniquingKeysWith: +)
    outcomes = questions.reduce(0) { $0 + $1.outcomes }
    accuracy = outcomes > 0 ? questions.reduce(0) { $0 + $1.score } / Double(outcomes) : nil
    due = questions.count { question in question.due.map { $0 <= now } ?? false }
    visits = questions.reduce(0) { $0 + $1.visits }
    seconds = questions.reduce(0) { $0 + $1.seconds }
  }

  /// How many questions are in this state.
  public func count(_ mastery: Mastery) -> Int { counts[mastery] ?? 0 }

  /// How many questions were ever answered.
  public var seen: Int { questions - count(.unseen) }
}
