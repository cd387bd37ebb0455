import Foundation
import GradusCore
import Testing

@Suite struct ReviewChoiceTests {
  private static let now = Date(timeIntervalSince1970: 1_790_000_000)
  private static let day = 86_400.0

  /// A card that was last asked `days` ago and is due for `overdue` days.
  private func card(
    _ question: String, _ phase: ReviewCard.Phase = .review, stability: Double = 5,
    asked days: Double = 10, overdue: Double = 0, algorithm: String = "FSRS-6"
  ) -> ReviewCard {
    ReviewCard(
      question: question, keyHash: "k", algorithm: algorithm, phase: phase, stability: stability,
      difficulty: 5, due: Self.now - overdue * Self.day, last: Self.now - days * Self.day)
  }

  private let questions = ["t.a", "t.b", "t.c", "t.d", "t.e", "t.f", "t.g"]

  private func choice(
    _ cards: [ReviewCard], until end: Date? = nil, limit: Int? = nil, new: Int = 0
  ) -> ReviewChoice {
    ReviewChoice(
      from: questions, cards: cards, by: .standard, at: Self.now, dueUntil: end, limit: limit,
      newLimit: new)
  }

  @Test func `steps come first, then what is least likely to be remembered`() {
    let cards = [
      card("t.a", stability: 9, asked: 9), card("t.b", stability: 2, asked: 9),
      card("t.c", stability: 5, asked: 9), card("t.d", .learning, asked: 0.01, overdue: 0.001),
      card("t.e", .relearning, asked: 0.02, overdue: 0.002),
      card("t.f", asked: 100, algorithm: "FSRS-7"), card("t.g", overdue: -0.01),
    ]
    let expected = ["t.e", "t.d", "t.f", "t.b", "t.c", "t.a"]
    #expect(choice(cards).questions == expected)
    #expect(choice(cards.reversed()).questions == expected)
  }

  @Test func `equals go by due date, then by address`() {
    let cards = [card("t.c"), card("t.b"), card("t.a", overdue: 0), card("t.d", overdue: 1)]
    #expect(choice(cards).questions == ["t.d", "t.a", "t.b", "t.c"])
  }

  @Test func `a limit leaves out what is known best, and new questions follow in quiz order`() {
    let cards = [
      card("t.f", stability: 1), card("t.b", stability: 50), card("t.d", stability: 4),
      card("t.e", overdue: -3),
    ]
    let choice = choice(cards, limit: 2, new: 2)
    #expect(choice.due.map(\.question) == ["t.f", "t.d"])
    #expect(choice.new == ["t.a", "t.c"])
    #expect(choice.left == 1)
    #expect(choice.questions == ["t.f", "t.d", "t.a", "t.c"])
  }

  @Test func `what becomes due later counts when it is asked for`() {
    let cards = [card("t.a", overdue: -0.2), card("t.b", overdue: -2), card("t.c")]
    #expect(choice(cards).questions == ["t.c"])
    #expect(Set(choice(cards, until: Self.now + Self.day).questions) == ["t.a", "t.c"])
  }

  @Test func `questions that are gone are passed over`() {
    #expect(choice([card("old.q"), card("t.a")]).questions == ["t.a"])
  }

  @Test func `without cards there are only new questions`() {
    #expect(choice([], new: 3).questions == ["t.a", "t.b", "t.c"])
    #expect(choice([]).questions == [])
  }
}
