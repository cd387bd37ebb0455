internal import GradusCore

extension CheckKey {
  /// A whole number as it is, another with as few digits, from four, as keep it within a tenth of the
  /// tolerance.
  func shown(_ number: Double) -> String {
    if let whole = Int(exactly: number), whole.magnitude < 1 << 53 { return String(whole) }
    guard let exact = ExactDecimal(shortest: number) else { return number.shown }
    if case .decimals(let places) = tolerance.mode { return exact.fixed(decimalPlaces: places) }
    for digits in 4...16 {
      let rounded = exact.rounded(toSignificantFigures: digits)
      if isWithinTenth(rounded, of: exact) { return rounded.doubleValue?.shown ?? number.shown }
    }
    return number.shown
  }

  private func isWithinTenth(_ rounded: ExactDecimal, of exact: ExactDecimal) -> Bool {
    guard kind == .number else {
      guard let rounded = rounded.doubleValue, let exact = exact.doubleValue else { return false }
      return abs(rounded - exact) <= (closeness.atol + closeness.rtol * abs(exact)) / 10
    }
    return tolerance.isNear(
      ExactNumber(rounded), to: ExactNumber(exact), withinTolerances: ExactDecimal("0.1") ?? .one)
  }
}
