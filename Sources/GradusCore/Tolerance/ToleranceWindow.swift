/// The numbers that a tolerance takes for a key, worked out once to be compared with many answers.
///
///     let window = ToleranceWindow(of: tolerance, around: key)
///     window?.contains(answer.value)    // what tolerance.judge(answer, against: key) says
package struct ToleranceWindow: Hashable, Sendable {
  private let lower: ExactDecimal
  private let upper: ExactDecimal
  /// Whether the ends belong to it.
  private let hasEnds: Bool
  /// The ends in units of one decimal place, where they fit.
  private let units: Units?

  private struct Units: Hashable, Sendable {
    let lower: Int128
    let upper: Int128
    /// The power of ten of a unit.
    let exponent: Int
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
    self.lower = lower
    self.upper = upper
    hasEnds = !bound.isStrict
    let exponent = min(lower.exponent, upper.exponent)
    units = lower.units(ofTenToThe: exponent).flatMap { low in
      upper.units(ofTenToThe: exponent).map { Units(lower: low, upper: $0, exponent: exponent) }
    }
  }

  /// Whether a number is within the tolerance; `nil` for one that is no decimal.
  package func contains(_ number: ExactNumber) -> Bool? {
    guard let number = number.decimal else { return nil }
    if let quick = units.flatMap({ contains(number, $0) }) { return quick }
    return hasEnds ? lower <= number && number <= upper : lower < number && number < upper
  }
}

extension ToleranceWindow {
  /// Compares in units of the finer decimal place; `nil` where they do not fit.
  private func contains(_ number: ExactDecimal, _ units: Units) -> Bool? {
    let exponent = min(number.exponent, units.exponent)
    guard let value = number.units(ofTenToThe: exponent),
      let lower = units.lower.timesTen(toThe: units.exponent - exponent),
      let upper = units.upper.timesTen(toThe: units.exponent - exponent)
    else { return nil }
    return hasEnds ? lower <= value && value <= upper : lower < value && value < upper
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
