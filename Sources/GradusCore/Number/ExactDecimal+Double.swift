extension ExactDecimal {
  /// The shortest decimal that reads back as the same floating-point number: 0.1 is 0.1.
  ///
  /// This is how a key written in a plugin or a file is meant. (Swift's `description`; the digits
  /// are those of Ryū: Adams 2018, "Ryū: fast float-to-string conversion".) Returns `nil` for
  /// infinities and NaN.
  public init?(shortest value: Double) {
    guard value.isFinite else { return nil }
    if value.magnitude < 1e15, Double(Int(value)) == value {
      self.init(Int(value))
      return
    }
    self.init(value.description)
  }

  /// The nearest floating-point number, or `nil` when that would be infinite.
  ///
  /// Exact numbers reach further than floating-point ones: 1e999 is a number like any other, and
  /// must not silently become infinity. Too small a number becomes 0, never −0.
  public var doubleValue: Double? {
    guard let magnitudeExponent else { return 0 }
    if magnitudeExponent > 309 { return nil }
    if magnitudeExponent < -400 { return 0 }
    if let word = significand.word, word <= 1 << 53, abs(exponent) <= 22 {
      // Both factors are exact in binary, so the one operation rounds correctly.
      let power =
        Double(Natural.powerOfTen(min(abs(exponent), 19)))
        * Double(Natural.powerOfTen(max(abs(exponent) - 19, 0)))
      let value = exponent < 0 ? Double(word) / power : Double(word) * power
      return isNegative ? -value : value
    }
    let digits = String(decoding: significand.digits, as: UTF8.self)
    guard let value = Double("\(isNegative ? "-" : "")\(digits)e\(exponent)"), value.isFinite
    else { return nil }
    return value == 0 ? 0 : value
  }
}
