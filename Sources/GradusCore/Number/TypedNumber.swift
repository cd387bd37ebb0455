/// A number as a person typed it: the text, the exact value, and how it was written.
///
///     let answer = try TypedNumber(reading: " 1,50×10⁻² ")
///     answer.value                          // 0.015, exactly
///     answer.written?.significantFigures    // 3...3
public struct TypedNumber: Hashable, Sendable {
  /// The most bytes of text that are looked at; ten thousand digits and what may surround them.
  public static let maximumLength = 40_000

  /// What was typed, untouched.
  public let raw: String
  /// The value: exact, unless ``isExact`` says otherwise.
  public let value: ExactNumber
  /// The digits as written; `nil` for fractions, powers and computed numbers.
  public let written: WrittenDigits?
  /// The unit, spelled as in the list of allowed ones.
  public let unit: String?
  /// Whether ``value`` is the typed number itself. Roots, logarithms, powers with a fraction and
  /// exact results too long to keep are rounded to ``DecimalFunctions/figures`` figures.
  public let isExact: Bool

  /// Creates a number that was computed and not typed; `raw` becomes its text.
  public init(_ value: ExactNumber) {
    self.raw = value.description
    self.value = value
    self.written = nil
    self.unit = nil
    self.isExact = true
  }

  init(
    raw: String,
    value: ExactNumber,
    written: WrittenDigits?,
    unit: String?,
    isExact: Bool
  ) {
    self.raw = raw
    self.value = value
    self.written = written
    self.unit = unit
    self.isExact = isExact
  }

  /// The nearest floating-point number; `nil` for a number like 1e999 that would become infinite.
  public var doubleValue: Double? { value.doubleValue }

  /// Whether the nearest floating-point number is finite.
  package var isWithinReach: Bool {
    // Below 10³⁰⁸ is far below the largest.
    if let place = value.magnitudeExponent, place >= 308 { return doubleValue != nil }
    return true
  }

  /// Reads what a person typed.
  ///
  /// Accepted are decimals with a point or a comma, thousands separators, `1.2e-3`, `1.2×10^-3`,
  /// `10⁻³`, `2^10`, fractions, percent and permille, full-width signs, and a number after `=`, `x =`
  /// or between `$`; with the options also units, mixed fractions and arithmetic.
  ///
  /// Throws a ``NumberProblem`` that can be shown to the person.
  public init(
    reading text: String,
    options: NumberReadingOptions = NumberReadingOptions()
  ) throws(NumberProblem) {
    guard text.utf8.count <= Self.maximumLength else {
      throw .tooLong(limit: ExactDecimal.maximumDigits)
    }
    if let plain = Self(plain: text, options: options) {
      self = plain
      return
    }
    var reader = NumberReader(text, options: options)
    self = try reader.read()
  }
}
