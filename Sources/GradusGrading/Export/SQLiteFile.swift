internal import CSQLite

/// A new SQLite database that is filled in one transaction.
final class SQLiteFile {
  private var connection: OpaquePointer?
  private var statements: [OpaquePointer?] = []
  private let file: ReplacedFile

  /// A value to bind.
  enum Cell {
    case null
    case integer(Int)
    case number(Double)
    case text(String)
  }

  /// Makes a database of a file to which nothing was written.
  init(_ file: ReplacedFile) throws(GradingError) {
    self.file = file
    guard sqlite3_open(file.partial, &connection) == SQLITE_OK else { throw failure() }
    // The file is synchronised and renamed when it is whole: it needs no journal to be rolled back.
    try execute("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; BEGIN")
  }

  deinit { close() }

  /// Runs statements that take nothing and give nothing.
  func execute(_ statements: String) throws(GradingError) {
    guard sqlite3_exec(connection, statements, nil, nil, nil) == SQLITE_OK else { throw failure() }
  }

  /// Prepares a statement, to be named by its number from 0.
  func prepare(_ statement: String) throws(GradingError) -> Int {
    var prepared: OpaquePointer?
    guard sqlite3_prepare_v2(connection, statement, -1, &prepared, nil) == SQLITE_OK else {
      throw failure()
    }
    statements.append(prepared)
    return statements.count - 1
  }

  /// Runs a prepared statement with these values.
  func run(_ statement: Int, _ cells: [Cell]) throws(GradingError) {
    let prepared = statements[statement]
    for (place, cell) in cells.enumerated() {
      guard bind(cell, at: Int32(place + 1), of: prepared) == SQLITE_OK else { throw failure() }
    }
    guard sqlite3_step(prepared) == SQLITE_DONE, sqlite3_reset(prepared) == SQLITE_OK else {
      throw failure()
    }
  }

  /// Commits and closes.
  func finish() throws(GradingError) {
    try execute("COMMIT")
    close()
  }

  private func bind(_ cell: Cell, at place: Int32, of statement: OpaquePointer?) -> Int32 {
    switch cell {
    case .null: return sqlite3_bind_null(statement, place)
    case .integer(let integer): return sqlite3_bind_int64(statement, place, Int64(integer))
    case .number(let number): return sqlite3_bind_double(statement, place, number)
    case .text(let text):
      // With a length, so that a NUL does not end the text; SQLite copies the bytes.
      return text.withCString {
        sqlite3_bind_text64(
          statement, place, $0, UInt64(text.utf8.count), Self.copying, UInt8(SQLITE_UTF8))
      }
    }
  }

  private func close() {
    for statement in statements { sqlite3_finalize(statement) }
    statements = []
    sqlite3_close(connection)
    connection = nil
  }

  private func failure() -> GradingError {
    file.unwritable(String(cString: sqlite3_errmsg(connection)))
  }

  // SQLITE_TRANSIENT, a macro that Swift does not see: the address -1 where a function is meant.
  private static let copying = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
}
