extension Rating {
  /// The least score that counts as remembered.
  private static let leastRemembered = 0.5
  /// Sums of shares such as three thirds may miss 1 by rounding.
  private static let right = 1 - 1e-9

  /// Rates what became of a question, by its last answer.
  ///
  /// - `again`: less than half of the points. The model takes `hard` for remembered, and less than
  ///   half is not.
  /// - `hard`: at least half of the points but not all, or all of them after a further try or with a
  ///   hint.
  /// - `good`: right at the first try and without a hint.
  /// - `easy`: the same in at most half of the time that is expected.
  ///
  /// A question is rated once each time it is asked, not once for each try.
  ///
  /// - Parameters:
  ///   - score: from 0 to 1.
  ///   - attempt: which try it was, from 1.
  ///   - hints: how many hints had been shown.
  ///   - seconds: how long the question had been on the screen.
  ///   - expectedSeconds: how long that takes someone who has to think; see
  ///     `View.expectedSeconds`.
  public init(
    score: Double, attempt: Int = 1, hints: Int = 0, seconds: Double, expectedSeconds: Double
  ) {
    if score < Self.leastRemembered {
      self = .again
    } else if score < Self.right || attempt > 1 || hints > 0 {
      self = .hard
    } else {
      self = seconds <= expectedSeconds / 2 ? .easy : .good
    }
  }

  /// Rates an attempt. Returns `nil` when it has no score: what nobody has marked says nothing yet.
  public init?(_ attempt: Attempt, expectedSeconds: Double) {
    guard let score = attempt.score else { return nil }
    self.init(
      score: score, attempt: attempt.number, hints: attempt.hints, seconds: attempt.seconds,
      expectedSeconds: expectedSeconds)
  }
}
