/// A decimal number held exactly: a sign, a whole significand of any length and a power of ten.
///
///     let answer = ExactDecimal("1.05"), limit = ExactDecimal("0.05")
///     answer - 1 == limit     // true; with binary floats it is not
///
/// Text and floating-point numbers always give a value within ``maximumDigits`` and
/// ``maximumExponent``, so `1e100000` takes a few bytes and is compared without being written out.
/// The operators `+`, `-` and `*` are meant for a few steps on such values. Code that computes with
/// values nobody has bounded (a plugin's loop) takes ``adding(_:)``, ``subtracting(_:)`` and
/// ``multiplied(by:)``, which return `nil` instead of growing without end.
public struct ExactDecimal: Hashable, Sendable {
  /// The most digits a text may have.
  public static let maximumDigits = 10_000
  /// The largest power of ten, up or down, a text may have.
  public static let maximumExponent = 100_000
  /// The exponents with which the operators may be used; far beyond what text can say.
  static let workingExponent = 50_000_000

  /// Whether the number is below zero; zero never is.
  public let isNegative: Bool
  /// The digits as a whole number that does not end in zero.
  let significand: Natural
  /// The power of ten the significand is multiplied with; 0 for zero.
  let exponent: Int

  /// Zero.
  public static let zero = ExactDecimal(0)
  /// One.
  public static let one = ExactDecimal(1)

  /// Creates the number `±significand × 10^exponent`, dropping zeros at the end.
  init(isNegative: Bool, significand: Natural, exponent: Int) {
    let zeros = significand.trailingZeros
    self.isNegative = isNegative && !significand.isZero
    self.significand = zeros == 0 ? significand : significand.splitAtTen(toThe: zeros).quotient
    self.exponent = significand.isZero ? 0 : exponent + zeros
  }

  /// Creates a whole number.
  public init(_ value: Int) {
    self.init(isNegative: value < 0, significand: Natural(UInt64(value.magnitude)), exponent: 0)
  }

  /// Creates 10 to a power, as far as text may say.
  ///
  /// Returns `nil` when the power is beyond ``maximumExponent``.
  public init?(tenToThe power: Int) {
    guard abs(power.clamped) <= Self.maximumExponent else { return nil }
    self.init(isNegative: false, significand: .one, exponent: power)
  }

  /// Whether the number is zero.
  public var isZero: Bool { significand.isZero }

  /// Whether the number is one.
  var isOne: Bool { significand.word == 1 && exponent == 0 && !isNegative }

  /// How many digits the number has from its first to its last that is not zero; 0 for zero.
  public var digitCount: Int { significand.digitCount }

  /// The power of ten of the leading digit, ⌊log₁₀|x|⌋: 2 for 123, −1 for 0.5; `nil` for zero.
  public var magnitudeExponent: Int? {
    isZero ? nil : exponent + significand.digitCount - 1
  }

  /// How many decimal places are needed to write the number without rounding.
  public var decimalPlaces: Int { max(0, -exponent) }

  /// Whether the number has no fraction.
  public var isInteger: Bool { exponent >= 0 }

  /// The number as an `Int`, where it is whole and fits.
  public var integer: Int? {
    guard exponent >= 0, exponent <= 19, significand.digitCount <= 19 else { return nil }
    guard let word = significand.timesTen(toThe: exponent).word else { return nil }
    return isNegative ? Int(exactly: -Int128(word)) : Int(exactly: word)
  }

  /// Whether the number is as small as a text could say it: safe to compute with.
  public var isBounded: Bool {
    significand.digitCount <= Self.maximumDigits
      && abs(exponent) <= Self.maximumExponent + Self.maximumDigits
  }
}

extension ExactDecimal: Comparable {
  /// Orders by value; digits are lined up only when the leading digits stand at the same place.
  public static func < (left: ExactDecimal, right: ExactDecimal) -> Bool {
    if left.isNegative != right.isNegative { return left.isNegative }
    return left.isNegative
      ? compareMagnitudes(right, left) : compareMagnitudes(left, right)
  }

  /// Whether |left| < |right|.
  private static func compareMagnitudes(_ left: ExactDecimal, _ right: ExactDecimal) -> Bool {
    if let less = compareWords(left, right) { return less }
    guard let high = left.magnitudeExponent else { return !right.isZero }
    guard let low = right.magnitudeExponent else { return false }
    guard high == low else { return high < low }
    // The same leading place: the exponents differ by no more than the digits do.
    let common = min(left.exponent, right.exponent)
    return left.significand.timesTen(toThe: left.exponent - common)
      < right.significand.timesTen(toThe: right.exponent - common)
  }
}

extension ExactDecimal {
  /// Whether |left| < |right|, where both fit machine words at exponents that are near each other.
  private static func compareWords(_ left: ExactDecimal, _ right: ExactDecimal) -> Bool? {
    guard let first = left.significand.word, let second = right.significand.word else { return nil }
    let shift = left.exponent - right.exponent
    guard abs(shift) <= 19 else { return nil }
    let power = Natural.powerOfTen(abs(shift))
    let one = first.multipliedFullWidth(by: shift > 0 ? power : 1)
    let other = second.multipliedFullWidth(by: shift < 0 ? power : 1)
    return one.high == other.high ? one.low < other.low : one.high < other.high
  }
}

extension ExactDecimal: ExpressibleByIntegerLiteral {
  /// Creates a whole number from a literal.
  public init(integerLiteral value: Int) {
    self.init(value)
  }
}

extension Int {
  /// The number without the one value whose magnitude does not fit.
  fileprivate var clamped: Int { Swift.max(self, -Int.max) }
}
