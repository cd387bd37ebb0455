/// Roots, exponentials and logarithms in decimal, the same digits on every machine.
///
/// The C library's functions differ in the last bit between systems, and a verdict may not. The
/// results here are rounded to ``figures`` significant figures (logarithms close to zero to
/// ``figures`` + 20 decimal places); the constants are from Python 3.11's `decimal` at 110 digits.
enum DecimalFunctions {
  /// How many significant figures a result keeps.
  static let figures = 40
  /// Decimal places of the fixed-point numbers used inside: eight limbs.
  private static let places = 72
  private static let unit = Natural.one.timesTen(toThe: places)

  static let pi = constant("3.1415926535897932384626433832795028841971693993751")
  static let e = constant("2.7182818284590452353602874713526624977572470936999596")
  private static let ln2 = constant(
    "0.69314718055994530941723212145817656807550013436025525412068000949339362196969"
  )
  private static let ln10 = constant(
    "2.3025850929940456840179914546843642076011014886287729760333279009675726096773524802"
  )

  private static func constant(_ text: String) -> ExactDecimal {
    guard let value = ExactDecimal(text) else { preconditionFailure("a constant is not a number") }
    return value
  }

  /// The square root of a number that is not negative, and whether it is exact.
  static func squareRoot(_ value: ExactNumber) -> (root: ExactNumber, isExact: Bool) {
    if let above = exactRoot(value.numerator), let below = exactRoot(value.denominator),
      let root = ExactNumber(above, over: below)
    {
      return (root, true)
    }
    let rounded = value.rounded(toSignificantFigures: figures * 2 + 10)
    // An even exponent and twice the figures wanted.
    let missing = max(0, figures * 2 + 10 - rounded.digitCount)
    let shift = (rounded.exponent - missing) % 2 == 0 ? missing : missing + 1
    let root = rounded.significand.timesTen(toThe: shift).integerRoot
    let decimal = ExactDecimal(
      isNegative: false,
      significand: root,
      exponent: (rounded.exponent - shift) / 2
    )
    return (ExactNumber(decimal.rounded(toSignificantFigures: figures)), false)
  }

  private static func exactRoot(_ value: ExactDecimal) -> ExactDecimal? {
    let isOdd = value.exponent % 2 != 0
    let square = isOdd ? value.significand.timesTen(toThe: 1) : value.significand
    let root = square.integerRoot
    guard root * root == square else { return nil }
    return ExactDecimal(
      isNegative: false,
      significand: root,
      exponent: (value.exponent - (isOdd ? 1 : 0)) / 2
    )
  }

  /// e to the power of `value`; `nil` beyond 10 to ±100 000.
  static func exponential(_ value: ExactNumber) -> ExactDecimal? {
    guard let magnitude = value.magnitudeExponent else { return .one }
    guard magnitude <= 5 else { return nil }
    let argument = value.rounded(toDecimalPlaces: places)
    // e^x = 10^n · e^r with 0 ≤ r < ln 10.
    guard let quotient = ExactNumber(argument, over: ln10),
      let power = quotient.rounded(toDecimalPlaces: 0).integer
    else { return nil }
    var tens = power
    var rest = argument - ExactDecimal(tens) * ln10
    if rest.isNegative {
      tens -= 1
      rest = rest + ln10
    }
    guard abs(tens) <= ExactDecimal.maximumExponent else { return nil }
    // Halved eight times, so that the series is short, and squared back.
    var sum = unit
    var term = unit
    let small = fixed(rest).dividedBySmall(256).quotient
    var count: UInt32 = 1
    while !term.isZero {
      term = multiply(term, small).dividedBySmall(count).quotient
      sum = sum + term
      count += 1
    }
    for _ in 0..<8 { sum = multiply(sum, sum) }
    return ExactDecimal(isNegative: false, significand: sum, exponent: tens - places)
      .rounded(toSignificantFigures: figures)
  }

  /// The natural logarithm of a number above zero.
  static func logarithm(_ value: ExactNumber) -> ExactDecimal {
    fullLogarithm(value).rounded(toDecimalPlaces: figures + 20)
      .rounded(toSignificantFigures: figures)
  }

  /// The logarithm to base 2 or 10 of a number above zero.
  static func logarithm(_ value: ExactNumber, base: Int) -> ExactDecimal {
    let quotient = ExactNumber(fullLogarithm(value), over: base == 2 ? ln2 : ln10) ?? .zero
    return quotient.rounded(toDecimalPlaces: figures + 20).rounded(toSignificantFigures: figures)
  }

  /// A power of a number above zero; `nil` beyond 10 to ±100 000.
  static func power(_ base: ExactNumber, _ exponent: ExactNumber) -> ExactDecimal? {
    let cut = exponent.rounded(toSignificantFigures: places)
    return exponential(ExactNumber(fullLogarithm(base) * cut))
  }

  /// ln m + e·ln 10 for value = m·10^e, with ln m = k·ln 2 + 2·artanh((m − 1)/(m + 1)).
  private static func fullLogarithm(_ value: ExactNumber) -> ExactDecimal {
    guard let tens = value.magnitudeExponent else { return .zero }
    var mantissa = fixed(value.leading(places))
    var twos = 0
    while mantissa >= unit + unit {
      mantissa = mantissa.dividedBySmall(2).quotient
      twos += 1
    }
    let ratio = ((mantissa - unit) * unit).quotientAndRemainder(dividingBy: mantissa + unit)
      .quotient
    let square = multiply(ratio, ratio)
    var term = ratio
    var sum = ratio
    var count: UInt32 = 3
    while !term.isZero {
      term = multiply(term, square)
      sum = sum + term.dividedBySmall(count).quotient
      count += 2
    }
    let artanh = ExactDecimal(isNegative: false, significand: sum, exponent: -places)
    return artanh * 2 + ExactDecimal(twos) * ln2 + ExactDecimal(tens) * ln10
  }

  private static func fixed(_ value: ExactDecimal) -> Natural {
    let cut = value.rounded(toDecimalPlaces: places, .truncating)
    return cut.significand.timesTen(toThe: cut.exponent + places)
  }

  private static func multiply(_ left: Natural, _ right: Natural) -> Natural {
    (left * right).splitAtTen(toThe: places).quotient
  }
}

extension ExactNumber {
  /// The number over the power of ten of its leading digit, from 1 up to 10, cut after `places`.
  fileprivate func leading(_ places: Int) -> ExactDecimal {
    guard let magnitudeExponent else { return .zero }
    let cut = rounded(toSignificantFigures: places + 1, .truncating)
    return cut.scaled(byTenToThe: -magnitudeExponent) ?? .zero
  }
}

extension Natural {
  /// The whole part of the square root, by Newton's method from above.
  var integerRoot: Natural {
    if isZero { return .zero }
    var root = Natural.one.timesTen(toThe: (digitCount + 1) / 2)
    while true {
      let next = (root + quotientAndRemainder(dividingBy: root).quotient).dividedBySmall(2).quotient
      if next >= root { return root }
      root = next
    }
  }
}
