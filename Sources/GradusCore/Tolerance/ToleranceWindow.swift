/// The numbers that a tolerance takes for a key, worked out once to be compared with many answers.
///
///     let window = ToleranceWindow(of: tolerance, around: key)
///     window?.contains(answer.value)    // what tolerance.judge(answer, against: key) says
package final class ToleranceWindow: Sendable {
  private let mode: ToleranceModeName
  private let key: ExactDecimal
  /// The distance that is allowed.
  private let reach: ExactNumber
  /// The same as it is shown.
  private let shownReach: String
  private let lower: ExactDecimal
  private let upper: ExactDecimal
  /// Whether the ends belong to it.
  private let hasEnds: Bool
  /// The power of ten of the last decimal place of the ends.
  private let exponent: Int
  /// The ends in units of that place, then of the tenth of it and so on, as long as they fit.
  private let scales: [Ends]

  private struct Ends: Sendable {
    var lower: Int128
    var upper: Int128
  }

  /// The most digits of an end; beyond, a distance is compared as fast.
  private static let mostDigits = 60

  /// Returns `nil` for a mode that is not a distance from the key, whatever the answer, and for ends
  /// that are no short decimals.
  package init?(of tolerance: Tolerance, around key: ExactNumber) {
    guard !tolerance.dependsOnAnswer, let bound = tolerance.bound(answer: .zero, key: key),
      let middle = key.decimal, let reach = bound.distance.decimal,
      let lower = middle.subtracting(reach), let upper = middle.adding(reach),
      max(lower.digitCount, upper.digitCount) <= Self.mostDigits
    else { return nil }
    mode = tolerance.name
    self.key = middle
    self.reach = bound.distance
    shownReach = ToleranceMargin.text(bound.distance)
    self.lower = lower
    self.upper = upper
    hasEnds = !bound.isStrict
    exponent = min(lower.exponent, upper.exponent)
    scales = Self.scales(lower, upper, from: exponent)
  }

  private static func scales(
    _ lower: ExactDecimal, _ upper: ExactDecimal, from exponent: Int
  ) -> [Ends] {
    guard let low = lower.units(ofTenToThe: exponent), let high = upper.units(ofTenToThe: exponent)
    else { return [] }
    var scales = [Ends(lower: low, upper: high)]
    while scales.count < Natural.powersOfTen.count, let last = scales.last,
      let low = last.lower.timesTen(toThe: 1), let high = last.upper.timesTen(toThe: 1)
    {
      scales.append(Ends(lower: low, upper: high))
    }
    return scales
  }

  /// What the tolerance says of a number; `nil` for one that is no decimal.
  package func judge(_ number: ExactNumber) -> ToleranceJudgement? {
    guard let number = number.decimal else { return nil }
    return ToleranceJudgement(
      isWithin: contains(number), mode: mode, reason: .distance,
      difference: ExactNumber((number - key).magnitude), allowed: reach, isStrict: !hasEnds)
  }

  /// The distances of a judgement of this window in words.
  package func margin(of judgement: ToleranceJudgement) -> ToleranceMargin? {
    judgement.difference.map {
      ToleranceMargin(difference: $0, allowed: reach, shownAllowed: shownReach)
    }
  }

  /// Whether a number is within the tolerance; `nil` for one that is no decimal.
  package func contains(_ number: ExactNumber) -> Bool? {
    number.decimal.map(contains)
  }
}

extension ToleranceWindow {
  private func contains(_ number: ExactDecimal) -> Bool {
    if let quick = containsWord(number) { return quick }
    return hasEnds ? lower <= number && number <= upper : lower < number && number < upper
  }

  /// Compares in units of the finer decimal place; `nil` where they do not fit.
  private func containsWord(_ number: ExactDecimal) -> Bool? {
    guard let word = number.significand.word else { return nil }
    let finer = exponent - number.exponent
    guard max(finer, 0) < scales.count, let size = Int128(word, timesTenToThe: max(-finer, 0))
    else { return nil }
    let value = number.isNegative ? -size : size
    let ends = scales[max(finer, 0)]
    return hasEnds
      ? ends.lower <= value && value <= ends.upper : ends.lower < value && value < ends.upper
  }
}

extension ExactDecimal {
  /// How many times 10 to a power it is, which must not be above its own; `nil` where that does not
  /// fit.
  fileprivate func units(ofTenToThe power: Int) -> Int128? {
    var size: Int128 = 0
    if let word = significand.word {
      size = Int128(word)
    } else {
      for limb in significand.limbs.reversed() {
        let (scaled, overflow) = size.multipliedReportingOverflow(by: Int128(Natural.base))
        guard !overflow, scaled <= .max - Int128(limb) else { return nil }
        size = scaled + Int128(limb)
      }
    }
    return (isNegative ? -size : size).timesTen(toThe: exponent - power)
  }
}

extension Int128 {
  /// A word times 10 to a power that is not negative; `nil` where that does not fit.
  fileprivate init?(_ word: UInt64, timesTenToThe power: Int) {
    guard power < Natural.powersOfTen.count else { return nil }
    let (high, low) = word.multipliedFullWidth(by: Natural.powersOfTen[power])
    guard high <= UInt64(Int64.max) else { return nil }
    self = Int128(high) << 64 | Int128(low)
  }

  /// The number times 10 to a power that is not negative; `nil` where that does not fit.
  fileprivate func timesTen(toThe power: Int) -> Int128? {
    if power == 0 { return self }
    guard power < Natural.powersOfTen.count else { return nil }
    let (scaled, overflow) = multipliedReportingOverflow(by: Int128(Natural.powersOfTen[power]))
    return overflow ? nil : scaled
  }
}

extension Tolerance {
  /// Whether the distance that is allowed is another one for another answer.
  fileprivate var dependsOnAnswer: Bool {
    switch mode {
    case .webworkRelative, .edx(.standard): true
    default: false
    }
  }
}
