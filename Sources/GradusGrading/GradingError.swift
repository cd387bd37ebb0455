/// Why grading could not go on.
public struct GradingError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What kind of fault it is, for the exit status.
  public enum Code: Hashable, Sendable {
    /// A file is not what it should be.
    case badData
    /// There is no such file, quiz or question.
    case noInput
    /// Reading or writing failed.
    case inputOutput
  }

  /// What kind of fault it is.
  public var code: Code
  /// What is wrong and what to do.
  public var description: String

  /// Creates an error.
  public init(_ code: Code, _ description: String) {
    self.code = code
    self.description = description
  }
}
