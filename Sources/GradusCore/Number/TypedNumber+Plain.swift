extension TypedNumber {
  /// The most digits that are read here, zeros in front not counted.
  private static let mostPlainDigits = 18
  /// The most digits with the zeros in front.
  private static let mostPlainPlaces = 64

  /// Reads digits with at most one decimal point after the first of them, and perhaps a power of ten
  /// as programs write it: `-12.50`, `1.5e-07`. That is what nearly all answers are, and a fiftieth of
  /// the work of reading everything people may write.
  ///
  /// Returns `nil` for any other text, which may be a number all the same, and where `options` make
  /// more than that of such a text.
  init?(plain text: String, options: NumberReadingOptions) {
    guard options.decimalSeparator != .comma, options.units == .none else { return nil }
    var bytes = text
    guard let number = bytes.withUTF8({ Self.plain($0) }) else { return nil }
    self.init(
      raw: text, value: ExactNumber(number.value), written: number.written, unit: nil,
      isExact: true)
  }

  private static func plain(
    _ text: UnsafeBufferPointer<UInt8>
  ) -> (value: ExactDecimal, written: WrittenDigits)? {
    let isNegative = text.first == UInt8(ascii: "-")
    var value: UInt64 = 0
    var (count, leadingZeros) = (0, 0)
    var point: Int?
    var exponent = 0
    for place in text.indices.dropFirst(isNegative ? 1 : 0) {
      let byte = text[place]
      if let digit = byte.decimalDigit {
        // What does not fit has more digits than are read here, and is refused for that below.
        value = value &* 10 &+ UInt64(digit)
        count &+= 1
        if value == 0 { leadingZeros &+= 1 }
      } else if byte == UInt8(ascii: "."), count > 0, point == nil {
        point = count
      } else if byte == UInt8(ascii: "e") || byte == UInt8(ascii: "E"), count > 0,
        let power = plainPower(text[(place + 1)...])
      {
        exponent = power
        break
      } else {
        return nil
      }
    }
    guard count > 0, count - leadingZeros <= mostPlainDigits, count <= mostPlainPlaces else {
      return nil
    }
    let places = point.map { count - $0 } ?? 0
    let significand = Natural(value)
    let most = value == 0 ? max(1, places) : count - leadingZeros
    let least = point == nil ? most - significand.trailingZeros : most
    return (
      ExactDecimal(isNegative: isNegative, significand: significand, exponent: exponent - places),
      WrittenDigits(
        significantFigures: least...most, decimalPlaces: max(0, places - exponent))
    )
  }

  /// Reads one to four digits with a sign or none: `-07`.
  private static func plainPower(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
    let isNegative = text.first == UInt8(ascii: "-")
    let digits = text.dropFirst(isNegative || text.first == UInt8(ascii: "+") ? 1 : 0)
    guard (1...4).contains(digits.count) else { return nil }
    var power = 0
    for byte in digits {
      guard let digit = byte.decimalDigit else { return nil }
      power = power * 10 + Int(digit)
    }
    return isNegative ? -power : power
  }
}
