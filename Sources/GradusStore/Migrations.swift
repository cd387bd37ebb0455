internal import GRDB

/// The versions of the database, each made from the one before.
enum Migrations {
  /// `GRAD`, by which SQLite's `file` magic knows our databases.
  static let applicationID = 0x4752_4144

  /// Every version in order. A version that was released is never changed.
  static let all: DatabaseMigrator = {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1 sessions and reviews", migrate: first)
    return migrator
  }()

  /// Times are seconds since 1970, UTC. Plans, events and notes are JSON.
  private static func first(_ db: Database) throws {
    try db.execute(
      sql: """
        PRAGMA application_id = \(applicationID);

        CREATE TABLE session (
          id INTEGER PRIMARY KEY AUTOINCREMENT,
          quiz TEXT NOT NULL,
          mode TEXT NOT NULL,
          plan TEXT NOT NULL,
          started REAL NOT NULL,
          changed REAL NOT NULL,
          ending TEXT
        ) STRICT;

        CREATE TABLE event (
          session INTEGER NOT NULL REFERENCES session(id) ON DELETE CASCADE,
          number INTEGER NOT NULL,
          time REAL NOT NULL,
          content TEXT NOT NULL,
          PRIMARY KEY (session, number)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE attempt (
          session INTEGER NOT NULL REFERENCES session(id) ON DELETE CASCADE,
          event INTEGER NOT NULL,
          question TEXT NOT NULL,
          time REAL NOT NULL,
          status TEXT NOT NULL,
          score REAL,
          notes TEXT NOT NULL,
          number INTEGER NOT NULL,
          hints INTEGER NOT NULL,
          seconds REAL NOT NULL,
          PRIMARY KEY (session, event)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX attempt_by_question ON attempt(question, time);

        CREATE TABLE card (
          question TEXT PRIMARY KEY,
          key_hash TEXT NOT NULL,
          algorithm TEXT NOT NULL,
          phase TEXT NOT NULL,
          step INTEGER NOT NULL,
          stability REAL NOT NULL,
          difficulty REAL NOT NULL,
          due REAL NOT NULL,
          last REAL NOT NULL,
          reviews INTEGER NOT NULL,
          lapses INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX card_by_due ON card(due);

        CREATE TABLE review (
          id INTEGER PRIMARY KEY AUTOINCREMENT,
          question TEXT NOT NULL,
          time REAL NOT NULL,
          rating INTEGER NOT NULL,
          proposed INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX review_by_question ON review(question, time);
        """)
  }
}
