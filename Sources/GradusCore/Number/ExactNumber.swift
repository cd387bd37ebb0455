/// A rational number held exactly, as a decimal over a decimal.
///
///     let third = ExactNumber(1, over: 3)
///     (third - key).magnitude <= tolerance     // decided, not approximated
///
/// Sums and comparisons cross-multiply. The fraction is reduced where that is cheap (both sides
/// below 2⁶⁴), which keeps `3/4` a plain decimal; equality and hashing do not depend on it.
public struct ExactNumber: Sendable {
  /// The number above the line, with the sign.
  public let numerator: ExactDecimal
  /// The number below the line: above zero, 1 for a plain decimal.
  public let denominator: ExactDecimal

  /// Zero.
  public static let zero = ExactNumber(0)
  /// One.
  public static let one = ExactNumber(1)

  /// Creates the number a decimal stands for.
  public init(_ value: ExactDecimal) {
    self.numerator = value
    self.denominator = .one
  }

  /// Creates a whole number.
  public init(_ value: Int) {
    self.init(ExactDecimal(value))
  }

  /// Creates the number one decimal over another stands for; `nil` when the other is zero.
  public init?(_ numerator: ExactDecimal, over denominator: ExactDecimal) {
    guard !denominator.isZero else { return nil }
    self.init(reducing: denominator.isNegative ? -numerator : numerator, denominator.magnitude)
  }

  /// Reduces what fits two machine words; `denominator` is above zero.
  private init(reducing numerator: ExactDecimal, _ denominator: ExactDecimal) {
    let shifted = ExactDecimal(
      isNegative: numerator.isNegative,
      significand: numerator.significand,
      exponent: numerator.isZero ? 0 : numerator.exponent - denominator.exponent
    )
    guard denominator.significand != .one else {
      self.numerator = shifted
      self.denominator = .one
      return
    }
    guard var below = denominator.significand.word else {
      self.numerator = shifted
      self.denominator = denominator.withExponent(0)
      return
    }
    // Twos and fives below the line become fives and twos above it: 3/4 is 75/100.
    var above = shifted
    while below % 2 == 0 {
      below /= 2
      above = ExactDecimal(
        isNegative: above.isNegative,
        significand: above.significand * Natural(5),
        exponent: above.exponent - 1
      )
    }
    while below % 5 == 0 {
      below /= 5
      above = ExactDecimal(
        isNegative: above.isNegative,
        significand: above.significand * Natural(2),
        exponent: above.exponent - 1
      )
    }
    if above.isZero { below = 1 }
    if below > 1, let word = above.significand.word {
      let common = Self.greatestCommonDivisor(word, below)
      below /= common
      above = ExactDecimal(
        isNegative: above.isNegative,
        significand: Natural(word / common),
        exponent: above.exponent
      )
    }
    self.numerator = above
    self.denominator = ExactDecimal(isNegative: false, significand: Natural(below), exponent: 0)
  }

  private static func greatestCommonDivisor(_ first: UInt64, _ second: UInt64) -> UInt64 {
    var (large, small) = (first, second)
    while small > 0 { (large, small) = (small, large % small) }
    return large
  }

  /// The number as a decimal, where it is known to have an end: 3/4 is, 1/3 is not.
  public var decimal: ExactDecimal? { denominator.isOne ? numerator : nil }

  /// Whether the number is zero.
  public var isZero: Bool { numerator.isZero }

  /// Whether the number is below zero.
  public var isNegative: Bool { numerator.isNegative }

  /// The number without its sign.
  public var magnitude: ExactNumber {
    ExactNumber(unreduced: numerator.magnitude, denominator)
  }

  /// Creates the fraction as it stands; `denominator` is above zero.
  init(unreduced numerator: ExactDecimal, _ denominator: ExactDecimal) {
    self.numerator = numerator
    self.denominator = denominator
  }

  /// Whether both sides are as small as a text could say them.
  public var isBounded: Bool { numerator.isBounded && denominator.isBounded }
}

extension ExactNumber: ExpressibleByIntegerLiteral {
  /// Creates a whole number from a literal.
  public init(integerLiteral value: Int) {
    self.init(value)
  }
}

extension ExactNumber: CustomStringConvertible {
  /// The decimal, or `1/3` for a number without an end.
  public var description: String {
    decimal.map(\.description) ?? "\(numerator)/\(denominator)"
  }
}

extension ExactDecimal {
  fileprivate func withExponent(_ exponent: Int) -> ExactDecimal {
    ExactDecimal(isNegative: isNegative, significand: significand, exponent: exponent)
  }
}
