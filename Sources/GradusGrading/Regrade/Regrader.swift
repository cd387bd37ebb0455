internal import Foundation
public import GradusCore

/// Grades again what questions and plugins of today would grade differently.
///
/// A result is graded again when its fingerprint is not the one it would get now, when its question
/// is new, or when grading had failed. Every other line stays byte for byte as it was.
public struct Regrader {
  /// The answers that results were graded from.
  public struct Answers {
    let paths: [String]
    let options: AnswerOptions
    let roster: RosterMatch?
    let warn: (String) -> Void

    /// Names the answers.
    ///
    /// - Parameters:
    ///   - paths: files or folders as they were graded, in their order.
    ///   - options: how they are read.
    ///   - roster: the students of the course, if they were graded with a roster.
    ///   - warn: takes what the person should know of them.
    public init(
      paths: [String], options: AnswerOptions, roster: RosterMatch?,
      warn: @escaping (String) -> Void
    ) {
      self.paths = paths
      self.options = options
      self.roster = roster
      self.warn = warn
    }
  }

  /// Grades again whatever has changed or not.
  public var isForAll = false
  /// A lower score does not replace a higher one.
  public var neverLowers = false
  /// Scores given by hand. With them, results that have one which is not among them are graded
  /// again; without, every result keeps its own.
  public var overrides: Overrides?
  /// How far it is.
  public let progress = RegradeProgress()
  private let grader: RecordGrader
  private let workers: WorkerSettings
  private let language: Language

  /// Creates a regrader with today's questions and plugins.
  ///
  /// - Parameters:
  ///   - grader: knows the questions and their fingerprints.
  ///   - workers: grade with the same questions and plugins.
  ///   - language: the language of feedback.
  public init(grader: RecordGrader, workers: WorkerSettings, language: Language) {
    self.grader = grader
    self.workers = workers
    self.language = language
  }

  /// Grades again what has changed, and writes all results to a file when one is named, which may
  /// be the file they come from.
  ///
  /// - Throws: `GradingError` when a file cannot be read or written, the answers are not those of
  ///   the results, or an override does not fit.
  public func regrade(
    _ results: String, from answers: Answers, to output: String?
  ) throws -> RegradeReport {
    let earlier = try Manifest.read(beside: results)
    let cursor = try ResultsCursor(results)
    if cursor.isPacked, let output, Export.isSame(output, results) {
      throw GradingError(
        .badData, "'\(output)' is packed, and results are written unpacked: name another file")
    }
    var run = RegradeRun(
      regrader: self, results: cursor,
      output: try output.map { path throws(GradingError) in try ReplacedFile(path) })
    var roster = answers.roster
    for path in answers.paths {
      let file = AnswerFile(path: path, options: answers.options, warn: answers.warn)
      try run.begin(path)
      try file.forEach { answer, folder in
        roster?.add(student: answer.student)
        try run.take(answer, folder)
      }
    }
    for answer in roster?.missing ?? [] { try run.take(answer, ".") }
    let report = try run.finish()
    if let output, let earlier {
      try Manifest.renew(
        beside: output, from: earlier, sources: grader.sources, fingerprint: fingerprint(of:))
    }
    return report
  }

  /// Today's fingerprint of a question; `nil` when there is no such question.
  func fingerprint(of question: String) -> String? { grader.fingerprint(of: question) }

  /// The plugins whose sources are part of a question's fingerprint.
  func plugins(of question: String) -> [String] { grader.plugins(of: question) }

  /// Workers that grade again.
  func startWorkers() -> RegradeWorkers {
    RegradeWorkers(
      workers,
      FailedLineWriter(
        grader: grader, reader: RecordReader(quiz: [], order: BankOrder()), language: language),
      NamedQuestions(grader.questions, canResume: false))
  }
}
