import CSQLite
import Foundation
import GradusGrading
import Testing

@Suite struct ResultsDatabaseTests {
  @Test(arguments: [
    (
      "SELECT line, id, length(CAST(student AS BLOB)), question, seed, status, score, points, max, "
        + "response, reason, message, fingerprint FROM results WHERE id IN ('r-1', 'r-5', '7')",
      [
        "1|r-1|35|t.a|3|graded|1.0|2.0|2.0|o2; o4|||9f",
        "5|r-5|5|t.a||failed|||2.0||budget|too long|",
        "6|7||||bad_input||||||no table|",
      ]
    ),
    (
      "SELECT DISTINCT typeof(seed), typeof(points), typeof(status), typeof(feedback) FROM results "
        + "WHERE seed = 3",
      ["integer|real|text|text"]
    ),
    ("SELECT * FROM notes", ["3|no-scale", "3|shape"]),
    (
      "SELECT answers, graded, blank, invalid, without_points, points, max FROM students",
      ["2|1|0|1|0|2.0|3.0", "2|1|0|0|1||3.0", "2|1|1|0|0|0.2|3.0"]
    ),
    // The scores 1, 0.5 and 0.1 of t.a have the mean 1.6 / 3.
    (
      "SELECT question, answers, graded, blank, invalid, without_points, round(mean_score, 4), max "
        + "FROM questions",
      ["t.a|3|3|0|0|0|0.5333|2.0", "t.b|3|0|1|1|1||1.0"]
    ),
    ("SELECT * FROM mistakes", ["t.a|no-scale|1", "t.a|shape|1"]),
  ])
  func `a database answers questions about a class`(_ query: String, rows: [String]) throws {
    let folder = try ExportFolder(ExportTests.results)
    _ = try Export(.sqlite).write(resultsAt: folder.results, to: folder.path("out.sqlite"))
    #expect(try Self.rows(of: query, in: folder.path("out.sqlite")) == rows)
    #expect(try folder.names() == ["out.sqlite", "results.jsonl"])
  }

  @Test func `the same results give the same database`() throws {
    let folder = try ExportFolder(ExportTests.results)
    // What a killed run left behind is no part of the next.
    try Data("half".utf8).write(to: URL(fileURLWithPath: folder.path("b.new.part")))
    for name in ["a", "b", "b"] {
      _ = try Export(.sqlite).write(resultsAt: folder.results, to: folder.path(name))
    }
    let files = try ["a", "b"].map { try Data(contentsOf: URL(fileURLWithPath: folder.path($0))) }
    #expect(files[0] == files[1])
  }

  /// What SQLite itself finds, as text, cells separated by `|`.
  private static func rows(of query: String, in path: String) throws -> [String] {
    var connection: OpaquePointer?
    var statement: OpaquePointer?
    try #require(sqlite3_open_v2(path, &connection, SQLITE_OPEN_READONLY, nil) == SQLITE_OK)
    defer { sqlite3_close(connection) }
    try #require(sqlite3_prepare_v2(connection, query, -1, &statement, nil) == SQLITE_OK)
    defer { sqlite3_finalize(statement) }
    var rows: [String] = []
    while sqlite3_step(statement) == SQLITE_ROW {
      let cells = (0..<sqlite3_column_count(statement)).map { column in
        sqlite3_column_text(statement, column).map { String(cString: $0) } ?? ""
      }
      rows.append(cells.joined(separator: "|"))
    }
    return rows
  }
}
