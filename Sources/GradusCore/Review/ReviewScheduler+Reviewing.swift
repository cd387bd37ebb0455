public import Foundation

extension ReviewScheduler {
  /// The card after a review.
  ///
  /// It is due after the wait of its step, or after its interval in days of 86 400 seconds each: a
  /// day here is a span of time and no date, so that time zones do not matter. The days since the
  /// last review are whole days, rounded down; a time before the last review counts as the same day.
  ///
  /// - Parameters:
  ///   - card: what was known before; `nil` for a question that was never reviewed.
  ///   - question: the question's address, the card's own when there is a card.
  ///   - keyHash: the hash of what is right now; the new card carries it.
  /// - Throws: `ReviewError.otherAlgorithm` for a card of another algorithm, whose numbers mean
  ///   something else. `replay` makes a card of this one out of its reviews.
  public func review(
    _ card: ReviewCard?, of question: String, keyHash: String, rated rating: Rating, at time: Date
  ) throws(ReviewError) -> ReviewCard {
    precondition(card == nil || card?.question == question, "a card belongs to one question")
    if let card, card.algorithm != Self.algorithm {
      throw .otherAlgorithm(question: question, algorithm: card.algorithm)
    }
    return next(card, question, keyHash, rating, time)
  }

  /// The card after every review of a question, in their order; `nil` without any.
  ///
  /// It is the card that reviewing step by step gives. So cards of another algorithm, or of other
  /// parameters, are made anew from what was answered, and nothing has to be guessed from their
  /// numbers. The due date is one that this scheduler would have set, and may have passed.
  public func replay(
    _ log: [(rating: Rating, time: Date)], of question: String, keyHash: String
  ) -> ReviewCard? {
    var card: ReviewCard?
    for entry in log { card = next(card, question, keyHash, entry.rating, entry.time) }
    return card
  }

  /// The chance that a card's question is remembered; `nil` for a card of another algorithm.
  public func retrievability(of card: ReviewCard, at time: Date) -> Double? {
    guard card.algorithm == Self.algorithm else { return nil }
    return model.retrievability(
      stability: card.stability, afterDays: Self.wholeDays(from: card.last, to: time))
  }

  private func next(
    _ old: ReviewCard?, _ question: String, _ keyHash: String, _ rating: Rating, _ time: Date
  ) -> ReviewCard {
    let memory = memory(old, rating, time)
    var card = ReviewCard(
      question: question, keyHash: keyHash, algorithm: Self.algorithm, phase: .review,
      stability: memory.stability, difficulty: memory.difficulty, due: time, last: time,
      reviews: (old?.reviews ?? 0) + 1, lapses: old?.lapses ?? 0)
    let phase = old?.phase ?? .learning
    if phase == .review, rating == .again { card.lapses += 1 }
    if let step = nextStep(phase, old?.step ?? 0, rating) {
      card.phase = phase == .review ? .relearning : phase
      card.step = step.number
      card.due = time.addingTimeInterval(step.wait)
    } else {
      card.due = time.addingTimeInterval(Double(interval(of: card)) * 86_400)
    }
    return card
  }

  private func memory(_ old: ReviewCard?, _ rating: Rating, _ time: Date) -> FSRS6.Memory {
    guard let old else { return model.memory(afterFirst: rating) }
    return model.memory(
      FSRS6.Memory(stability: old.stability, difficulty: old.difficulty), rated: rating,
      afterDays: Self.wholeDays(from: old.last, to: time))
  }

  /// The days until a card in review is asked again. Chance comes from the stream
  /// `gradus/1 <reviews> <address> review 0`, where the review just made counts.
  private func interval(of card: ReviewCard) -> Int {
    let interval = model.interval(
      stability: card.stability, retention: retention, maximum: maximumInterval)
    guard isFuzzed else { return interval }
    var stream = RandomStream(seed: card.reviews, question: card.question, purpose: "review")
    return FSRS6.fuzzed(interval: interval, by: stream.unit(), maximum: maximumInterval)
  }

  /// The whole days from one time to another, rounded down; none when it is earlier.
  private static func wholeDays(from start: Date, to end: Date) -> Int {
    // Storing a date can move it by a fraction of a microsecond, and then two days are a little less
    // than two days; to the millisecond they are two days.
    let seconds = (end.timeIntervalSince(start) * 1000).rounded() / 1000
    return Int(min(max(seconds / 86_400, 0), 1e9))
  }
}
