extension ExactDecimal {
  /// The number with the other sign.
  public static prefix func - (value: ExactDecimal) -> ExactDecimal {
    ExactDecimal(
      isNegative: !value.isNegative,
      significand: value.significand,
      exponent: value.exponent
    )
  }

  /// The number without its sign.
  public var magnitude: ExactDecimal {
    ExactDecimal(isNegative: false, significand: significand, exponent: exponent)
  }

  /// The exact sum. The work grows with the places between the highest and the lowest digit.
  public static func + (left: ExactDecimal, right: ExactDecimal) -> ExactDecimal {
    if left.isZero { return right }
    if right.isZero { return left }
    requireWorkable(left)
    requireWorkable(right)
    let common = min(left.exponent, right.exponent)
    let first = left.significand.timesTen(toThe: left.exponent - common)
    let second = right.significand.timesTen(toThe: right.exponent - common)
    if left.isNegative == right.isNegative {
      return ExactDecimal(
        isNegative: left.isNegative,
        significand: first + second,
        exponent: common
      )
    }
    return first >= second
      ? ExactDecimal(isNegative: left.isNegative, significand: first - second, exponent: common)
      : ExactDecimal(isNegative: right.isNegative, significand: second - first, exponent: common)
  }

  /// The exact difference.
  public static func - (left: ExactDecimal, right: ExactDecimal) -> ExactDecimal {
    left + -right
  }

  /// The exact product.
  public static func * (left: ExactDecimal, right: ExactDecimal) -> ExactDecimal {
    requireWorkable(left)
    requireWorkable(right)
    return ExactDecimal(
      isNegative: left.isNegative != right.isNegative,
      significand: left.significand * right.significand,
      exponent: left.exponent + right.exponent
    )
  }

  /// The number times 10 to `power`; only the exponent moves.
  ///
  /// Returns `nil` when the exponent would leave what the operators may be used with.
  public func scaled(byTenToThe power: Int) -> ExactDecimal? {
    if isZero { return self }
    let (moved, overflow) = exponent.addingReportingOverflow(power)
    guard !overflow, moved.magnitude <= UInt(Self.workingExponent) else { return nil }
    return ExactDecimal(isNegative: isNegative, significand: significand, exponent: moved)
  }

  /// The exact sum, or `nil` when it or an operand is beyond what text could say.
  public func adding(_ other: ExactDecimal) -> ExactDecimal? {
    guard isBounded, other.isBounded else { return nil }
    guard let high = magnitudeExponent, let otherHigh = other.magnitudeExponent else {
      return isZero ? other : self
    }
    // Not computed at all when the digits would not fit.
    let span = max(high, otherHigh) - min(exponent, other.exponent)
    guard span <= Self.maximumDigits else { return nil }
    let sum = self + other
    return sum.isBounded ? sum : nil
  }

  /// The exact difference, or `nil` when it or an operand is beyond what text could say.
  public func subtracting(_ other: ExactDecimal) -> ExactDecimal? { adding(-other) }

  /// The exact product, or `nil` when it or an operand is beyond what text could say.
  public func multiplied(by other: ExactDecimal) -> ExactDecimal? {
    guard isBounded, other.isBounded, digitCount + other.digitCount <= Self.maximumDigits + 1
    else { return nil }
    let product = self * other
    return product.isBounded ? product : nil
  }

  private static func requireWorkable(_ value: ExactDecimal) {
    precondition(
      abs(value.exponent) <= workingExponent,
      "a decimal grew beyond its limits; compute with adding, subtracting and multiplied(by:)"
    )
  }
}
