/// Two ends, each of which belongs to the range or not.
struct ToleranceRange {
  var lower: ExactNumber
  var upper: ExactNumber
  var hasLower = true
  var hasUpper = true

  func side(of value: ExactNumber) -> ToleranceJudgement.Side {
    if hasLower ? value < lower : value <= lower { return .below }
    if hasUpper ? value > upper : value >= upper { return .above }
    return .inside
  }

  /// The range so many times as wide about its middle.
  func widened(by factor: ExactDecimal) -> ToleranceRange {
    let half = ExactNumber(ExactDecimal(isNegative: false, significand: Natural(5), exponent: -1))
    let middle = (lower + upper) * half
    let reach = (upper - lower) * half * ExactNumber(factor)
    return ToleranceRange(
      lower: middle - reach,
      upper: middle + reach,
      hasLower: hasLower,
      hasUpper: hasUpper
    )
  }
}

extension Tolerance {
  /// The range of the modes that are one.
  func range(for written: WrittenDigits?, key: ExactNumber) -> ToleranceRange {
    switch mode {
    case .interval(let interval):
      let ends = interval.ends
      return ToleranceRange(
        lower: ExactNumber(interval.minimum),
        upper: ExactNumber(interval.maximum),
        hasLower: ends == .closed || ends == .rightOpen,
        hasUpper: ends == .closed || ends == .leftOpen
      )
    case .numbas(let range): return Self.numbas(range, written: written)
    case .moodleGeometric(let t): return Self.geometric(t, key: key, widenedBy: .one)
    default: return ToleranceRange(lower: key, upper: key)
    }
  }

  func judge(_ value: ExactNumber, in range: ToleranceRange) -> ToleranceJudgement {
    let side = range.side(of: value)
    let difference: ExactNumber =
      switch side {
      case .inside: 0
      case .below: (range.lower - value).magnitude
      case .above: (value - range.upper).magnitude
      }
    return ToleranceJudgement(
      isWithin: side == .inside,
      mode: name,
      reason: .range(side),
      difference: difference
    )
  }

  /// Moodle's geometric tolerance; for a key below zero the ends change places.
  static func geometric(
    _ tolerance: ExactDecimal,
    key: ExactNumber,
    widenedBy factor: ExactDecimal
  ) -> ToleranceRange {
    let quotient = ExactNumber(.one + (tolerance.magnitude + .tenTo(-14)) * factor)
    let near = key.divided(by: quotient) ?? key
    let far = key * quotient
    return ToleranceRange(lower: min(near, far), upper: max(near, far))
  }

  /// Numbas: the ends move out by 10⁻¹² and are then rounded as the answer is written.
  private static func numbas(_ range: NumbasRange, written: WrittenDigits?) -> ToleranceRange {
    let lower = range.minimum - .tenTo(-12)
    let upper = range.maximum + .tenTo(-12)
    switch range.precision {
    case .none: return ToleranceRange(lower: ExactNumber(lower), upper: ExactNumber(upper))
    case .decimals(let asked):
      let places = max(asked, written?.decimalPlaces ?? 0)
      return ToleranceRange(
        lower: ExactNumber(lower.rounded(toDecimalPlaces: places)),
        upper: ExactNumber(upper.rounded(toDecimalPlaces: places))
      )
    case .significantFigures(let asked):
      let figures = max(asked, written?.significantFigures.lowerBound ?? 0)
      return ToleranceRange(
        lower: ExactNumber(lower.rounded(toSignificantFigures: figures)),
        upper: ExactNumber(upper.rounded(toSignificantFigures: figures))
      )
    }
  }
}

extension Tolerance {
  /// Whether a value is within so many tolerances of the key, however it would be written.
  ///
  ///     tolerance.isNear(distractor, to: key, withinTolerances: 3)     // a distractor too close
  ///
  /// Distances are multiplied, ranges widened about their middle. A mode about digits has half a
  /// unit in the last place that counts as its tolerance; one that looks only at the form has none,
  /// and only the key itself is near.
  public func isNear(
    _ value: ExactNumber,
    to key: ExactNumber,
    withinTolerances count: ExactDecimal = .one
  ) -> Bool {
    let difference = (value - key).magnitude
    if let bound = bound(answer: value, key: key) {
      let wide = bound.distance * ExactNumber(count)
      return difference.isZero
        || ToleranceBound(distance: wide, isStrict: bound.isStrict).allows(difference)
    }
    switch mode {
    case .significantFigures(let figures, let accuracy):
      let right = accuracy ?? figures
      return right == 0
        ? difference.isZero
        : isNear(difference, key: key, figures: right < 0 ? figures : right, count)
    case .webworkDigits(let figures): return isNear(difference, key: key, figures: figures, count)
    case .decimals(let places):
      return difference <= ExactNumber.half(of: -places) * ExactNumber(count)
    case .strictSignificantFigures: return difference.isZero
    case .moodleGeometric(let t):
      return Self.geometric(t, key: key, widenedBy: count).side(of: value) == .inside
    default:
      return range(for: nil, key: key).widened(by: count).side(of: value) == .inside
    }
  }

  private func isNear(
    _ difference: ExactNumber,
    key: ExactNumber,
    figures: Int,
    _ count: ExactDecimal
  ) -> Bool {
    guard let place = key.magnitudeExponent else { return difference.isZero }
    return difference <= ExactNumber.half(of: place - figures + 1) * ExactNumber(count)
  }
}
