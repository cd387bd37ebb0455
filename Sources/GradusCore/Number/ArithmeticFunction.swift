/// The functions a typed computation may call.
enum ArithmeticFunction: String, CaseIterable {
  case sqrt, exp, ln, log2, log10, abs

  func callAsFunction(
    _ argument: ArithmeticValue,
    at position: Int
  ) throws(NumberProblem) -> ArithmeticValue {
    let number = argument.number
    switch self {
    case .abs: return ArithmeticValue(number.magnitude, isExact: argument.isExact)
    case .exp:
      if number.isZero { return ArithmeticValue(.one, isExact: argument.isExact) }
      guard let value = DecimalFunctions.exponential(number) else {
        throw .tooLarge(position: position)
      }
      return ArithmeticValue(rounded: value)
    case .sqrt:
      guard !number.isNegative else { throw outsideDomain(argument, position) }
      let root = DecimalFunctions.squareRoot(number)
      return ArithmeticValue(root.root, isExact: argument.isExact && root.isExact)
    case .ln, .log2, .log10:
      guard !number.isNegative, !number.isZero else { throw outsideDomain(argument, position) }
      switch self {
      case .log2: return ArithmeticValue(rounded: DecimalFunctions.logarithm(number, base: 2))
      case .log10: return ArithmeticValue(rounded: DecimalFunctions.logarithm(number, base: 10))
      default: return ArithmeticValue(rounded: DecimalFunctions.logarithm(number))
      }
    }
  }

  private func outsideDomain(_ argument: ArithmeticValue, _ position: Int) -> NumberProblem {
    let shown = argument.number.rounded(toSignificantFigures: 6)
    return .outsideDomain("\(rawValue)(\(shown))", position: position)
  }
}
