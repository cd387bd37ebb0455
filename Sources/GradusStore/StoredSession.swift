public import Foundation
public import GradusCore

/// A session as it lies in the store.
public struct StoredSession: Hashable, Sendable {
  /// Its number, by which a learner names it.
  public var id: Int
  /// Its state, with every event.
  public var session: Session

  /// Creates a stored session.
  public init(id: Int, session: Session) {
    self.id = id
    self.session = session
  }
}

/// What a list of sessions says of one.
public struct SessionSummary: Hashable, Sendable {
  /// Its number, by which a learner names it.
  public var id: Int
  /// What was planned.
  public var plan: Session.Plan
  /// When it was begun.
  public var started: Date
  /// When something last happened in it.
  public var changed: Date
  /// How it came to its end; `nil` while it can be resumed.
  public var ending: Session.Ending?
  /// How many of its questions were answered, judged or not.
  public var answered: Int
}
