public import Foundation
public import GradusCore
internal import GRDB

extension Store {
  /// Stores the plan of a new session.
  ///
  /// - Returns: the session's number.
  public func begin(_ plan: Session.Plan, at time: Date) throws(StoreError) -> Int {
    try write { db in
      try db.execute(
        sql: "INSERT INTO session (quiz, mode, plan, started, changed) VALUES (?, ?, ?, ?, ?)",
        arguments: [
          plan.quiz, plan.mode.rawValue, try JSONColumn.text(plan), time.timeIntervalSince1970,
          time.timeIntervalSince1970,
        ])
      return Int(db.lastInsertedRowID)
    }
  }

  /// Stores the last event of a session, which `session` has taken into account already.
  ///
  /// - Throws: `StoreError` with the code `conflict` when another process has stored an event in its
  ///   place, or has removed the session.
  public func append(lastEventOf session: Session, to id: Int) throws(StoreError) {
    guard let entry = session.events.last else { return }
    let number = session.events.count
    try write { db in
      let last = try Int.fetchOne(
        db, sql: "SELECT coalesce(max(number), 0) FROM event WHERE session = ?", arguments: [id])
      guard last == number - 1, try Self.exists(id, in: db) else {
        throw StoreError(
          .conflict,
          "session \(id) was changed in another window; go on there, or take it up again here with "
            + "'gradus run --resume'")
      }
      let time = entry.time.timeIntervalSince1970
      try db.execute(
        sql: "INSERT INTO event (session, number, time, content) VALUES (?, ?, ?, ?)",
        arguments: [id, number, time, try JSONColumn.text(entry.event)])
      try db.execute(
        sql: "UPDATE session SET changed = ?, ending = ? WHERE id = ?",
        arguments: [time, session.ending?.rawValue, id])
      if let attempt = session.lastAttempt(in: id) { try Self.insert(attempt, number, id, db) }
    }
  }

  /// The session with this number.
  ///
  /// - Throws: `StoreError`, with the code `noSuchSession` when there is none.
  public func session(_ id: Int) throws(StoreError) -> StoredSession {
    try read { db in
      guard
        let row = try Row.fetchOne(
          db, sql: "SELECT plan, started FROM session WHERE id = ?", arguments: [id])
      else { throw StoreError(.noSuchSession, "there is no session \(id)") }
      let rows = try Row.fetchAll(
        db, sql: "SELECT time, content FROM event WHERE session = ? ORDER BY number",
        arguments: [id])
      let plan = try JSONColumn.value(Session.Plan.self, row["plan"])
      let entries = try rows.map { row in
        Session.Entry(
          event: try JSONColumn.value(Session.Event.self, row["content"]),
          time: Date(timeIntervalSince1970: row["time"]))
      }
      let start = Date(timeIntervalSince1970: row["started"])
      do {
        return StoredSession(
          id: id, session: try Session(plan: plan, start: start, events: entries))
      } catch {
        throw StoreError(.damaged, "session \(id) in '\(path)' does not fit together: \(error)")
      }
    }
  }

  /// Every session, the one changed last first.
  public func sessions() throws(StoreError) -> [SessionSummary] {
    try read { db in
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT id, plan, started, changed, ending,
            (SELECT count(DISTINCT coalesce(
                content ->> '$.entered.index', content ->> '$.answered.index'))
              FROM event WHERE event.session = session.id AND (
                content ->> '$.answered.verdict.status' IN ('graded', 'manual')
                OR content ->> '$.entered.index' IS NOT NULL)) AS answered
          FROM session ORDER BY changed DESC, id DESC
          """)
      return try rows.map { row in
        SessionSummary(
          id: row["id"], plan: try JSONColumn.value(Session.Plan.self, row["plan"]),
          started: Date(timeIntervalSince1970: row["started"]),
          changed: Date(timeIntervalSince1970: row["changed"]),
          ending: (row["ending"] as String?).flatMap { Session.Ending(rawValue: $0) },
          answered: row["answered"])
      }
    }
  }

  private static func exists(_ id: Int, in db: Database) throws -> Bool {
    try Bool.fetchOne(
      db, sql: "SELECT EXISTS (SELECT 1 FROM session WHERE id = ?)", arguments: [id]) == true
  }

  private static func insert(
    _ attempt: Attempt, _ event: Int, _ session: Int, _ db: Database
  ) throws {
    try db.execute(
      sql: """
        INSERT INTO attempt
          (session, event, question, time, status, score, notes, number, hints, seconds)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        session, event, attempt.question, attempt.time.timeIntervalSince1970,
        attempt.status.rawValue, attempt.score, try JSONColumn.text(attempt.notes), attempt.number,
        attempt.hints, attempt.seconds,
      ])
  }
}

extension Session {
  /// The attempt that the last event was, if it was one that counts.
  func lastAttempt(in id: Int) -> Attempt? {
    guard let last = events.last, case .answered(let index, _, let verdict) = last.event,
      verdict.counts
    else { return nil }
    let item = items[index]
    return Attempt(
      session: String(id), mode: plan.mode, question: item.question, time: last.time,
      status: verdict.status, score: verdict.score, notes: verdict.notes,
      number: item.verdicts.count, hints: item.hints, seconds: item.seconds)
  }
}
