/// A SQLite database: the table `results` with a row a result, `notes` with a row a note, and views
/// to begin with.
///
/// | view | a row for each |
/// | --- | --- |
/// | `counted` | answer that counts, the last of a student to a question, with the points it `earned` |
/// | `students` | student: how their answers ended, and their total unless points are missing |
/// | `questions` | question: how its answers ended, and the mean score of those that were graded |
/// | `mistakes` | note of a question: how many answers have it |
struct ResultsDatabase: ExportWriter {
  private let database: SQLiteFile
  private let insertResult: Int
  private let insertNote: Int
  private var line = 0

  init(_ file: ReplacedFile) throws(GradingError) {
    // SQLite makes a database of the empty file.
    database = try SQLiteFile(file)
    try database.execute(Self.tables)
    insertResult = try database.prepare(
      "INSERT INTO results VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
    insertNote = try database.prepare("INSERT INTO notes VALUES (?, ?)")
  }

  mutating func take(_ record: ResultRecord) throws(GradingError) {
    line += 1
    try database.run(
      insertResult,
      [
        .integer(line), .text(record.id), text(record.student), text(record.question),
        record.seed.map { .integer($0) } ?? .null, .text(record.status.rawValue),
        number(record.score), number(record.points), number(record.maximum),
        .text(record.feedback), text(record.responseText), text(record.extracted),
        text(record.reason), text(record.message), text(record.fingerprint),
      ])
    for note in record.notes { try database.run(insertNote, [.integer(line), .text(note)]) }
  }

  func finish(_ remarks: inout Export.Remarks) throws(GradingError) {
    try database.execute(Self.views)
    try database.finish()
  }

  private func text(_ text: String?) -> SQLiteFile.Cell { text.map { .text($0) } ?? .null }

  private func number(_ number: Double?) -> SQLiteFile.Cell { number.map { .number($0) } ?? .null }

  private static let tables = """
    CREATE TABLE results (
      line INTEGER PRIMARY KEY,
      id TEXT NOT NULL,
      student TEXT,
      question TEXT,
      seed INTEGER,
      status TEXT NOT NULL,
      score REAL,
      points REAL,
      max REAL,
      feedback TEXT NOT NULL,
      response TEXT,
      extracted TEXT,
      reason TEXT,
      message TEXT,
      fingerprint TEXT
    );
    CREATE TABLE notes (
      line INTEGER NOT NULL REFERENCES results (line),
      note TEXT NOT NULL
    );
    """

  private static let views = """
    CREATE INDEX results_by_student ON results (student, question, line);
    CREATE INDEX results_by_question ON results (question);
    CREATE INDEX notes_by_line ON notes (line);
    CREATE VIEW counted AS
      SELECT *, CASE WHEN status IN ('blank', 'invalid') THEN 0.0 ELSE points END AS earned
      FROM results AS result
      WHERE NOT EXISTS (
        SELECT 1 FROM results AS later
        WHERE later.student = result.student AND later.question = result.question
          AND later.line > result.line);
    CREATE VIEW students AS
      SELECT student, count(*) AS answers,
        sum(status = 'graded') AS graded, sum(status = 'blank') AS blank,
        sum(status = 'invalid') AS invalid, sum(earned IS NULL) AS without_points,
        CASE WHEN sum(earned IS NULL) = 0 THEN round(sum(earned), 6) END AS points,
        round(sum(max), 6) AS max
      FROM counted WHERE student IS NOT NULL GROUP BY student ORDER BY student;
    CREATE VIEW questions AS
      SELECT question, count(*) AS answers,
        sum(status = 'graded') AS graded, sum(status = 'blank') AS blank,
        sum(status = 'invalid') AS invalid, sum(earned IS NULL) AS without_points,
        avg(score) AS mean_score, max(max) AS max
      FROM counted WHERE question IS NOT NULL GROUP BY question ORDER BY question;
    CREATE VIEW mistakes AS
      SELECT question, note, count(*) AS answers
      FROM notes JOIN counted USING (line)
      GROUP BY question, note ORDER BY question, answers DESC, note;
    """
}
