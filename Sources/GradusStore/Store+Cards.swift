public import Foundation
public import GradusCore
internal import GRDB

/// One rating in the history of a card.
public struct StoredReview: Hashable, Sendable {
  /// The question's address.
  public var question: String
  /// When it was asked.
  public var time: Date
  /// How well it was remembered, as it counts.
  public var rating: Rating
  /// The rating that the verdict proposed; another one when the learner decided otherwise.
  public var proposed: Rating

  /// Creates a review.
  public init(question: String, time: Date, rating: Rating, proposed: Rating) {
    self.question = question
    self.time = time
    self.rating = rating
    self.proposed = proposed
  }
}

extension Store {
  /// Every card, by the address of its question.
  public func cards() throws(StoreError) -> [ReviewCard] {
    try read { db in
      try Row.fetchAll(db, sql: "SELECT * FROM card ORDER BY question").map { try card($0) }
    }
  }

  /// The card of a question; `nil` when it was never rated.
  public func card(of question: String) throws(StoreError) -> ReviewCard? {
    try read { db in
      try Row.fetchOne(db, sql: "SELECT * FROM card WHERE question = ?", arguments: [question])
        .map { try card($0) }
    }
  }

  /// The history of a question's card, the oldest rating first.
  public func reviews(of question: String) throws(StoreError) -> [StoredReview] {
    try read { db in
      try Row.fetchAll(
        db, sql: "SELECT * FROM review WHERE question = ? ORDER BY time, id",
        arguments: [question]
      ).map { try review($0) }
    }
  }

  /// Stores a rating together with the card as it stands after it.
  public func rate(_ review: StoredReview, card: ReviewCard) throws(StoreError) {
    try write { db in
      try db.execute(
        sql: "INSERT INTO review (question, time, rating, proposed) VALUES (?, ?, ?, ?)",
        arguments: [
          review.question, review.time.timeIntervalSince1970, review.rating.rawValue,
          review.proposed.rawValue,
        ])
      try Self.put(card, in: db)
    }
  }

  /// Stores a card as it stands, as after its question's key was looked at.
  public func put(_ card: ReviewCard) throws(StoreError) {
    try write { db in try Self.put(card, in: db) }
  }

  /// Removes a card and its history, so that its question is new again.
  public func restart(_ question: String) throws(StoreError) {
    try write { db in
      try db.execute(sql: "DELETE FROM card WHERE question = ?", arguments: [question])
      try db.execute(sql: "DELETE FROM review WHERE question = ?", arguments: [question])
    }
  }

  private static func put(_ card: ReviewCard, in db: Database) throws {
    try db.execute(
      sql: """
        INSERT OR REPLACE INTO card
          (question, key_hash, algorithm, phase, step, stability, difficulty, due, last, reviews,
            lapses)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        card.question, card.keyHash, card.algorithm, card.phase.rawValue, card.step,
        card.stability, card.difficulty, card.due.timeIntervalSince1970,
        card.last.timeIntervalSince1970, card.reviews, card.lapses,
      ])
  }

  private func card(_ row: Row) throws -> ReviewCard {
    guard let phase = ReviewCard.Phase(rawValue: row["phase"]) else {
      throw StoreError(
        .damaged, "the review card of '\(row["question"] as String)' in '\(path)' cannot be read")
    }
    return ReviewCard(
      question: row["question"], keyHash: row["key_hash"], algorithm: row["algorithm"],
      phase: phase, step: row["step"], stability: row["stability"], difficulty: row["difficulty"],
      due: Date(timeIntervalSince1970: row["due"]), last: Date(timeIntervalSince1970: row["last"]),
      reviews: row["reviews"], lapses: row["lapses"])
  }

  private func review(_ row: Row) throws -> StoredReview {
    guard let rating = Rating(rawValue: row["rating"]),
      let proposed = Rating(rawValue: row["proposed"])
    else {
      throw StoreError(
        .damaged, "a review of '\(row["question"] as String)' in '\(path)' cannot be read")
    }
    return StoredReview(
      question: row["question"], time: Date(timeIntervalSince1970: row["time"]), rating: rating,
      proposed: proposed)
  }
}
