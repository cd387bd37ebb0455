import ArgumentParser
import GradusCore
import GradusGrading

/// How answers are read.
struct AnswerReadingOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "What the columns of tables are: a CSV or YAML file from names of columns to questions, or to "
        + "id, student, seed, ignore.",
      valueName: "file"),
    completion: .columnFiles)
  var columns: String?

  @Option(
    help: ArgumentHelp(
      "The students of the course: those without answers get blanks for the questions of --quiz.",
      valueName: "file"),
    completion: .tableFiles)
  var roster: String?

  @OptionGroup var extracting: ExtractionOptions

  /// The options for the questions there are and those of a quiz.
  func options(_ questions: Questions, quiz: [String]) throws -> AnswerOptions {
    try AnswerOptions(questions, quiz: quiz, columns: columns)
  }

  /// Refuses a roster without a quiz.
  func check(quiz: String?) throws {
    guard roster == nil || quiz != nil else {
      throw Failure(.usage, "--roster needs --quiz: it says which questions are missing")
    }
  }

  /// The comparison with the roster, when there is one.
  func match(quiz: [String]) throws -> RosterMatch? {
    try roster.map { RosterMatch(try Roster(file: $0), quiz: quiz) }
  }
}

/// How answers are taken out of longer texts.
struct ExtractionOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Take answers out of longer texts: 'marker:####', boxed, letter, last-number, or several with "
        + "'|' between them.",
      valueName: "spec"),
    completion: .list(["boxed", "letter", "last-number", "marker:####"]),
    transform: { try Extraction($0) })
  var extract: Extraction?

  /// The options as a worker takes them.
  var arguments: [String] { extract.map { ["--extract", $0.description] } ?? [] }
}
