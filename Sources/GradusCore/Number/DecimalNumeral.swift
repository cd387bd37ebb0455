/// The digits of a number as they were written: what the value cannot tell any more.
///
/// `1.50` and `1.5` are the same number and different numerals.
public struct WrittenDigits: Hashable, Sendable {
  /// How many figures are significant. Zeros at the end of a whole number may or may not be:
  /// `100` has 1 to 3, `100.`, `1.00e2` and `10.0` have exactly 3.
  public let significantFigures: ClosedRange<Int>
  /// How many decimal places the value is written to: 2 for `1.50`, 4 for `1.50e-2`, 3 for `35.0%`.
  public let decimalPlaces: Int

  /// Creates the counts.
  public init(significantFigures: ClosedRange<Int>, decimalPlaces: Int) {
    self.significantFigures = significantFigures
    self.decimalPlaces = decimalPlaces
  }
}

/// Digits with an optional decimal mark, thousands separators taken out.
struct DecimalNumeral {
  /// The digits 0…9 without leading marks, the most significant first.
  var digits: [UInt8]
  /// How many of the digits are decimals.
  var decimalPlaces: Int
  /// Whether a decimal mark was written: `100.` has one.
  var hasMark: Bool

  /// Counts the figures as STACK does (its answer tests NumSigFigs and SigFigsStrict): zeros in front
  /// never count; for a number that is zero the decimals count, and one at least: `0.00` has two.
  var significantFigures: ClosedRange<Int> {
    let leading = digits.prefix { $0 == 0 }.count
    let all = digits.count - leading
    if all == 0 {
      let figures = max(1, decimalPlaces)
      return figures...figures
    }
    if hasMark { return all...all }
    let zeros = digits.reversed().prefix { $0 == 0 }.count
    return (all - zeros)...all
  }

  /// The number, times a power of ten; `nil` beyond the limits of ``ExactDecimal``.
  func value(isNegative: Bool, exponent: Int) -> ExactDecimal? {
    ExactDecimal(
      isNegative: isNegative,
      digits: digits[...],
      decimalPlaces: decimalPlaces,
      exponent: exponent
    )
  }
}

extension FoldedText {
  /// Reads the digits that come next, with every mark that can belong to them.
  ///
  /// Returns `nil` where no number starts. Blanks belong to a number only between digits, a comma
  /// only before one, so that `1, 2` stops after the 1.
  mutating func readNumeral(
    _ separator: NumberReadingOptions.DecimalSeparator,
    blanks: Bool = true
  ) throws(NumberProblem) -> DecimalNumeral? {
    let start = index
    var run: [Unicode.Scalar] = []
    var sawDigit = false
    while let scalar = current {
      let isDigitNext = peek(1)?.decimalDigit != nil
      switch scalar {
      case "0"..."9": sawDigit = true
      case ".": guard sawDigit || isDigitNext else { return nil }
      case ",": guard isDigitNext else { return try numeral(run, from: start, separator) }
      case "_", "'", " ":
        guard sawDigit, isDigitNext, scalar != " " || blanks else {
          return try numeral(run, from: start, separator)
        }
      default: return try numeral(run, from: start, separator)
      }
      run.append(scalar)
      index += 1
    }
    return try numeral(run, from: start, separator)
  }

  private func numeral(
    _ run: [Unicode.Scalar],
    from start: Int,
    _ separator: NumberReadingOptions.DecimalSeparator
  ) throws(NumberProblem) -> DecimalNumeral? {
    guard run.contains(where: { $0.decimalDigit != nil }) else { return nil }
    let layout = try NumeralLayout(run, text: text(from: start, to: end), separator: separator)
    let digits = run.compactMap(\.decimalDigit)
    guard digits.count <= ExactDecimal.maximumDigits else {
      throw .tooLong(limit: ExactDecimal.maximumDigits)
    }
    guard let mark = layout.mark else {
      return DecimalNumeral(digits: digits, decimalPlaces: 0, hasMark: false)
    }
    return DecimalNumeral(digits: digits, decimalPlaces: run.count - mark - 1, hasMark: true)
  }
}
