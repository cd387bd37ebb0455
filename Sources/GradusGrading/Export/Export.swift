internal import Foundation

/// Turns a results file into what a spreadsheet, a gradebook or a database takes in.
///
/// ```swift
/// let remarks = try Export(.canvas, title: "Week 3").write(resultsAt: "r.jsonl", to: "grades.csv")
/// ```
///
/// The file is written beside its place and renamed when it is whole. The same results give the
/// same bytes.
///
/// Gradebooks count a student's last answer to each question. A blank answer earns nothing, and so
/// does an invalid one, which is told apart in the remarks. An answer that has no points yet leaves
/// its cell and its student's total empty, since a total that is too low would be published.
public struct Export: Sendable {
  /// What to write.
  public enum Format: String, Hashable, Sendable, CaseIterable {
    /// A row a result, for spreadsheets. A text that begins like a formula gets an apostrophe before
    /// it, in every format of cells, so that no answer can run.
    case csv
    /// A gradebook to import in Canvas: a column for the quiz, a row a student with the total.
    case canvas
    /// Grades to import in Moodle: a row a student, a column a question, the total and the feedback.
    case moodle
    /// The `results.json` of a Gradescope autograder. It is about one submission, so that results of
    /// several students are refused.
    case gradescope
    /// A SQLite database: the tables `results` and `notes`, and the views `counted`, `students`,
    /// `questions` and `mistakes`.
    case sqlite
  }

  private let format: Format
  private let title: String

  /// Creates an export.
  ///
  /// - Parameter title: what gradebooks call the quiz.
  public init(_ format: Format, title: String = "Quiz") {
    self.format = format
    self.title = title
  }

  /// Reads a results file and writes it in the format.
  ///
  /// - Parameters:
  ///   - source: a results file in JSON Lines; `-` is standard input.
  ///   - target: the file to write; one that is there is replaced.
  /// - Returns: what the person should know about the answers, as sentences.
  /// - Throws: `GradingError` when the results cannot be read, or the file cannot be written, or the
  ///   format cannot hold them.
  public func write(resultsAt source: String, to target: String) throws(GradingError) -> Remarks {
    guard source == "-" || !Self.isSame(source, target) else {
      throw GradingError(.badData, "'\(target)' is the results file: name another file to write")
    }
    do {
      let file = try ReplacedFile(target)
      var remarks = Remarks()
      var writer = try writer(of: file, source: source)
      try ResultsFile(source).forEach { record, _ in
        remarks.count(record)
        try writer.take(record)
      }
      try writer.finish(&remarks)
      try file.finish()
      return remarks
    } catch let error as GradingError {
      throw error
    } catch {
      throw GradingError(.inputOutput, "'\(target)' cannot be written: \(error)")
    }
  }

  private func writer(of file: ReplacedFile, source: String) throws(GradingError)
    -> any ExportWriter
  {
    switch format {
    case .csv: try ResultsTable(file)
    case .canvas: try CanvasGradebook(file, title: title)
    case .moodle: try MoodleGrades(file, title: title)
    case .gradescope: try GradescopeResults(file, source: source)
    case .sqlite: try ResultsDatabase(file)
    }
  }

  /// Whether two paths lead to the same file.
  static func isSame(_ one: String, _ other: String) -> Bool {
    func real(_ path: String) -> URL { URL(fileURLWithPath: path).resolvingSymlinksInPath() }
    return real(one) == real(other)
  }
}

/// Writes results one after the other.
protocol ExportWriter {
  /// Takes in the next result.
  mutating func take(_ record: ResultRecord) throws(GradingError)
  /// Writes what could not be written before the last result, and adds to the remarks.
  mutating func finish(_ remarks: inout Export.Remarks) throws(GradingError)
}
