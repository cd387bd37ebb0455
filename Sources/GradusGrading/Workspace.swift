public import GradusBanks
public import GradusCore
public import GradusPlugins

/// Everything a command works with: plugins, banks and quizzes, and what is wrong with them.
public struct Workspace: Sendable {
  /// The plugins.
  public var library: PluginLibrary { sources.library }
  /// What everything was read from.
  let sources: Sources
  /// The banks, those of plugins first.
  public private(set) var banks: [Bank] = []
  /// The quizzes of plugins.
  public private(set) var quizzes: [Quiz] = []
  /// What is wrong, sorted by place.
  public private(set) var diagnostics: [Diagnostic] = []
  /// Every question by address.
  public private(set) var questions: [String: Question] = [:]

  /// Loads plugins, their banks and quizzes, and further banks.
  ///
  /// - Parameters:
  ///   - plugins: folders of plugins, or folders that hold such folders.
  ///   - banks: further bank folders.
  ///   - budget: what loading a plugin may use.
  ///   - log: takes what plugins print.
  public init(
    plugins: [String], banks: [String] = [], budget: Budget = Budget(),
    log: @escaping (String) -> Void = { _ in }
  ) throws(PluginError) {
    self.init(try Sources(plugins: plugins, banks: banks, budget: budget, log: log))
  }

  /// Reads all banks and quizzes.
  init(_ sources: Sources) {
    self.sources = sources
    diagnostics += library.faults.map(\.diagnostic)
    for bank in sources.banks { addBank(bank) }
    for quizzes in sources.quizzes { addQuizzes(quizzes) }
    check()
    diagnostics.sort()
  }

  /// Whether something cannot be used as it is.
  public var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

  /// The quiz with this name, or a whole bank taken as a quiz.
  public func quiz(named name: String) -> (quiz: Quiz, bank: Bank)? {
    if let quiz = quizzes.first(where: { $0.name == name }),
      let bank = banks.first(where: { $0.name == quiz.bank })
    {
      return (quiz, bank)
    }
    guard let bank = banks.first(where: { $0.name == name }) else { return nil }
    return (Quiz(name: name, title: Text(name), bank: name), bank)
  }

  /// The names that `quiz(named:)` knows, sorted.
  public var quizNames: [String] { Set(quizzes.map(\.name) + banks.map(\.name)).sorted() }

  private mutating func addBank(_ files: YAMLFiles) {
    let reading = BankReader.read(files)
    diagnostics += reading.diagnostics
    guard let bank = reading.content else { return }
    banks.append(bank)
    for question in bank.questions where questions[question.address] == nil {
      questions[question.address] = question
    }
  }

  private mutating func addQuizzes(_ files: YAMLFiles) {
    let reading = QuizReader.read(files)
    diagnostics += reading.diagnostics
    quizzes += reading.content ?? []
  }

  /// Checks the fields of questions against what the plugins declare.
  public var checker: QuestionChecker { Self.checker(library) }

  static func checker(_ library: PluginLibrary) -> QuestionChecker {
    QuestionChecker(library, toleranceProblem: ToleranceReading.problem)
  }

  private mutating func check() {
    let checker = checker
    for bank in banks { diagnostics += checker.check(bank) }
    for quiz in quizzes {
      if let bank = banks.first(where: { $0.name == quiz.bank }) {
        diagnostics += QuizChecker.check(quiz, with: bank)
      } else {
        diagnostics.append(
          Diagnostic(
            "there is no bank '\(quiz.bank)'"
              + Suggestion.sentence(for: quiz.bank, in: banks.map(\.name)), at: quiz.location))
      }
    }
  }
}

extension PluginLibrary: Extensions {}
