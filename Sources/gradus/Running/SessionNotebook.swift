import GradusCore
import GradusStore
import Synchronization

/// Keeps a session's events in the learner's data, or nowhere.
///
/// A session that is only looked at is not kept: it begins to be with the first thing the learner
/// does. One with a time limit is kept at once, since its clock runs.
final class SessionNotebook: Sendable {
  /// The learner's data; `nil` when nothing is kept.
  let store: Store?
  private let number: Mutex<Int?>

  /// Keeps a new session, or with a number the one that has it already.
  init(store: Store?, id: Int? = nil) {
    self.store = store
    number = Mutex(id)
  }

  /// The number under which the session can be found again; `nil` while it is not kept.
  var id: Int? { number.withLock { $0 } }

  /// Gives a new session its place.
  func begin(_ session: Session) throws {
    guard let store, id == nil else { return }
    let id = try store.begin(session.plan, at: session.start)
    number.withLock { $0 = id }
  }

  /// Keeps the last event of a session.
  func keep(_ session: Session) throws {
    guard let store else { return }
    if let id { return try store.append(lastEventOf: session, to: id) }
    guard let last = session.events.last, !last.event.isShown else { return }
    try begin(session)
    guard let id else { return }
    var past = Session(plan: session.plan, start: session.start)
    for entry in session.events {
      try past.apply(entry.event, at: entry.time)
      try store.append(lastEventOf: past, to: id)
    }
  }
}
