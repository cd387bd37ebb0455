/// Reads one typed number from first to last character.
struct NumberReader {
  private let raw: String
  private let options: NumberReadingOptions
  private var text: FoldedText

  init(_ raw: String, options: NumberReadingOptions) {
    self.raw = raw
    self.options = options
    self.text = FoldedText(raw)
  }

  mutating func read() throws(NumberProblem) -> TypedNumber {
    dropFrame()
    dropName()
    guard !text.isAtEnd else { throw .empty }
    let whole = text.rest
    try refuseWords(whole)
    let unit = dropUnit()
    guard !text.isAtEnd else { throw .notANumber(whole) }
    let number = try readValue()
    if case .required(let allowed) = options.units, unit == nil {
      throw .unitMissing(allowed: allowed)
    }
    return TypedNumber(
      raw: raw,
      value: number.value,
      written: number.written,
      unit: unit,
      isExact: number.isExact
    )
  }

  /// A plain number, or arithmetic where that is allowed and the text is not plain.
  private func readValue() throws(NumberProblem) -> PlainNumber {
    var plain = text
    let problem: NumberProblem
    do throws(NumberProblem) {
      return try plain.readPlainNumber(options)
    } catch {
      problem = error
    }
    guard options.arithmetic, problem.mayBeArithmetic else { throw problem }
    do throws(NumberProblem) {
      var parser = ArithmeticParser(text, separator: options.decimalSeparator)
      let result = try parser.parse()
      return PlainNumber(value: result.number, written: nil, isExact: result.isExact)
    } catch {
      // A number and a word is a unit that does not belong, not a sum gone wrong.
      throw problem.isAboutWords ? problem : error
    }
  }

  /// Takes away `$…$`, `$$…$$` and `\(…\)`.
  private mutating func dropFrame() {
    for _ in 0..<2 where text.current == "$" && text.last == "$" && text.end - text.index > 1 {
      text.index += 1
      text.end -= 1
    }
    if text.current == "\\", text.peek(1) == "(", text.dropSuffix(["\\", ")"]) { text.index += 2 }
    text.trim()
  }

  /// Takes away `=`, `≈` or `x =` in front.
  private mutating func dropName() {
    let start = text.index
    while let scalar = text.current, text.index - start < 40,
      scalar.isNameLetter || "_() ".unicodeScalars.contains(scalar)
        || (scalar.decimalDigit != nil && text.index > start)
    {
      text.index += 1
    }
    if text.current == "=" || text.current == "≈" {
      text.index += 1
      text.trim()
    } else {
      text.index = start
    }
  }

  private static let notFinite = ["inf", "infinity", "∞", "nan", "无穷", "无穷大", "\\infty"]

  private func refuseWords(_ whole: String) throws(NumberProblem) {
    var words = text
    if words.current == "-" || words.current == "+" { words.index += 1 }
    words.skipBlanks()
    if words.current?.decimalDigit == nil, Self.notFinite.contains(words.rest.lowercased()) {
      throw .notFinite(whole)
    }
    if words.current == "0", words.peek(1) == "x" || words.peek(1) == "X",
      words.peek(2)?.properties.isASCIIHexDigit == true
    {
      throw .hexadecimal(whole)
    }
  }

  /// Takes an allowed unit off the end, the longest that fits.
  private mutating func dropUnit() -> String? {
    let units = options.units.allowed.map { (name: $0, scalars: FoldedText.folded($0)) }
    for unit in units.sorted(by: { $0.scalars.count > $1.scalars.count }) {
      var rest = text
      guard rest.dropSuffix(unit.scalars) else { continue }
      // The m of km is not the unit m.
      if rest.last?.isNameLetter == true { continue }
      rest.trim()
      text = rest
      return unit.name
    }
    return nil
  }
}

/// A number read without arithmetic, before its unit is known.
struct PlainNumber {
  let value: ExactNumber
  let written: WrittenDigits?
  let isExact: Bool
}

extension NumberProblem {
  /// Whether the text may still be a computation.
  fileprivate var mayBeArithmetic: Bool {
    switch self {
    case .notANumber, .trailingText, .unknownUnit, .tooLarge: true
    default: false
    }
  }

  /// Whether a number was followed by nothing but a word.
  fileprivate var isAboutWords: Bool {
    switch self {
    case .trailingText(let text), .unknownUnit(let text, _):
      !text.unicodeScalars.contains { "+-*/^()[]{}×·!".unicodeScalars.contains($0) }
    default: false
    }
  }
}
