/// What a format says of one of its questions' own keys.
///
/// Banks are checked against these before any plugin code runs, and editors get a JSON Schema
/// made from them.
public struct FieldDeclaration: Hashable, Sendable {
  /// What may stand under a key.
  public indirect enum Kind: Hashable, Sendable {
    /// A text that is the same in every language.
    case string
    /// A text, or one for each language.
    case text
    /// A number.
    case number
    /// A whole number.
    case integer
    /// True or false.
    case boolean
    /// Anything.
    case any
    /// One of these words.
    case enumeration([String])
    /// A list whose elements are all alike.
    case list(of: Kind)
    /// A table with known keys.
    case record([FieldDeclaration])
    /// A table whose keys are free and whose values are all alike.
    case map(of: Kind)
    /// The true answer with its tolerance: `{value:, tolerance:}` or `{given:, tolerance:}`.
    case key
    /// The name of a plugin's check.
    case check
    /// Named mistakes: `{note:, value:, feedback:}` each, or names of a check's mistakes.
    case mistakes
    /// A tolerance: `{mode:, …}`.
    case tolerance
  }

  /// The key.
  public var name: String
  /// What may stand under it.
  public var kind: Kind
  /// Whether a question without it is wrong.
  public var isRequired: Bool
  /// What holds when the question does not say.
  public var defaultValue: Value?
  /// One sentence for the author.
  public var summary: String
  /// The smallest number, or the smallest count of elements of a list.
  public var minimum: Double?
  /// The largest number, or the largest count of elements of a list.
  public var maximum: Double?

  /// Creates a declaration.
  public init(
    name: String, kind: Kind, isRequired: Bool = false, defaultValue: Value? = nil,
    summary: String = "", minimum: Double? = nil, maximum: Double? = nil
  ) {
    self.name = name
    self.kind = kind
    self.isRequired = isRequired
    self.defaultValue = defaultValue
    self.summary = summary
    self.minimum = minimum
    self.maximum = maximum
  }
}
