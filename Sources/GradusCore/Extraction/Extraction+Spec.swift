extension Extraction {
  /// Reads a specification: ways joined by `|` are tried in order, `>` looks for the next within
  /// what the former found, and `first-` or `last-` (the default) says which place counts.
  ///
  ///     marker:####            what follows the last ####
  ///     marker:"The answer is" > number
  ///     first-boxed | letter
  ///     last-number
  ///
  /// A marker that holds `|`, `>` or a quote, or begins or ends with a blank, stands in quotes, in
  /// which `\"` is a quote and `\\` a backslash. A tag such as `<answer>` is understood without.
  public init(_ specification: String) throws(ExtractionError) {
    var parser = SpecificationParser(text: Array(specification.unicodeScalars))
    self.init(try parser.parse())
  }
}

extension Extraction: CustomStringConvertible {
  /// The specification, always in the same form.
  public var description: String {
    alternatives.map { chain in
      chain.map(\.description).joined(separator: " > ")
    }.joined(separator: " | ")
  }
}

extension Extraction.Step: CustomStringConvertible {
  /// The step as a specification has it, such as `last-number`.
  public var description: String { "\(pick.rawValue)-\(method.name)" + marker }

  private var marker: String {
    guard case .marker(let text) = method else { return "" }
    var quoted = ""
    for scalar in text.unicodeScalars {
      if scalar == "\"" || scalar == "\\" { quoted += "\\" }
      quoted.unicodeScalars.append(scalar)
    }
    return ":\"\(quoted)\""
  }
}

extension Extraction.Method {
  /// The names of all ways, as a specification has them.
  public static let names = ["marker", "boxed", "number", "letter"]

  /// The name as a specification has it.
  public var name: String {
    switch self {
    case .marker: "marker"
    case .boxed: "boxed"
    case .number: "number"
    case .letter: "letter"
    }
  }
}

/// Reads the specification of an extraction.
private struct SpecificationParser {
  let text: [Unicode.Scalar]
  var position = 0

  private var next: Unicode.Scalar? { position < text.count ? text[position] : nil }

  mutating func parse() throws(ExtractionError) -> [[Extraction.Step]] {
    var alternatives: [[Extraction.Step]] = [[]]
    while true {
      alternatives[alternatives.count - 1].append(try step())
      skipBlanks()
      guard let mark = next else { return alternatives }
      position += 1
      if mark == "|" { alternatives.append([]) }
    }
  }

  /// A step up to `|`, `>` or the end.
  private mutating func step() throws(ExtractionError) -> Extraction.Step {
    skipBlanks()
    let start = position
    while let scalar = next, scalar != "|", scalar != ">", scalar != ":", scalar != "\"" {
      position += 1
    }
    let word = String(text[start..<position]).trimmed
    guard !word.isEmpty else { throw .nothing }
    var name = word
    var pick = Extraction.Pick.last
    for known in Extraction.Pick.allCases {
      for separator in ["-", " "] where word.hasPrefix(known.rawValue + separator) {
        pick = known
        name = String(word.dropFirst(known.rawValue.count + 1)).trimmed
      }
    }
    let argument = try self.argument()
    return Extraction.Step(try Extraction.Method(named: name, argument: argument), pick)
  }

  /// What follows the name: `:text` or a text in quotes.
  private mutating func argument() throws(ExtractionError) -> String? {
    if next == ":" { position += 1 } else if next != "\"" { return nil }
    skipBlanks()
    if next == "\"" { return try quoted() }
    let start = position
    while let scalar = next, scalar != "|" {
      // The end of a tag is no sign to look within.
      if scalar == ">", text[start] != "<" || text[start..<position].contains(">") { break }
      position += 1
    }
    return String(text[start..<position]).trimmed
  }

  private mutating func quoted() throws(ExtractionError) -> String {
    position += 1
    var result = ""
    while let scalar = next {
      position += 1
      if scalar == "\"" {
        skipBlanks()
        if let mark = next, mark != "|", mark != ">" { throw .afterQuote }
        return result
      }
      if scalar == "\\", let escaped = next, escaped == "\"" || escaped == "\\" {
        result.unicodeScalars.append(escaped)
        position += 1
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    throw .openQuote
  }

  private mutating func skipBlanks() {
    while next == " " || next == "\t" { position += 1 }
  }
}

extension Extraction.Method {
  /// The way of this name.
  public init(named name: String, argument: String?) throws(ExtractionError) {
    switch name {
    case "marker":
      guard let argument, !argument.trimmed.isEmpty else { throw .noMarker }
      self = .marker(argument)
      return
    case "boxed": self = .boxed
    case "number": self = .number
    case "letter": self = .letter
    default: throw .unknown(name)
    }
    if let argument { throw .needlessText(name, argument) }
  }
}

extension String {
  fileprivate init(_ scalars: ArraySlice<Unicode.Scalar>) {
    self.init(String.UnicodeScalarView(scalars))
  }

  fileprivate var trimmed: String {
    var rest = Substring(self)
    while rest.first?.isWhitespace == true { rest.removeFirst() }
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return String(rest)
  }
}
