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
        printf 'B\\n0.35\\n' | gradus run transformer --seed 1 --count 2
      """)

  @Argument(help: "The quiz or bank") var quiz = "transformer"
  @OptionGroup var sources: SourceOptions
  @Option(help: "Language: en or zh.") var lang: Language = .english
  @Option(help: "The seed; another seed draws other questions and numbers.") var seed: Int?
  @Option(help: "Only questions with this tag, section, format or topic.") var only: String?
  @Option(help: "How many questions to ask.") var count: Int?

  func validate() throws {
    if let count, count < 1 { throw ValidationError("--count must be at least 1") }
  }

  func run() throws {
    try perform {
      let workspace = try sources.soundWorkspace()
      guard var (quiz, bank) = workspace.quiz(named: quiz) else {
        throw Failure(
          .noInput,
          "there is no quiz '\(self.quiz)'"
            + Suggestion.sentence(for: self.quiz, in: workspace.quizNames))
      }
      let seed = self.seed ?? Int.random(in: 1...999_999)
      bank.topics = bank.topics.map { topic in
        var topic = topic
        topic.questions.removeAll { !$0.matches(only) }
        return topic
      }
      let available = quiz.candidates(in: bank).count
      guard available > 0 else {
        throw Failure(.noInput, "quiz '\(quiz.name)' has no question for --only \(only ?? "")")
      }
      if let count { quiz.count = count }
      if let count = quiz.count { quiz.count = min(count, available) }
      let questions = quiz.questions(from: bank, seed: seed)
      let engine = sources.engine(workspace)
      var run = QuizRun(
        engine: engine, quiz: quiz, questions: questions, seed: seed,
        screen: Screen(language: lang))
      try run.run()
    }
  }
}
