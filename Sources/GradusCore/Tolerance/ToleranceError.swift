/// A tolerance that could not be understood.
public struct ToleranceError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What kind of mistake it is.
  public enum Code: Hashable, Sendable {
    /// No mode has this name.
    case unknownMode
    /// The mode has no such parameter.
    case unknownParameter
    /// A parameter without a default is missing.
    case missingParameter
    /// Two parameters of which one can be given.
    case conflictingParameters
    /// A parameter is not what it must be.
    case invalidParameter
  }

  /// What went wrong, for code that wants to react.
  public let code: Code
  /// The mode as written.
  public let mode: String
  /// The parameter, where one is to blame.
  public let parameter: String?
  /// What is wrong and what to do, for the person who wrote the question.
  public let description: String

  static func unknownMode(_ mode: String) -> ToleranceError {
    let names = ToleranceModeName.allCases.map(\.rawValue)
    let hint = Suggestion.sentence(for: mode, in: names)
    return ToleranceError(
      code: .unknownMode,
      mode: mode,
      parameter: nil,
      description: "unknown tolerance mode '\(mode.clipped)'"
        + (hint.isEmpty ? ": use \(names.listed(" or "))" : hint)
    )
  }

  static func unknownParameter(_ parameter: String, of mode: ToleranceModeName) -> ToleranceError {
    let names = mode.parameterNames
    let hint = Suggestion.sentence(for: parameter, in: names)
    let accepted = names.isEmpty ? ": it takes none" : ": it takes \(names.listed(" and "))"
    return ToleranceError(
      code: .unknownParameter,
      mode: mode.rawValue,
      parameter: parameter,
      description: "tolerance mode '\(mode.rawValue)' has no parameter '\(parameter.clipped)'"
        + (hint.isEmpty ? accepted : hint)
    )
  }

  static func missing(_ parameter: String, of mode: ToleranceModeName) -> ToleranceError {
    ToleranceError(
      code: .missingParameter,
      mode: mode.rawValue,
      parameter: parameter,
      description: "tolerance mode '\(mode.rawValue)' needs '\(parameter)'"
    )
  }

  static func conflicting(
    _ first: String,
    _ second: String,
    of mode: ToleranceModeName
  ) -> ToleranceError {
    ToleranceError(
      code: .conflictingParameters,
      mode: mode.rawValue,
      parameter: second,
      description: "tolerance mode '\(mode.rawValue)' takes '\(first)' or '\(second)', not both"
    )
  }

  static func invalid(
    _ parameter: String,
    _ value: ToleranceParameter,
    of mode: ToleranceModeName,
    must: String
  ) -> ToleranceError {
    ToleranceError(
      code: .invalidParameter,
      mode: mode.rawValue,
      parameter: parameter,
      description:
        "'\(parameter)' of tolerance mode '\(mode.rawValue)' is \(value): it must be \(must)"
    )
  }
}

/// The value of one parameter as a question's author wrote it: a number or a word.
public enum ToleranceParameter: Hashable, Sendable {
  /// A number.
  case number(ExactDecimal)
  /// A word, or a number in quotes.
  case text(String)

  /// The number, also where it was written in quotes.
  var number: ExactDecimal? {
    switch self {
    case .number(let number): number.isBounded ? number : nil
    case .text(let text): ExactDecimal(text)
    }
  }
}

extension ToleranceParameter: CustomStringConvertible {
  /// The number, or the word in quotes.
  public var description: String {
    switch self {
    case .number(let number): "\(number)".clipped
    case .text(let text): "'\(text.clipped)'"
    }
  }
}

extension ToleranceParameter: ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByStringLiteral
{
  /// Creates the shortest decimal of a floating-point number; infinity and NaN become words.
  public init(_ value: Double) {
    self = ExactDecimal(shortest: value).map { .number($0) } ?? .text(value.description)
  }

  /// Creates the shortest decimal of a literal.
  public init(floatLiteral value: Double) {
    self.init(value)
  }

  /// Creates a whole number.
  public init(integerLiteral value: Int) {
    self = .number(ExactDecimal(value))
  }

  /// Creates a word.
  public init(stringLiteral value: String) {
    self = .text(value)
  }
}
