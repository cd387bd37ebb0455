import GradusCore
internal import GRDB

extension Store {
  /// What can be forgotten.
  public enum Forgettable: Hashable, Sendable {
    /// Everything there is.
    case everything
    /// One session with its answers; the review schedule stays.
    case session(Int)
    /// Everything about one question: its review card and history, and its attempts, which no
    /// longer count in progress. The sessions it was asked in keep their answers.
    case question(String)
  }

  /// What was forgotten.
  public struct Forgotten: Hashable, Sendable {
    /// How many sessions.
    public var sessions: Int
    /// How many attempts.
    public var attempts: Int
    /// How many review cards.
    public var cards: Int

    /// Creates counts.
    public init(sessions: Int = 0, attempts: Int = 0, cards: Int = 0) {
      self.sessions = sessions
      self.attempts = attempts
      self.cards = cards
    }
  }

  /// Everything there is, as lines of JSON: each names its table in `table` and its columns.
  ///
  /// Plans, events and notes are JSON inside the line. Times are seconds since 1970, UTC.
  ///
  /// - Parameter write: takes each line, without a newline.
  public func export(_ write: (String) throws -> Void) throws(StoreError) {
    try read { db in
      for (table, order) in [
        ("session", "id"), ("event", "session, number"), ("attempt", "session, event"),
        ("card", "question"), ("review", "id"),
      ] {
        let columns = try db.columns(in: table).map(\.name)
        let pairs = columns.map { column in
          let isJSON = ["plan", "content", "notes"].contains(column)
          return "'\(column)', " + (isJSON ? "json(\"\(column)\")" : "\"\(column)\"")
        }
        let lines = try String.fetchCursor(
          db,
          sql: """
            SELECT json_object('table', '\(table)', \(pairs.joined(separator: ", ")))
            FROM "\(table)" ORDER BY \(order)
            """)
        while let line = try lines.next() { try write(line) }
      }
    }
  }

  /// Removes data for good: what it took up in the file is overwritten.
  ///
  /// - Returns: how many sessions, attempts and cards were removed.
  /// - Throws: `StoreError`, with the code `noSuchSession` for a session that is not there.
  public func forget(_ what: Forgettable) throws(StoreError) -> Forgotten {
    let forgotten = try write { db in
      var forgotten = Forgotten()
      func delete(_ table: String, _ condition: String, _ value: (any DatabaseValueConvertible)?)
        throws -> Int
      {
        try db.execute(
          sql: "DELETE FROM \(table) WHERE \(condition)",
          arguments: value.map { StatementArguments([$0]) } ?? StatementArguments())
        return db.changesCount
      }
      switch what {
      case .everything:
        forgotten.attempts = try delete("attempt", "TRUE", nil)
        forgotten.sessions = try delete("session", "TRUE", nil)
        forgotten.cards = try delete("card", "TRUE", nil)
        _ = try delete("review", "TRUE", nil)
      case .session(let id):
        forgotten.attempts = try delete("attempt", "session = ?", id)
        forgotten.sessions = try delete("session", "id = ?", id)
        guard forgotten.sessions > 0 else {
          throw StoreError(.noSuchSession, "there is no session \(id)")
        }
      case .question(let address):
        forgotten.attempts = try delete("attempt", "question = ?", address)
        forgotten.cards = try delete("card", "question = ?", address)
        _ = try delete("review", "question = ?", address)
      }
      return forgotten
    }
    try clean()
    return forgotten
  }
}
