/// A value on the way through a computation: a rational while it is exact and short enough.
struct ArithmeticValue {
  /// The most digits either side of a fraction keeps exactly.
  static let exactDigits = 2_000

  let number: ExactNumber
  let isExact: Bool

  init(_ number: ExactNumber, isExact: Bool = true) {
    let isShort =
      number.numerator.digitCount <= Self.exactDigits
      && number.denominator.digitCount <= Self.exactDigits
    self.number =
      isShort
      ? number : ExactNumber(number.rounded(toSignificantFigures: DecimalFunctions.figures))
    self.isExact = isExact && isShort
  }

  init(rounded: ExactDecimal) {
    self.init(ExactNumber(rounded), isExact: false)
  }

  /// The value, unless it left the range that text can say.
  func checked(at position: Int) throws(NumberProblem) -> ArithmeticValue {
    guard let magnitude = number.magnitudeExponent else { return self }
    guard abs(magnitude) <= ExactDecimal.maximumExponent else {
      throw .tooLarge(position: position)
    }
    return self
  }

  func plus(_ other: ArithmeticValue, at position: Int) throws(NumberProblem) -> ArithmeticValue {
    try ArithmeticValue(number + other.number, isExact: isExact && other.isExact)
      .checked(at: position)
  }

  func times(_ other: ArithmeticValue, at position: Int) throws(NumberProblem) -> ArithmeticValue {
    try ArithmeticValue(number * other.number, isExact: isExact && other.isExact)
      .checked(at: position)
  }

  func over(_ other: ArithmeticValue, at position: Int) throws(NumberProblem) -> ArithmeticValue {
    guard let quotient = number.divided(by: other.number) else {
      throw .divisionByZero(position: position)
    }
    return try ArithmeticValue(quotient, isExact: isExact && other.isExact).checked(at: position)
  }

  func power(_ other: ArithmeticValue, at position: Int) throws(NumberProblem) -> ArithmeticValue {
    let exponent = other.number
    if number.isZero {
      if exponent.isNegative { throw .divisionByZero(position: position) }
      return ArithmeticValue(exponent.isZero ? .one : .zero, isExact: isExact && other.isExact)
    }
    let whole = exponent.decimal?.integer
    if let whole, let power = number.power(whole, maximumDigits: Self.exactDigits) {
      return try ArithmeticValue(power, isExact: isExact && other.isExact).checked(at: position)
    }
    if number.isNegative && exponent.decimal?.isInteger != true {
      throw .outsideDomain("a negative number to a broken power", position: position)
    }
    if let twice = (exponent * 2).decimal?.integer, !number.isNegative {
      let root = DecimalFunctions.squareRoot(number)
      if let power = root.root.power(twice, maximumDigits: Self.exactDigits) {
        return try ArithmeticValue(power, isExact: isExact && other.isExact && root.isExact)
          .checked(at: position)
      }
    }
    guard let power = DecimalFunctions.power(number.magnitude, exponent) else {
      throw .tooLarge(position: position)
    }
    let isOdd = exponent.decimal.map { !($0.rounded(toDecimalPlaces: 0).isEven) } ?? false
    return ArithmeticValue(rounded: number.isNegative && isOdd ? -power : power)
  }
}

extension ExactDecimal {
  /// Whether a whole number is even.
  var isEven: Bool { exponent > 0 || !significand.isOdd }
}
