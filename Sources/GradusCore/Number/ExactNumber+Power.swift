extension ExactNumber {
  /// The exact power with a whole exponent.
  ///
  /// Returns `nil` when it would be longer than a text may be, or for zero to a negative power.
  public func power(_ exponent: Int, maximumDigits: Int = ExactDecimal.maximumDigits)
    -> ExactNumber?
  {
    let count = exponent.magnitude
    guard
      let above = numerator.power(count, maximumDigits: maximumDigits),
      let below = denominator.power(count, maximumDigits: maximumDigits)
    else { return nil }
    return exponent < 0 ? ExactNumber(below, over: above) : ExactNumber(above, over: below)
  }
}

extension ExactDecimal {
  /// The exact power, by squaring; `nil` beyond the digits allowed or the limits of text.
  fileprivate func power(_ exponent: UInt, maximumDigits: Int) -> ExactDecimal? {
    if exponent == 0 || self == .one { return .one }
    if isZero { return .zero }
    let limit = UInt(Self.maximumExponent)
    guard exponent <= limit, UInt(abs(self.exponent)) * exponent <= limit else { return nil }
    // A number with d digits has at least (d − 1)·n digits in its power, and 1 stays 1.
    guard significand == .one || UInt(digitCount - 1) * exponent <= UInt(maximumDigits) else {
      return nil
    }
    // Digits below ten still grow: 2^n has n·log₁₀2 > 3n/10 of them.
    guard significand == .one || exponent / 10 * 3 <= UInt(maximumDigits) else { return nil }
    var result = Natural.one
    var square = significand
    var rest = exponent
    while rest > 0 {
      if rest & 1 == 1 { result = result * square }
      rest >>= 1
      if rest > 0 { square = square * square }
      guard result.digitCount <= maximumDigits, square.digitCount <= maximumDigits * 2 else {
        return nil
      }
    }
    return ExactDecimal(
      isNegative: isNegative && exponent & 1 == 1,
      significand: result,
      exponent: self.exponent * Int(exponent)
    )
  }
}
