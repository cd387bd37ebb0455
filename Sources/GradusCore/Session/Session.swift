/// One person's run through a quiz: what was planned and what happened, in order.
///
/// A session is a pure state machine. The same plan and events give the same state, so a session
/// can be stored as its events and replayed.
public struct Session: Hashable, Sendable {
  /// What was decided before the first question.
  public struct Plan: Hashable, Sendable {
    /// The quiz.
    public var quiz: String
    /// The seed of the selection and of every variant.
    public var seed: Int
    /// The addresses of the questions in the order they are asked.
    public var questions: [String]
    /// How many graded attempts each question allows; no limit when `nil`.
    public var attempts: Int?

    /// Creates a plan.
    public init(quiz: String, seed: Int, questions: [String], attempts: Int? = 1) {
      self.quiz = quiz
      self.seed = seed
      self.questions = questions
      self.attempts = attempts
    }
  }

  /// Something that happened to the question at `index`, or to the session.
  public enum Event: Hashable, Sendable {
    /// An answer was given and judged.
    case answered(index: Int, raw: Value, verdict: Verdict)
    /// A hint was shown.
    case hinted(index: Int)
    /// The question was left without an answer.
    case skipped(index: Int)
    /// The session came to its end.
    case finished
  }

  /// What is known of one question.
  public struct Item: Hashable, Sendable {
    /// The question's address.
    public var question: String
    /// Every attempt that counted, in order.
    public var verdicts: [Verdict] = []
    /// How many hints were shown.
    public var hints = 0
    /// Whether it was skipped.
    public var isSkipped = false
  }

  /// What was planned.
  public let plan: Plan
  /// What happened.
  public private(set) var events: [Event] = []
  /// What is known of each question, in the order of the plan.
  public private(set) var items: [Item]
  /// Whether the session came to its end.
  public private(set) var isFinished = false

  /// Starts a session.
  public init(plan: Plan) {
    self.plan = plan
    items = plan.questions.map { Item(question: $0) }
  }

  /// Replays a session.
  ///
  /// - Throws: `SessionError` for an event that cannot have happened.
  public init(plan: Plan, events: [Event]) throws(SessionError) {
    self.init(plan: plan)
    for event in events { try apply(event) }
  }
}

/// An event that does not fit the state of a session.
public enum SessionError: Error, Hashable, Sendable {
  /// The session is over.
  case finished
  /// There is no question with this index.
  case noSuchQuestion(Int)
  /// The question allows no further attempt.
  case noAttemptLeft(Int)
}

extension Session {
  /// Takes an event into account.
  ///
  /// An answer that could not be read, a blank one and one whose grader failed cost no attempt.
  public mutating func apply(_ event: Event) throws(SessionError) {
    guard !isFinished else { throw .finished }
    switch event {
    case .answered(let index, _, let verdict):
      try requireQuestion(index)
      guard hasAttemptLeft(index) else { throw .noAttemptLeft(index) }
      if verdict.status == .graded || verdict.status == .manual {
        items[index].verdicts.append(verdict)
        items[index].isSkipped = false
      }
    case .hinted(let index):
      try requireQuestion(index)
      items[index].hints += 1
    case .skipped(let index):
      try requireQuestion(index)
      items[index].isSkipped = true
    case .finished: isFinished = true
    }
    events.append(event)
  }

  /// Whether the question at `index` may be answered once more.
  public func hasAttemptLeft(_ index: Int) -> Bool {
    guard let attempts = plan.attempts else { return true }
    return items[index].verdicts.count < attempts
  }

  private func requireQuestion(_ index: Int) throws(SessionError) {
    guard items.indices.contains(index) else { throw .noSuchQuestion(index) }
  }
}
