import Foundation
public import GradusCore
internal import GRDB

extension Store {
  /// Every attempt that counts, the oldest first.
  public func attempts() throws(StoreError) -> [Attempt] {
    try read { db in
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT attempt.*, session.mode AS mode FROM attempt
          JOIN session ON session.id = attempt.session
          ORDER BY attempt.time, attempt.session, attempt.event
          """)
      return try rows.map { row in
        guard let mode = Session.Mode(rawValue: row["mode"]),
          let status = Verdict.Status(rawValue: row["status"])
        else {
          throw StoreError(.damaged, "an attempt in '\(path)' cannot be read")
        }
        return Attempt(
          session: String(row["session"] as Int), mode: mode, question: row["question"],
          time: Date(timeIntervalSince1970: row["time"]), status: status, score: row["score"],
          notes: try JSONColumn.value([String].self, row["notes"]), number: row["number"],
          hints: row["hints"], seconds: row["seconds"])
      }
    }
  }
}
