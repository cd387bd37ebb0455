/// The largest distance a rule allows, and whether that distance itself is still allowed.
struct ToleranceBound {
  let distance: ExactNumber
  let isStrict: Bool

  static func atMost(_ distance: ExactNumber) -> ToleranceBound {
    ToleranceBound(distance: distance, isStrict: false)
  }

  static func below(_ distance: ExactNumber) -> ToleranceBound {
    ToleranceBound(distance: distance, isStrict: true)
  }

  func allows(_ difference: ExactNumber) -> Bool {
    isStrict ? difference < distance : difference <= distance
  }
}

extension Tolerance {
  /// The bound on |answer − key|, for the modes that are such a bound; `nil` for the others.
  func bound(answer: ExactNumber, key: ExactNumber) -> ToleranceBound? {
    let size = key.magnitude
    switch mode {
    case .exact: return .atMost(0)
    case .absolute(let t): return .atMost(ExactNumber(t))
    case .relative(let t): return .atMost(ExactNumber(t) * size)
    case .allclose(let relative, let absolute):
      return .atMost(ExactNumber(absolute) + ExactNumber(relative) * size)
    case .prairieLearnSignificantFigures(let digits):
      return .below(.slightlyOverHalf(of: (key.magnitudeExponent ?? 0) - digits + 1))
    case .prairieLearnDecimalDigits(let digits): return .below(.slightlyOverHalf(of: -digits))
    case .stackRelative(let t):
      return .atMost(ExactNumber(t) * size * ExactNumber(.one + .tenTo(-9)))
    case .stackAbsolute(let t): return .below(ExactNumber(t.magnitude + .tenTo(-9)))
    case .moodleRelative(let t): return .atMost(ExactNumber(t.magnitude + .tenTo(-14)) * size)
    case .moodleNominal(let t):
      return .atMost(ExactNumber(t.magnitude) + ExactNumber(.tenTo(-14)) * max(.one, size))
    case .webworkRelative(let t):
      let zero = ExactNumber(.tenTo(-14))
      let isZero = size < zero || answer.magnitude < zero
      return .below(isZero ? ExactNumber(.tenTo(-12)) : ExactNumber(t) * size)
    case .webworkAbsolute(let t): return .below(ExactNumber(t))
    case .edx(.absolute(let t)): return .atMost(ExactNumber(t))
    case .edx(.percent(let percent)):
      return .atMost(ExactNumber(percent * .tenTo(-2)) * size)
    case .edx(.standard):
      return .atMost(ExactNumber(.tenTo(-5)) * max(size, answer.magnitude))
    case .significantFigures, .strictSignificantFigures, .decimals, .moodleGeometric,
      .webworkDigits, .interval, .numbas:
      return nil
    }
  }
}

extension ExactDecimal {
  /// 10 to a power that a rule needs; far inside the limits.
  static func tenTo(_ power: Int) -> ExactDecimal {
    ExactDecimal(isNegative: false, significand: .one, exponent: power)
  }
}

extension ExactNumber {
  /// 0.51 units in the decimal place of 10^`power`: PrairieLearn's half with a little slack.
  fileprivate static func slightlyOverHalf(of power: Int) -> ExactNumber {
    ExactNumber(ExactDecimal(isNegative: false, significand: Natural(51), exponent: power - 2))
  }

  /// Half a unit in the decimal place of 10^`power`.
  static func half(of power: Int) -> ExactNumber {
    ExactNumber(ExactDecimal(isNegative: false, significand: Natural(5), exponent: power - 1))
  }
}
