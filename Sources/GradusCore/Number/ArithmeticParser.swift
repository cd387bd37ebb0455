/// Computes `12*768^2`, `(1-0.1)/4`, `sqrt(2)/2` and the like, by recursive descent.
///
///     sum     = product, more with + or -
///     product = signed, more with * × · / ÷
///     signed  = - signed | + signed | power
///     power   = operand, perhaps ^ or ** signed
///     operand = number | name | function ( sum ) | √ operand | ( sum ), perhaps with ! or %
///
/// A sign binds less than a power, `-2^2` is −4, and powers group to the right.
struct ArithmeticParser {
  /// The most levels of parentheses, signs and powers.
  static let maximumDepth = 64
  /// The most characters of a computation.
  static let maximumLength = NumberReadingOptions.longestArithmetic

  private var text: FoldedText
  private let separator: NumberReadingOptions.DecimalSeparator
  private var depth = 0

  init(_ text: FoldedText, separator: NumberReadingOptions.DecimalSeparator) {
    self.text = text
    self.separator = separator
  }

  /// Reads the whole text.
  mutating func parse() throws(NumberProblem) -> ArithmeticValue {
    guard text.end - text.index <= Self.maximumLength else {
      throw .tooLong(limit: Self.maximumLength)
    }
    let value = try sum()
    text.skipBlanks()
    guard let scalar = text.current else { return value }
    if scalar == ")" || scalar == "]" || scalar == "}" {
      throw .unbalancedParenthesis(position: text.position)
    }
    throw unexpected()
  }

  private func unexpected() -> NumberProblem {
    let start = text.index
    var word = text
    while let scalar = word.current, scalar.isNameLetter || scalar.decimalDigit != nil {
      word.index += 1
    }
    let stop = max(word.index, min(start + 1, word.end))
    return .unexpected(text.text(from: start, to: stop), position: text.position)
  }

  /// Runs one level down; the depth is what keeps recursion bounded.
  private mutating func nested(
    _ body: (inout ArithmeticParser) throws(NumberProblem) -> ArithmeticValue
  ) throws(NumberProblem) -> ArithmeticValue {
    guard depth < Self.maximumDepth else { throw .tooDeep(limit: Self.maximumDepth) }
    depth += 1
    defer { depth -= 1 }
    return try body(&self)
  }

  private mutating func sum() throws(NumberProblem) -> ArithmeticValue {
    var value = try product()
    while true {
      text.skipBlanks()
      let position = text.position
      if text.take("+") {
        value = try value.plus(try product(), at: position)
      } else if text.take("-") {
        let right = try product()
        value = try value.plus(
          ArithmeticValue(-right.number, isExact: right.isExact),
          at: position
        )
      } else {
        return value
      }
    }
  }

  private mutating func product() throws(NumberProblem) -> ArithmeticValue {
    var value = try signed()
    while true {
      text.skipBlanks()
      let position = text.position
      if takeTimes() {
        value = try value.times(try signed(), at: position)
      } else if text.take("/") {
        value = try value.over(try signed(), at: position)
      } else {
        return value
      }
    }
  }

  private mutating func takeTimes() -> Bool {
    if text.take("×") || text.take("·") || text.take("\\times") || text.take("\\cdot") {
      return true
    }
    // An x between numbers multiplies; in a word it is a letter.
    if text.current == "x" || text.current == "X" {
      guard text.peek(1)?.isNameLetter != true else { return false }
      text.index += 1
      return true
    }
    return text.take("*")
  }

  private mutating func signed() throws(NumberProblem) -> ArithmeticValue {
    text.skipBlanks()
    if text.take("-") {
      let value = try nested { parser throws(NumberProblem) in try parser.signed() }
      return ArithmeticValue(-value.number, isExact: value.isExact)
    }
    if text.take("+") {
      return try nested { parser throws(NumberProblem) in try parser.signed() }
    }
    return try power()
  }

  private mutating func power() throws(NumberProblem) -> ArithmeticValue {
    let base = try operand()
    text.skipBlanks()
    let position = text.position
    guard text.take("^") || text.take("**") else { return base }
    let exponent = try nested { parser throws(NumberProblem) in try parser.signed() }
    return try base.power(exponent, at: position)
  }

  private mutating func operand() throws(NumberProblem) -> ArithmeticValue {
    var value = try bareOperand()
    while true {
      text.skipBlanks()
      let position = text.position
      if text.take("%") || text.take("\\%") {
        value = try value.over(ArithmeticValue(100), at: position)
      } else if text.take("‰") {
        value = try value.over(ArithmeticValue(1000), at: position)
      } else if text.take("!") {
        value = try factorial(value, at: position)
      } else {
        return value
      }
    }
  }

  private mutating func bareOperand() throws(NumberProblem) -> ArithmeticValue {
    text.skipBlanks()
    let position = text.position
    if text.take("√") {
      let argument = try nested { parser throws(NumberProblem) in try parser.bareOperand() }
      return try ArithmeticFunction.sqrt(argument, at: position)
    }
    if let close = closing(text.current) {
      text.index += 1
      let value = try nested { parser throws(NumberProblem) in try parser.sum() }
      text.skipBlanks()
      guard text.current == close else {
        if text.isAtEnd { throw .unbalancedParenthesis(position: position) }
        throw unexpected()
      }
      text.index += 1
      return value
    }
    if text.current?.isNameLetter == true { return try name(at: position) }
    return try number(at: position)
  }

  private func closing(_ open: Unicode.Scalar?) -> Unicode.Scalar? {
    switch open {
    case "(": ")"
    case "[": "]"
    case "{": "}"
    default: nil
    }
  }

  private mutating func number(at position: Int) throws(NumberProblem) -> ArithmeticValue {
    let whole = text.rest
    guard let numeral = try text.readNumeral(separator, blanks: false) else {
      throw text.isAtEnd || text.current == ")"
        || "+-*/^×·".unicodeScalars.contains(where: {
          $0 == text.current
        }) ? .missingOperand(position: position) : unexpected()
    }
    var exponent = 0
    if text.current == "e" || text.current == "E" { exponent = try text.readExponent(whole) ?? 0 }
    guard let value = numeral.value(isNegative: false, exponent: exponent) else {
      throw .tooLarge(position: position)
    }
    return ArithmeticValue(ExactNumber(value))
  }

  private mutating func name(at position: Int) throws(NumberProblem) -> ArithmeticValue {
    let start = text.index
    while let scalar = text.current, scalar.isNameLetter || scalar.decimalDigit != nil {
      text.index += 1
    }
    let name = text.text(from: start, to: text.index).lowercased()
    if name == "pi" || name == "π" { return ArithmeticValue(rounded: DecimalFunctions.pi) }
    if name == "e" { return ArithmeticValue(rounded: DecimalFunctions.e) }
    if name == "log" || name == "lg" { throw .ambiguousLogarithm(position: position) }
    guard let function = ArithmeticFunction(rawValue: name) else {
      let known = ArithmeticFunction.allCases.map(\.rawValue) + ["pi", "e"]
      throw .unknownName(
        text.text(from: start, to: text.index),
        position: position,
        suggestion: Suggestion.nearest(to: name, in: known)
      )
    }
    text.skipBlanks()
    guard closing(text.current) != nil else { throw .missingOperand(position: text.position) }
    return try function(
      try nested { parser throws(NumberProblem) in try parser.bareOperand() },
      at: position
    )
  }

  private func factorial(
    _ value: ArithmeticValue,
    at position: Int
  ) throws(NumberProblem) -> ArithmeticValue {
    guard let count = value.number.decimal?.integer, count >= 0 else {
      throw .outsideDomain("!", position: position)
    }
    // 800! has 1977 digits, as many as are kept exactly.
    guard count <= 800 else { throw .tooLarge(position: position) }
    var product = ExactDecimal.one
    for factor in 0..<count { product = product * ExactDecimal(factor + 1) }
    return ArithmeticValue(ExactNumber(product), isExact: value.isExact)
  }
}
