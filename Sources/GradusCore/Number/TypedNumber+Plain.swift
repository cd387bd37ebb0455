extension TypedNumber {
  /// The most digits that are read here.
  private static let mostPlainDigits = 18

  /// Reads digits with at most one decimal point after the first of them, such as `-12.50`: what
  /// nearly all answers are, and a fiftieth of the work of reading everything people may write.
  ///
  /// Returns `nil` for any other text, which may be a number all the same, and where `options` make
  /// more than that of such a text.
  package init?(
    plain text: UnsafeRawBufferPointer, options: NumberReadingOptions
  ) {
    guard options.decimalSeparator != .comma, options.units == .none else { return nil }
    let isNegative = text.first == UInt8(ascii: "-")
    var value: UInt64 = 0
    var (count, leadingZeros) = (0, 0)
    var places: Int?
    for byte in text.dropFirst(isNegative ? 1 : 0) {
      if let digit = byte.decimalDigit {
        value = value * 10 + UInt64(digit)
        count += 1
        if value == 0 { leadingZeros += 1 }
        places = places.map { $0 + 1 }
        guard count <= Self.mostPlainDigits else { return nil }
      } else if byte == UInt8(ascii: "."), count > 0, places == nil {
        places = 0
      } else {
        return nil
      }
    }
    guard count > 0 else { return nil }
    let significand = Natural(value)
    let most = value == 0 ? max(1, places ?? 0) : count - leadingZeros
    let least = places == nil ? most - significand.trailingZeros : most
    self.init(
      raw: String(decoding: text, as: UTF8.self),
      value: ExactNumber(
        ExactDecimal(
          isNegative: isNegative, significand: significand, exponent: -(places ?? 0))),
      written: WrittenDigits(significantFigures: least...most, decimalPlaces: places ?? 0),
      unit: nil, isExact: true)
  }
}
