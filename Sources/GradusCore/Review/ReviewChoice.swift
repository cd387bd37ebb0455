public import Foundation

/// What to ask now: questions that are due, and some that are new.
public struct ReviewChoice: Hashable, Sendable {
  /// The cards of the questions that are due, in the order they are asked.
  public private(set) var due: [ReviewCard]
  /// The addresses of new questions, in the order of the quiz. They come after those that are due.
  public private(set) var new: [String]
  /// How many further questions are due and left for the next time.
  public private(set) var left: Int

  /// The addresses of all of them, in the order they are asked.
  public var questions: [String] { due.map(\.question) + new }

  /// Chooses what to ask.
  ///
  /// Questions in learning or relearning come first, the one that waits longest before the others:
  /// their waits are minutes. Then come those in review, the one least likely to be remembered
  /// first, so that a limit leaves out what is known best. Cards of another algorithm, whose chance
  /// is not known, come before these. What is still equal goes by the due date, then by the address.
  ///
  /// - Parameters:
  ///   - questions: the addresses of all questions that may be asked, in the order of the quiz. Cards
  ///     of other questions are passed over.
  ///   - cards: what is known of them, one card for each question at most.
  ///   - now: when they are asked; it decides the chance of remembering.
  ///   - end: until when a question counts as due, such as the end of today; `nil` stands for `now`.
  ///   - limit: the most questions that are due; `nil` for all.
  ///   - newLimit: the most questions that are new.
  public init(
    from questions: [String], cards: [ReviewCard], by scheduler: ReviewScheduler, at now: Date,
    dueUntil end: Date? = nil, limit: Int? = nil, newLimit: Int = 0
  ) {
    let known = Set(cards.map(\.question))
    let asked = Set(questions)
    let ranked = cards.filter { asked.contains($0.question) && $0.due <= end ?? now }
      .map { Ranked(card: $0, chance: Self.chance($0, scheduler, now)) }.sorted()
    due = ranked.prefix(limit ?? ranked.count).map(\.card)
    left = ranked.count - due.count
    new = Array(questions.lazy.filter { !known.contains($0) }.prefix(newLimit))
  }

  /// What the order of cards goes by; below 0 what comes before all cards with a chance.
  private static func chance(
    _ card: ReviewCard, _ scheduler: ReviewScheduler, _ now: Date
  ) -> Double {
    guard card.phase == .review else { return -2 }
    return scheduler.retrievability(of: card, at: now) ?? -1
  }

  private struct Ranked: Comparable {
    var card: ReviewCard
    var chance: Double

    static func < (left: Ranked, right: Ranked) -> Bool {
      (left.chance, left.card.due, left.card.question)
        < (right.chance, right.card.due, right.card.question)
    }
  }
}
