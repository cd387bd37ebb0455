import Foundation
import GradusCore
import GradusStore
import Testing

@Suite struct CardTests {
  private static func card(_ question: String, due: Double) -> ReviewCard {
    ReviewCard(
      question: question, keyHash: "abc", algorithm: "FSRS-6", phase: .relearning, step: 1,
      stability: 0.1 + 0.2, difficulty: 10.0 / 3, due: .at(due), last: .at(1), reviews: 4, lapses: 2
    )
  }

  @Test func `a rating and the card after it are stored together`() throws {
    let scratch = try Scratch()
    let store = try scratch.store()
    let reviews = [Rating.again, .good].enumerated().map { place, rating in
      StoredReview(question: "a.one", time: .at(Double(place)), rating: rating, proposed: .easy)
    }
    for review in reviews { try store.rate(review, card: Self.card("a.one", due: 90)) }
    try store.rate(
      StoredReview(question: "a.two", time: .at(5), rating: .hard, proposed: .hard),
      card: Self.card("a.two", due: 60))
    let again = try scratch.store()
    #expect(try again.cards() == [Self.card("a.one", due: 90), Self.card("a.two", due: 60)])
    #expect(try again.reviews(of: "a.one") == reviews)
    #expect(try again.card(of: "a.three") == nil)
  }

  @Test func `a card that is put again replaces the one before`() throws {
    let store = try Scratch().store()
    try store.put(Self.card("a.one", due: 90))
    var changed = Self.card("a.one", due: 120)
    changed.keyHash = "def"
    try store.put(changed)
    #expect(try store.cards() == [changed])
  }

  @Test func `a card that is restarted is gone with its history`() throws {
    let store = try Scratch().store()
    try store.rate(
      StoredReview(question: "a.one", time: .at(5), rating: .hard, proposed: .hard),
      card: Self.card("a.one", due: 60))
    try store.restart("a.one")
    #expect(try store.cards().isEmpty)
    #expect(try store.reviews(of: "a.one").isEmpty)
  }
}
