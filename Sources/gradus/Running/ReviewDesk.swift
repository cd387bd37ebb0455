import Foundation
import GradusCore
import GradusGrading
import GradusPlugins
import GradusStore

/// Keeps the review schedule of the questions a session asks.
final class ReviewDesk {
  /// A rating that what happened speaks for, and what each rating would lead to.
  struct Proposal {
    let rating: Rating
    /// The card after each rating.
    let cards: [Rating: ReviewCard]
  }

  private let store: Store
  private let engine: Engine
  private let scheduler = ReviewScheduler.standard

  init(store: Store, engine: Engine) {
    self.store = store
    self.engine = engine
  }

  /// What is known of a question whose key is another one than when it was last asked; `nil` when it
  /// is the same, or the question is new.
  func cardWithOtherKey(of question: Question) throws -> ReviewCard? {
    guard let card = try store.card(of: question.address),
      card.keyHash != (try engine.keyHash(of: question))
    else { return nil }
    return card
  }

  /// Keeps what is known of a question though its key has changed.
  func keep(_ card: ReviewCard, for question: Question) throws {
    var card = card
    card.keyHash = try engine.keyHash(of: question)
    try store.put(card)
  }

  /// Forgets what is known of a question, since its key has changed.
  func restart(_ question: Question) throws { try store.restart(question.address) }

  /// What to make of a question that was asked.
  ///
  /// A key that has changed is left for the learner to decide on in a review: the card keeps the hash
  /// of the old one.
  func proposal(for question: Question, rating: Rating, at time: Date) throws -> Proposal {
    let card = try card(of: question)
    let hash = try card?.keyHash ?? engine.keyHash(of: question)
    var cards: [Rating: ReviewCard] = [:]
    for rating in Rating.allCases {
      cards[rating] = try scheduler.review(
        card, of: question.address, keyHash: hash, rated: rating, at: time)
    }
    return Proposal(rating: rating, cards: cards)
  }

  /// Stores a rating.
  func rate(_ proposal: Proposal, as rating: Rating) throws {
    guard let card = proposal.cards[rating] else { return }
    try store.rate(
      StoredReview(
        question: card.question, time: card.last, rating: rating, proposed: proposal.rating),
      card: card)
  }

  /// The card of a question. One of another algorithm is made anew from its reviews.
  private func card(of question: Question) throws -> ReviewCard? {
    guard let card = try store.card(of: question.address) else { return nil }
    guard card.algorithm != ReviewScheduler.algorithm else { return card }
    let log = try store.reviews(of: question.address).map { ($0.rating, $0.time) }
    return scheduler.replay(log, of: question.address, keyHash: card.keyHash)
  }
}
