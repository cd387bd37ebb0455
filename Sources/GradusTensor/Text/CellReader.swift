/// Reads one cell of a typed tensor: a number, a fraction, an infinity or NaN.
enum CellReader {
  /// No number a person means is longer than this.
  private static let maximumLength = 400

  /// The value of a cell; `place` says where it stands, for the message.
  static func value(
    of cell: ArraySlice<Unicode.Scalar>,
    at place: @autoclosure () -> TypedPlace
  ) throws(TensorError) -> Double {
    guard cell.count <= maximumLength else {
      throw .longCell(place(), cell.count, limit: maximumLength)
    }
    if let word = word(cell) { return word }
    let parts = cell.split(separator: "/", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count <= 2, let numerator = parts.first.flatMap(number) else {
      throw .notANumber(place(), text(cell))
    }
    guard numerator.isFinite else { throw .numberTooLarge(place(), text(cell)) }
    guard parts.count == 2 else { return numerator }
    guard let denominator = number(parts[1]) else { throw .notANumber(place(), text(cell)) }
    guard denominator != 0 else { throw .zeroDenominator(place(), text(cell)) }
    let quotient = numerator / denominator
    guard denominator.isFinite, quotient.isFinite else {
      throw .numberTooLarge(place(), text(cell))
    }
    return quotient
  }

  /// A decimal number such as `-1`, `.5`, `2.` or `1e-3`; infinite when it is too large.
  private static func number(_ text: ArraySlice<Unicode.Scalar>) -> Double? {
    var rest = text
    skipSign(&rest)
    var digits = skipDigits(&rest)
    if rest.first == "." {
      rest.removeFirst()
      digits += skipDigits(&rest)
    }
    guard digits > 0 else { return nil }
    if rest.first == "e" || rest.first == "E" {
      rest.removeFirst()
      skipSign(&rest)
      guard skipDigits(&rest) > 0 else { return nil }
    }
    guard rest.isEmpty else { return nil }
    return Double(Self.text(text))
  }

  private static func skipSign(_ rest: inout ArraySlice<Unicode.Scalar>) {
    if rest.first == "-" || rest.first == "+" { rest.removeFirst() }
  }

  private static func skipDigits(_ rest: inout ArraySlice<Unicode.Scalar>) -> Int {
    let digits = rest.prefix { ("0"..."9").contains($0) }.count
    rest.removeFirst(digits)
    return digits
  }

  private static func word(_ cell: ArraySlice<Unicode.Scalar>) -> Double? {
    let isNegative = cell.first == "-"
    let name = isNegative || cell.first == "+" ? cell.dropFirst() : cell
    switch text(name).lowercased() {
    case "inf", "infinity", "∞": return isNegative ? -.infinity : .infinity
    case "nan": return .nan
    default: return nil
    }
  }

  private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    String(String.UnicodeScalarView(scalars))
  }
}
