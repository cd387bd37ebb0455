import ArgumentParser
import GradusCore
import GradusGrading
import GradusPlugins
import GradusScreen

/// `gradus run [QUIZ]`.
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Take a quiz.",
    discussion: """
      Without a terminal on standard input, one answer is read per line.

      Examples:
        gradus run
        gradus run transformer --lang zh --count 5 --only attention
        gradus run transformer-interview --difficulty 3-5
        printf 'B\\n0.35\\n' | gradus run transformer --seed 1 --count 2
      """)

  @Argument(help: "The quiz or bank") var quiz = "transformer"
  @OptionGroup var sources: SourceOptions
  @Option(help: "Language: en or zh.") var lang: Language = .english
  @Option(help: "The seed; another seed draws other questions and numbers.") var seed: Int?
  @Option(help: "Only questions with this tag, section, format or topic.") var only: String?
  @Option(help: "How many questions to draw.") var count: Int?
  @Option(
    help: ArgumentHelp(
      "Only questions this hard, from 1 to 5: a number, or a range such as 2-4.", valueName: "range"
    ))
  var difficulty: DifficultyRange?

  func validate() throws {
    if let count, count < 1 { throw ValidationError("--count must be at least 1") }
  }

  func run() throws {
    try perform {
      let workspace = try sources.soundWorkspace()
      guard let (found, bank) = workspace.quiz(named: quiz) else {
        throw Failure(
          .noInput,
          "there is no quiz '\(self.quiz)'"
            + Suggestion.sentence(for: self.quiz, in: workspace.quizNames))
      }
      let seed = self.seed ?? Int.random(in: 1...999_999)
      var quiz = found
      if let count { quiz.count = count }
      let questions = quiz.questions(from: bank, seed: seed) {
        $0.matches(only) && difficulty?.range.contains($0.difficulty) != false
      }
      guard !questions.isEmpty else {
        throw Failure(.noInput, "quiz '\(quiz.name)' has no question\(conditions)")
      }
      let engine = sources.engine(workspace)
      var run = QuizRun(
        engine: engine, quiz: quiz, questions: questions, seed: seed,
        screen: Screen(language: lang))
      try run.run()
    }
  }

  /// The conditions of this call in words.
  private var conditions: String {
    let words = [only.map { "--only \($0)" }, difficulty.map { "--difficulty \($0.text)" }]
      .compactMap { $0 }
    return words.isEmpty ? "" : " for " + words.joined(separator: " and ")
  }
}

/// Difficulties as a person asks for them: `3` or `2-4`.
struct DifficultyRange: ExpressibleByArgument {
  let text: String
  let range: ClosedRange<Int>

  init?(argument: String) {
    let ends = argument.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    guard ends.count <= 2, let first = ends.first ?? nil, let last = ends.last ?? nil,
      first >= 1, last <= 5, first <= last
    else { return nil }
    text = argument
    range = first...last
  }
}
