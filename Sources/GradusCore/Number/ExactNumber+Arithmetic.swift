extension ExactNumber {
  /// The number with the other sign.
  public static prefix func - (value: ExactNumber) -> ExactNumber {
    ExactNumber(unreduced: -value.numerator, value.denominator)
  }

  /// The exact sum.
  public static func + (left: ExactNumber, right: ExactNumber) -> ExactNumber {
    if let first = left.decimal, let second = right.decimal { return ExactNumber(first + second) }
    if left.denominator == right.denominator {
      let sum = left.numerator + right.numerator
      return ExactNumber(sum, over: left.denominator) ?? .zero
    }
    let above = left.numerator * right.denominator + right.numerator * left.denominator
    return ExactNumber(above, over: left.denominator * right.denominator) ?? .zero
  }

  /// The exact difference.
  public static func - (left: ExactNumber, right: ExactNumber) -> ExactNumber {
    left + -right
  }

  /// The exact product.
  public static func * (left: ExactNumber, right: ExactNumber) -> ExactNumber {
    if let first = left.decimal, let second = right.decimal { return ExactNumber(first * second) }
    return ExactNumber(
      left.numerator * right.numerator,
      over: left.denominator * right.denominator
    ) ?? .zero
  }

  /// The exact quotient; `nil` when the other number is zero.
  public func divided(by other: ExactNumber) -> ExactNumber? {
    ExactNumber(numerator * other.denominator, over: denominator * other.numerator)
  }
}

extension ExactNumber: Comparable {
  /// Orders by value, by cross-multiplication.
  public static func < (left: ExactNumber, right: ExactNumber) -> Bool {
    if left.denominator == right.denominator { return left.numerator < right.numerator }
    return left.numerator * right.denominator < right.numerator * left.denominator
  }

  /// Whether both are the same number, however the fractions are written.
  public static func == (left: ExactNumber, right: ExactNumber) -> Bool {
    if left.denominator == right.denominator { return left.numerator == right.numerator }
    return left.numerator * right.denominator == right.numerator * left.denominator
  }
}

extension ExactNumber: Hashable {
  /// Hashes the first digits of the value, which equal numbers share.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(rounded(toSignificantFigures: 20, .truncating))
  }
}

extension ExactNumber {
  /// The number rounded to a number of significant figures, at least one, decided exactly.
  public func rounded(
    toSignificantFigures figures: Int,
    _ rounding: DecimalRounding = .halfUp
  ) -> ExactDecimal {
    if let decimal { return decimal.rounded(toSignificantFigures: figures, rounding) }
    guard let place = magnitudeExponent else { return .zero }
    return rounded(toDecimalPlaces: max(figures, 1) - 1 - place, rounding)
  }

  /// The number rounded to a number of decimal places, decided exactly.
  public func rounded(
    toDecimalPlaces places: Int,
    _ rounding: DecimalRounding = .halfUp
  ) -> ExactDecimal {
    if let decimal { return decimal.rounded(toDecimalPlaces: places, rounding) }
    let places = min(max(places, -ExactDecimal.workingExponent), ExactDecimal.workingExponent)
    guard let place = magnitudeExponent, place + places >= -1 else { return .zero }
    let shift = numerator.exponent - denominator.exponent + places
    let above = numerator.significand.timesTen(toThe: max(shift, 0))
    let below = denominator.significand.timesTen(toThe: max(-shift, 0))
    let (kept, rest) = above.quotientAndRemainder(dividingBy: below)
    // Twice the rest against the whole divisor: half of an odd divisor has no whole number.
    let up = ExactDecimal.roundsUp(kept: kept, rest: rest + rest, half: below, rounding)
    return ExactDecimal(
      isNegative: isNegative,
      significand: up ? kept + .one : kept,
      exponent: -places
    )
  }

  /// The power of ten of the leading digit, ⌊log₁₀|x|⌋; `nil` for zero.
  public var magnitudeExponent: Int? {
    if let decimal { return decimal.magnitudeExponent }
    guard let above = numerator.magnitudeExponent, let below = denominator.magnitudeExponent
    else { return nil }
    let guess = above - below
    // The quotient of two leading digits is either in this place or in the one below.
    let power = ExactDecimal(isNegative: false, significand: .one, exponent: guess)
    return numerator.magnitude < denominator * power ? guess - 1 : guess
  }

  /// The nearest floating-point number, or `nil` when that would be infinite.
  public var doubleValue: Double? {
    if let decimal { return decimal.doubleValue }
    guard let place = magnitudeExponent else { return 0 }
    if place < -400 { return 0 }
    if place > 309 { return nil }
    // The halves between two floating-point numbers have at most 767 digits, so a digit after 800
    // that only says "and something more" decides every case.
    let cut = rounded(toSignificantFigures: 800, .truncating)
    guard cut.magnitude * denominator != numerator.magnitude else { return cut.doubleValue }
    let more = ExactDecimal(isNegative: isNegative, significand: .one, exponent: place - 810)
    return (cut + more).doubleValue
  }
}
