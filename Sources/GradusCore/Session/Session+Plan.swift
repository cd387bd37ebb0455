extension Session {
  /// How a session goes.
  public enum Mode: String, CaseIterable, Hashable, Sendable, Codable {
    /// Feedback at once, with tries and hints.
    case practice
    /// No feedback before the end, free movement, possibly a time limit.
    case exam
    /// Open questions that the learner marks by a rubric.
    case interview
    /// Questions that are due, each once.
    case review
  }

  /// What was decided before the first question.
  public struct Plan: Hashable, Sendable, Codable {
    /// The quiz.
    public var quiz: String
    /// How it goes.
    public var mode: Mode
    /// The language it was begun in, as `Language` names it.
    public var language: String
    /// The seed of the selection.
    public var seed: Int
    /// The addresses of the questions in the order they are asked.
    public var questions: [String]
    /// The seed of each question's variant, as many as there are questions.
    public var seeds: [Int]
    /// How many graded attempts each question allows; no limit when `nil`.
    public var attempts: Int?
    /// The time limit in seconds; none when `nil`.
    public var timeLimit: Double?

    /// Creates a plan; the questions' variants are drawn with `seed` unless `seeds` says otherwise.
    public init(
      quiz: String, mode: Mode = .practice, language: Language = .english, seed: Int,
      questions: [String], seeds: [Int]? = nil, attempts: Int? = 1, timeLimit: Double? = nil
    ) {
      precondition(
        seeds == nil || seeds?.count == questions.count, "every question needs a seed of its own")
      self.quiz = quiz
      self.mode = mode
      self.language = language.rawValue
      self.seed = seed
      self.questions = questions
      self.seeds = seeds ?? questions.map { _ in seed }
      self.attempts = attempts
      self.timeLimit = timeLimit
    }
  }
}
