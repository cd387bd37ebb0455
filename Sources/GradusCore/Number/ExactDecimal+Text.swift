extension ExactDecimal {
  /// Reads plain decimal text exactly: `12`, `-0.5`, `+1.20e-3`, `.5`, `5.`.
  ///
  /// Returns `nil` for anything else, for more than ``maximumDigits`` digits and for an exponent
  /// beyond ±``maximumExponent``. What people type is read by ``TypedNumber``.
  public init?(_ text: some StringProtocol) {
    // Sign, point and exponent take fewer places than this; a longer text is not even looked at.
    guard text.utf8.count <= Self.maximumDigits + 20 else { return nil }
    var bytes = Array(text.utf8)[...]
    let isNegative = bytes.first == UInt8(ascii: "-")
    if isNegative || bytes.first == UInt8(ascii: "+") { bytes = bytes.dropFirst() }
    var digits: [UInt8] = []
    var places: Int?
    while let byte = bytes.first {
      if let digit = byte.decimalDigit {
        digits.append(digit)
        if let seen = places { places = seen + 1 }
      } else if byte == UInt8(ascii: "."), places == nil {
        places = 0
      } else {
        break
      }
      bytes = bytes.dropFirst()
    }
    guard !digits.isEmpty else { return nil }
    var exponent = 0
    if !bytes.isEmpty {
      guard bytes.first == UInt8(ascii: "e") || bytes.first == UInt8(ascii: "E") else { return nil }
      guard let read = Self.exponent(from: bytes.dropFirst()) else { return nil }
      exponent = read
    }
    self.init(
      isNegative: isNegative,
      digits: digits[...],
      decimalPlaces: places ?? 0,
      exponent: exponent
    )
  }

  /// Creates a number from its digits 0…9, how many of them are decimals, and a power of ten.
  ///
  /// Returns `nil` beyond the limits of text.
  init?(isNegative: Bool, digits: ArraySlice<UInt8>, decimalPlaces: Int, exponent: Int) {
    guard digits.count <= Self.maximumDigits, abs(exponent) <= Self.maximumExponent else {
      return nil
    }
    self.init(
      isNegative: isNegative,
      significand: Natural(digits: digits),
      exponent: exponent - decimalPlaces
    )
  }

  /// Reads `5`, `+5` or `-5`; `nil` for anything else and beyond ±``maximumExponent``.
  static func exponent(from bytes: ArraySlice<UInt8>) -> Int? {
    let isNegative = bytes.first == UInt8(ascii: "-")
    let digits = isNegative || bytes.first == UInt8(ascii: "+") ? bytes.dropFirst() : bytes
    guard !digits.isEmpty else { return nil }
    var value = 0
    for byte in digits {
      guard let digit = byte.decimalDigit else { return nil }
      value = value * 10 + Int(digit)
      guard value <= maximumExponent else { return nil }
    }
    return isNegative ? -value : value
  }
}

extension ExactDecimal: CustomStringConvertible {
  /// The shortest exact text: plain up to 21 places, `1.5e-12` beyond; reads back as the same value.
  public var description: String {
    guard let magnitudeExponent else { return "0" }
    let sign = isNegative ? "-" : ""
    guard (-7...20).contains(magnitudeExponent) else {
      let digits = significand.digits
      let tail = digits.dropFirst()
      let fraction = tail.isEmpty ? "" : "." + String(decoding: tail, as: UTF8.self)
      let first = String(decoding: digits.prefix(1), as: UTF8.self)
      return "\(sign)\(first)\(fraction)e\(magnitudeExponent)"
    }
    return fixed(decimalPlaces: decimalPlaces)
  }

  /// The number rounded half up and written with exactly so many decimal places: `0.010`.
  ///
  /// The text is as long as the number is large; `description` switches to powers of ten instead.
  public func fixed(decimalPlaces places: Int) -> String {
    let places = max(places, 0)
    let value = rounded(toDecimalPlaces: places)
    let scaled = value.significand.timesTen(toThe: value.exponent + places)
    if let word = scaled.word, places <= 64 {
      return Self.fixed(word, decimalPlaces: places, isNegative: value.isNegative)
    }
    var digits = scaled.digits
    if digits.count <= places {
      digits.insert(contentsOf: [UInt8](repeating: 48, count: places + 1 - digits.count), at: 0)
    }
    if places > 0 { digits.insert(UInt8(ascii: "."), at: digits.count - places) }
    return (value.isNegative ? "-" : "") + String(decoding: digits, as: UTF8.self)
  }
}

extension ExactDecimal {
  /// The digits of a word with the point before the last ones.
  private static func fixed(
    _ word: UInt64, decimalPlaces places: Int, isNegative: Bool
  ) -> String {
    let digits = max(Natural(word).digitCount, places + 1)
    let count = digits + (places > 0 ? 1 : 0) + (isNegative ? 1 : 0)
    return String(unsafeUninitializedCapacity: count) { text in
      // From the last digit on.
      var rest = word
      var place = count
      for digit in 0..<digits {
        if places > 0, digit == places {
          place -= 1
          text[place] = UInt8(ascii: ".")
        }
        place -= 1
        text[place] = UInt8(48 + rest % 10)
        rest /= 10
      }
      if isNegative { text[0] = UInt8(ascii: "-") }
      return count
    }
  }
}

extension UInt8 {
  /// The value of an ASCII digit.
  var decimalDigit: UInt8? { (48...57).contains(self) ? self - 48 : nil }
}
