/// An event that does not fit the state of a session.
public enum SessionError: Error, Hashable, Sendable {
  /// The session is over.
  case finished
  /// There is no question with this index.
  case noSuchQuestion(Int)
  /// The question allows no further attempt.
  case noAttemptLeft(Int)
}

extension SessionError: CustomStringConvertible {
  /// What cannot happen, in words.
  public var description: String {
    switch self {
    case .finished: "the session is over"
    case .noSuchQuestion(let index): "the session has no question number \(index + 1)"
    case .noAttemptLeft(let index): "question number \(index + 1) allows no further attempt"
    }
  }
}
