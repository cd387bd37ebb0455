/// Decides when a question is asked again.
///
/// A question that is met is asked again within minutes, at the *steps* of learning; after the last
/// step it is in review and asked after days, when the chance of remembering has come down to the
/// desired retention. Forgotten then, it goes through the steps of relearning. The memory follows
/// `FSRS6`. A scheduler has no clock, and its chance comes from the question's address: the same
/// reviews give the same dates.
///
///     let scheduler = ReviewScheduler.standard
///     let card = try scheduler.review(
///       nil, of: "t055-attention-scaling.spread", keyHash: hash, rated: .good, at: now)
///     card.due  // ten minutes from now
public struct ReviewScheduler: Hashable, Sendable {
  /// The algorithm of the cards it makes and understands.
  public static let algorithm = FSRS6.name

  /// The usual settings: a retention of 90 %, learning steps of 1 and 10 minutes, a relearning step
  /// of 10 minutes, and fuzz.
  public static let standard = ReviewScheduler(
    checked: .standard, retention: 0.9, maximumInterval: FSRS6.longestInterval,
    learningSteps: [60, 600], relearningSteps: [600], isFuzzed: true)

  /// How memory changes.
  public let model: FSRS6
  /// The chance of remembering at which a question is asked again.
  public let retention: Double
  /// The most days until a question is asked again.
  public let maximumInterval: Int
  /// The waits of a question that is new, in seconds. Without any it is in review at once.
  public let learningSteps: [Double]
  /// The waits of a question that was forgotten, in seconds. Without any it stays in review.
  public let relearningSteps: [Double]
  /// Whether intervals are spread over a few days, which is called fuzz.
  public let isFuzzed: Bool

  /// Creates a scheduler.
  ///
  /// - Throws: `ReviewError` unless the retention is from 0.7 to 0.99, the maximum interval from 1 to
  ///   36 500 days, and each step from a second to a day.
  public init(
    model: FSRS6 = .standard, retention: Double = 0.9,
    maximumInterval: Int = FSRS6.longestInterval, learningSteps: [Double] = [60, 600],
    relearningSteps: [Double] = [600], isFuzzed: Bool = true
  ) throws(ReviewError) {
    func check(
      _ value: Double, _ name: String, _ allowed: ClosedRange<Double>
    ) throws(ReviewError) {
      guard allowed.contains(value) else {
        throw .setting(name: name, value: value, allowed: allowed)
      }
    }
    try check(retention, "desired retention", 0.7...0.99)
    try check(
      Double(maximumInterval), "maximum interval in days", 1...Double(FSRS6.longestInterval))
    for step in learningSteps { try check(step, "learning step in seconds", 1...86_400) }
    for step in relearningSteps { try check(step, "relearning step in seconds", 1...86_400) }
    self.init(
      checked: model, retention: retention, maximumInterval: maximumInterval,
      learningSteps: learningSteps, relearningSteps: relearningSteps, isFuzzed: isFuzzed)
  }

  private init(
    checked model: FSRS6, retention: Double, maximumInterval: Int, learningSteps: [Double],
    relearningSteps: [Double], isFuzzed: Bool
  ) {
    self.model = model
    self.retention = retention
    self.maximumInterval = maximumInterval
    self.learningSteps = learningSteps
    self.relearningSteps = relearningSteps
    self.isFuzzed = isFuzzed
  }
}
