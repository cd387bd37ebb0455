import GradusCore
import GradusStore

/// Where a session's events are kept.
enum SessionNotebook {
  /// In the learner's data, under a number.
  case store(Store, id: Int)
  /// Nowhere.
  case none

  /// Keeps the last event of a session.
  func keep(_ session: Session) throws {
    if case .store(let store, let id) = self { try store.append(lastEventOf: session, to: id) }
  }

  /// The learner's data; `nil` when nothing is kept.
  var store: Store? { if case .store(let store, _) = self { store } else { nil } }

  /// The number under which the session can be found again.
  var id: Int? { if case .store(_, let id) = self { id } else { nil } }
}
