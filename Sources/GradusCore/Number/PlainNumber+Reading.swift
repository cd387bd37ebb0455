extension FoldedText {
  /// Reads a number to the end of the text: sign, digits, power of ten, percent or a fraction.
  mutating func readPlainNumber(
    _ options: NumberReadingOptions
  ) throws(NumberProblem) -> PlainNumber {
    let whole = rest
    let isNegative = current == "-"
    if isNegative || current == "+" {
      index += 1
      skipBlanks()
    }
    if options.mixedFractions, let mixed = try readMixedFraction(isNegative: isNegative) {
      return mixed
    }
    guard let numeral = try readNumeral(options.decimalSeparator) else { throw .notANumber(whole) }
    let place = position
    if let power = try readPower(whole) {
      guard let base = numeral.value(isNegative: false, exponent: 0),
        let value = ExactNumber(base).power(power)
      else { throw .tooLarge(position: place) }
      try requireEnd(whole, options)
      return PlainNumber(value: isNegative ? -value : value, written: nil, isExact: true)
    }
    let exponent = try readExponent(whole)
    if exponent == nil, let below = try readDenominator(options) {
      guard let above = numeral.value(isNegative: isNegative, exponent: 0),
        let value = ExactNumber(above, over: below)
      else { throw .divisionByZero(position: place) }
      try requireEnd(whole, options)
      return PlainNumber(value: value, written: nil, isExact: true)
    }
    let shift = (exponent ?? 0) - readPercent()
    guard abs(shift) <= ExactDecimal.maximumExponent,
      let value = numeral.value(isNegative: isNegative, exponent: shift)
    else { throw .notFinite(whole) }
    try requireEnd(whole, options)
    let written = WrittenDigits(
      significantFigures: numeral.significantFigures,
      decimalPlaces: max(0, numeral.decimalPlaces - shift)
    )
    return PlainNumber(value: ExactNumber(value), written: written, isExact: true)
  }

  /// Reads `e-3`, or `×10^-3` in one of its spellings; `nil` where neither comes next.
  mutating func readExponent(_ whole: String) throws(NumberProblem) -> Int? {
    if current == "e" || current == "E" {
      let start = index
      index += 1
      guard let exponent = try readInteger(whole) else {
        index = start
        return nil
      }
      return exponent
    }
    let start = index
    skipBlanks()
    if readTimes() {
      skipBlanks()
      if current == "1", peek(1) == "0" {
        index += 2
        if let power = try readPower(whole) { return power }
      }
    }
    index = start
    return nil
  }

  /// Steps over a multiplication sign, a letter x or LaTeX's `\times` and `\cdot`.
  private mutating func readTimes() -> Bool {
    if take("\\times") || take("\\cdot") { return true }
    guard let scalar = current, "×xX*·".unicodeScalars.contains(scalar) else { return false }
    index += 1
    return true
  }

  /// Reads `^-3`, `**-3`, `^(-3)` or `^{-3}`; `nil`, and nothing read, where none comes next.
  private mutating func readPower(_ whole: String) throws(NumberProblem) -> Int? {
    let start = index
    skipBlanks()
    guard take("^") || take("**") else {
      index = start
      return nil
    }
    skipBlanks()
    let close: Unicode.Scalar? = current == "(" ? ")" : current == "{" ? "}" : nil
    if close != nil { index += 1 }
    // A power with decimals is arithmetic.
    guard let power = try readInteger(whole), close == nil || current == close,
      current != ".", current != ","
    else {
      index = start
      return nil
    }
    if close != nil { index += 1 }
    return power
  }

  /// Reads a whole number with a sign; `nil` where none comes next.
  private mutating func readInteger(_ whole: String) throws(NumberProblem) -> Int? {
    let isNegative = current == "-"
    let skipped = isNegative || current == "+" ? 1 : 0
    guard peek(skipped)?.decimalDigit != nil else { return nil }
    index += skipped
    var value = 0
    while let digit = current?.decimalDigit {
      // Digits are read to their end, so that a long exponent is one problem and not another.
      if value <= ExactDecimal.maximumExponent { value = value * 10 + Int(digit) }
      index += 1
    }
    guard value <= ExactDecimal.maximumExponent else { throw .notFinite(whole) }
    return isNegative ? -value : value
  }

  /// Reads `%` or `‰` and returns how many places it moves the point.
  private mutating func readPercent() -> Int {
    let start = index
    skipBlanks()
    if take("%") || take("\\%") { return 2 }
    if take("‰") { return 3 }
    index = start
    return 0
  }

  private mutating func readDenominator(
    _ options: NumberReadingOptions
  ) throws(NumberProblem) -> ExactDecimal? {
    let start = index
    skipBlanks()
    guard take("/") else {
      index = start
      return nil
    }
    skipBlanks()
    guard let numeral = try readNumeral(options.decimalSeparator) else {
      index = start
      return nil
    }
    return numeral.value(isNegative: false, exponent: 0)
  }

  /// Reads `1 3/4`; `nil`, and nothing read, where something else comes next.
  private mutating func readMixedFraction(
    isNegative: Bool
  ) throws(NumberProblem) -> PlainNumber? {
    let start = index
    defer { index = start }
    guard let whole = readDigits(), current == " " else { return nil }
    skipBlanks()
    guard let above = readDigits() else { return nil }
    skipBlanks()
    guard take("/") else { return nil }
    skipBlanks()
    let place = position
    guard let below = readDigits(), isAtEnd else { return nil }
    guard let fraction = ExactNumber(above, over: below) else {
      throw .divisionByZero(position: place)
    }
    let value = ExactNumber(whole) + fraction
    return PlainNumber(value: isNegative ? -value : value, written: nil, isExact: true)
  }

  private mutating func readDigits() -> ExactDecimal? {
    var digits: [UInt8] = []
    while let digit = current?.decimalDigit {
      digits.append(digit)
      index += 1
    }
    guard !digits.isEmpty else { return nil }
    return ExactDecimal(isNegative: false, digits: digits[...], decimalPlaces: 0, exponent: 0)
  }

  /// Names what stands behind the number, if anything does.
  private mutating func requireEnd(
    _ whole: String,
    _ options: NumberReadingOptions
  ) throws(NumberProblem) {
    skipBlanks()
    guard let scalar = current else { return }
    if scalar.decimalDigit != nil || (scalar == "." && peek(1)?.decimalDigit != nil) {
      throw .twoNumbers(whole)
    }
    if scalar == "," || scalar == ";" { throw .severalNumbers(whole) }
    let signs = "+-*/^()[]{}×·!=≈<>\\".unicodeScalars
    if signs.contains(scalar) { throw .notANumber(whole) }
    let allowed = options.units.allowed
    throw allowed.isEmpty ? .trailingText(rest) : .unknownUnit(rest, allowed: allowed)
  }
}
