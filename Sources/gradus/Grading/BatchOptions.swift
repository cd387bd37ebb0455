import ArgumentParser
import GradusCore
import GradusGrading

/// What decides the results of a batch, beside its plugins and banks: `grade` hands it on to its
/// workers.
struct BatchOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Expect the questions of this quiz from every student.", valueName: "name"),
    completion: .quizzes)
  var quiz: String?

  @Option(help: "The language of feedback.") var lang: Language = .english

  /// The questions every student is expected to answer, by address.
  func expected(in questions: Questions) throws -> [String] {
    guard let quiz else { return [] }
    let workspace = questions.whole
    guard let (found, bank) = workspace.quiz(named: quiz) else {
      throw Failure(
        .noInput,
        "there is no quiz '\(quiz)'" + Suggestion.sentence(for: quiz, in: workspace.quizNames))
    }
    return found.candidates(in: bank).map(\.address)
  }

  /// The options as a worker takes them.
  var arguments: [String] {
    ["--lang", lang.rawValue] + (quiz.map { ["--quiz", $0] } ?? [])
  }

  /// Ends the command with status 1 when a grader failed, and 65 when a plugin, or anything of a
  /// bank that was read, has errors though no grader failed.
  static func exitStatus(_ summary: BatchSummary, of questions: Questions) throws {
    if summary.count(.failed) > 0 { throw ExitCode(Failure.Status.faultsFound.rawValue) }
    if questions.hasErrors { throw ExitCode(Failure.Status.badData.rawValue) }
  }
}
