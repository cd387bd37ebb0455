/// Item and quiz statistics of a results file.
///
///     let statistics = Statistics(of: try ResultTable(resultsAt: "results.jsonl"))
///     statistics.items.first?.facility
///
/// A graded answer counts with its points; a blank one and one that could not be read count as
/// answers worth nothing. Answers without a mark (`manual`, `failed`, `bad_input`,
/// `unknown_question`) are left out and counted. See `MarkMatrix` for who has a total, and
/// `ResultTable` for repeated results and results without a student. Results without a student say
/// something about their question only; a file without any student has the mean mark besides.
///
/// Variances and covariances divide by one less than there are. Sums are compensated and taken in
/// the order of names, so that they do not depend on the order of lines.
public struct Statistics: Hashable, Sendable {
  /// How many lines have each status.
  public var counts: [GradedRecord.Status: Int]
  /// How many results were replaced by a later one of the same student and question.
  public var repeated: Int
  /// How many students are named.
  public var students: Int
  /// The totals of the students who have one, in the order of their names.
  public var totals: [Double]
  /// The quiz as a whole.
  public var quiz: QuizStatistics
  /// The questions, sorted by address.
  public var items: [ItemStatistics]

  /// Computes the statistics of a table.
  public init(of table: ResultTable) {
    let matrix = MarkMatrix(table)
    counts = table.counts
    repeated = table.repeated
    students = table.students.count
    totals = matrix.totals
    items = ItemAnalysis(table, matrix).items()
    quiz = QuizStatistics(table, matrix)
  }

  /// How many results there are.
  public var results: Int { counts.values.reduce(0, +) }

  /// Who answered how much, and how many results have each status:
  /// `300 students, 20 questions, 6000 results: 5800 graded, 200 blank`.
  public var summary: String {
    let statuses = GradedRecord.Status.allCases.compactMap { status in
      counts[status].map { "\($0) \(status.rawValue)" }
    }
    var parts = [Self.count(items.count, "question"), Self.count(results, "result")]
    if students > 0 { parts.insert(Self.count(students, "student"), at: 0) }
    var text = parts.joined(separator: ", ")
    if !statuses.isEmpty { text += ": " + statuses.joined(separator: ", ") }
    return text + (repeated > 0 ? "; \(repeated) replaced by a later one" : "")
  }

  private static func count(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)" + (count == 1 ? "" : "s")
  }
}
