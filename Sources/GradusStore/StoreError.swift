/// An error met while a learner's data is opened, read or written.
public struct StoreError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What went wrong, for code that wants to react.
  public enum Code: Hashable, Sendable {
    /// The file is no database of Gradus, or is damaged.
    case damaged
    /// A newer Gradus has changed the database in a way this one does not know.
    case newer
    /// Another process has gone on with the same session.
    case conflict
    /// There is no such session.
    case noSuchSession
    /// The file cannot be read or written.
    case inputOutput
  }

  /// What went wrong.
  public let code: Code
  /// What went wrong, in words that name the file and the next step.
  public let description: String

  init(_ code: Code, _ description: String) {
    self.code = code
    self.description = description
  }
}
