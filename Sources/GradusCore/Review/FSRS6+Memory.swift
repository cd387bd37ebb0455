internal import Foundation

// In the formulas below r is the rating from 1 (again) to 4 (easy), S the stability, D the
// difficulty, R the chance of remembering, and w the parameters.

extension FSRS6 {
  /// The chance, from 0 to 1, that something is remembered after whole days:
  /// R = (1 + factor · t / S)^decay.
  public func retrievability(stability: Double, afterDays days: Int) -> Double {
    pow(1 + factor * Double(max(0, days)) / stability, decay)
  }

  /// The memory after the first review: S = w[r − 1] and D = w4 − e^(w5 · (r − 1)) + 1.
  public func memory(afterFirst rating: Rating) -> Memory {
    Memory(
      stability: Self.clamped(stability: parameters[rating.rawValue - 1]),
      difficulty: Self.clamped(difficulty: unclampedFirstDifficulty(rating)))
  }

  /// The memory after a further review.
  ///
  /// - Parameter days: the whole days since the last review, rounded down. A review on the same day
  ///   follows a formula of its own, whether or not it was remembered.
  public func memory(_ memory: Memory, rated rating: Rating, afterDays days: Int) -> Memory {
    // The new stability follows from the old difficulty.
    Memory(
      stability: Self.clamped(stability: stability(of: memory, rated: rating, afterDays: days)),
      difficulty: nextDifficulty(memory.difficulty, rated: rating))
  }

  // MARK: Stability

  private func stability(of memory: Memory, rated rating: Rating, afterDays days: Int) -> Double {
    guard days >= 1 else { return sameDayStability(memory.stability, rated: rating) }
    let chance = retrievability(stability: memory.stability, afterDays: days)
    return rating == .again
      ? forgottenStability(memory, chance: chance)
      : recalledStability(memory, rated: rating, chance: chance)
  }

  /// S · e^(w17 · (r − 3 + w18)) · S^(−w19), of which good and easy make no less than S.
  private func sameDayStability(_ stability: Double, rated rating: Rating) -> Double {
    let w = parameters
    let increase =
      exp(w[17] * (Double(rating.rawValue) - 3 + w[18])) * pow(stability, -w[19])
    return stability * (rating.rawValue >= Rating.good.rawValue ? max(1, increase) : increase)
  }

  /// S · (1 + e^w8 · (11 − D) · S^(−w9) · (e^(w10 · (1 − R)) − 1) · w15 if hard · w16 if easy).
  private func recalledStability(
    _ memory: Memory, rated rating: Rating, chance: Double
  ) -> Double {
    let w = parameters
    let hardPenalty = rating == .hard ? w[15] : 1
    let easyBonus = rating == .easy ? w[16] : 1
    let increase =
      exp(w[8]) * (11 - memory.difficulty) * pow(memory.stability, -w[9])
      * (exp(w[10] * (1 - chance)) - 1) * hardPenalty * easyBonus
    return memory.stability * (1 + increase)
  }

  /// The smaller of w11 · D^(−w12) · ((S + 1)^w13 − 1) · e^(w14 · (1 − R)) and S / e^(w17 · w18).
  private func forgottenStability(_ memory: Memory, chance: Double) -> Double {
    let w = parameters
    let relearnt =
      w[11] * pow(memory.difficulty, -w[12]) * (pow(memory.stability + 1, w[13]) - 1)
      * exp(w[14] * (1 - chance))
    return min(relearnt, memory.stability / exp(w[17] * w[18]))
  }

  private static func clamped(stability: Double) -> Double { max(0.001, stability) }

  // MARK: Difficulty

  private func unclampedFirstDifficulty(_ rating: Rating) -> Double {
    parameters[4] - exp(parameters[5] * Double(rating.rawValue - 1)) + 1
  }

  /// w7 · D0(easy) + (1 − w7) · (D + (10 − D) · (−w6 · (r − 3)) / 9), where the first difficulty of
  /// an easy one, D0, is not clamped.
  private func nextDifficulty(_ difficulty: Double, rated rating: Rating) -> Double {
    let change = -parameters[6] * Double(rating.rawValue - 3)
    let damped = difficulty + (10 - difficulty) * change / 9
    let reversion = parameters[7]
    return Self.clamped(
      difficulty: reversion * unclampedFirstDifficulty(.easy) + (1 - reversion) * damped)
  }

  private static func clamped(difficulty: Double) -> Double { min(max(difficulty, 1), 10) }
}
