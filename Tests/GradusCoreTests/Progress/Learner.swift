import Foundation
import GradusCore

/// What a learner did, put together for tests. Days count from 2026-01-01.
struct Learner {
  var questions: [QuestionFacts]
  var attempts: [Attempt] = []
  var cards: [ReviewCard] = []
  var timeZone = TimeZone.gmt

  /// The day of `now`.
  static let today = 40
  /// The same as a day of the calendar.
  static let day = Day(containing: time(day: today), in: .gmt)

  init(questions: [QuestionFacts]) { self.questions = questions }

  /// Where the learner stands at noon of `today`.
  var standing: Standing {
    Standing(
      attempts: attempts, cards: cards, questions: questions, now: Self.time(day: Self.today),
      timeZone: timeZone)
  }

  /// Noon of a day in Greenwich.
  static func time(day: Int) -> Date {
    // 2026-01-01T12:00:00Z
    Date(timeIntervalSince1970: 1_767_268_800 + Double(day) * 86_400)
  }

  mutating func answer(
    _ question: String, score: Double?, notes: [String] = [], day: Int, session: String = "s",
    number: Int = 1, seconds: Double = 10
  ) {
    answer(
      question, score: score, notes: notes, at: Self.time(day: day), session: session,
      number: number, seconds: seconds)
  }

  mutating func answer(
    _ question: String, score: Double?, notes: [String] = [], at time: Date,
    session: String = "s", number: Int = 1, seconds: Double = 10
  ) {
    attempts.append(
      Attempt(
        session: session, mode: .practice, question: question, time: time,
        status: score == nil ? .manual : .graded, score: score, notes: notes, number: number,
        seconds: seconds))
  }

  mutating func card(
    _ question: String, phase: ReviewCard.Phase, stability: Double, lapses: Int = 0,
    due: Int = Learner.today + 30, last: Int = 0
  ) {
    cards.append(
      ReviewCard(
        question: question, keyHash: "", algorithm: "FSRS-6", phase: phase, stability: stability,
        difficulty: 5, due: Self.time(day: due), last: Self.time(day: last), lapses: lapses))
  }
}
