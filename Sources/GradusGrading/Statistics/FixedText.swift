internal import GradusCore

extension Double {
  /// The number with so many decimals, rounded half up in decimal as a person would.
  package func fixed(_ decimals: Int) -> String {
    ExactDecimal(shortest: self)?.fixed(decimalPlaces: decimals) ?? shown
  }
}
