/// What happens to a number exactly half way between two neighbours.
public enum DecimalRounding: Hashable, Sendable, CaseIterable {
  /// Half goes away from zero, as taught at school: 2.5 → 3, −2.5 → −3.
  case halfUp
  /// Half goes to the even neighbour: 2.5 → 2, 3.5 → 4 (IEEE 754 §4.3.1, roundTiesToEven).
  case halfEven
  /// What is beyond the last place is cut off: 2.9 → 2, −2.9 → −2.
  case truncating
}

extension ExactDecimal {
  /// The number rounded to a number of decimal places; a negative number rounds to tens, hundreds….
  ///
  ///     ExactDecimal("2.345")?.rounded(toDecimalPlaces: 2)     // 2.35
  public func rounded(
    toDecimalPlaces places: Int,
    _ rounding: DecimalRounding = .halfUp
  ) -> ExactDecimal {
    guard exponent < 0 || places < 0 else { return self }
    let (cut, overflow) = (-exponent).subtractingReportingOverflow(places)
    // An overflow means that every digit is cut off, or that none is.
    if overflow { return places < 0 ? .zero : self }
    guard cut > 0 else { return self }
    guard cut <= significand.digitCount else { return .zero }
    let (kept, rest) = significand.splitAtTen(toThe: cut)
    let up = Self.roundsUp(
      kept: kept,
      rest: rest,
      half: Natural(5).timesTen(toThe: cut - 1),
      rounding
    )
    return ExactDecimal(
      isNegative: isNegative,
      significand: up ? kept + .one : kept,
      exponent: -places
    )
  }

  /// The number rounded to a number of significant figures, at least one.
  ///
  ///     ExactDecimal("0.0049851")?.rounded(toSignificantFigures: 3)     // 0.00499
  public func rounded(
    toSignificantFigures figures: Int,
    _ rounding: DecimalRounding = .halfUp
  ) -> ExactDecimal {
    guard let magnitudeExponent, figures < significand.digitCount else { return self }
    return rounded(toDecimalPlaces: max(figures, 1) - 1 - magnitudeExponent, rounding)
  }

  /// Whether the kept digits go up by one when `rest` is cut off and `half` is half of a last place.
  static func roundsUp(
    kept: Natural,
    rest: Natural,
    half: Natural,
    _ rounding: DecimalRounding
  ) -> Bool {
    switch rounding {
    case .truncating: false
    case .halfUp: rest >= half
    case .halfEven: rest > half || (rest == half && kept.isOdd)
    }
  }
}
