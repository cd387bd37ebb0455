/// A selection of questions with an order, a grading rule and limits.
public struct Quiz: Hashable, Sendable {
  /// Which questions of the bank may be drawn. An empty set means no restriction.
  public struct Selection: Hashable, Sendable {
    /// Sections of the bank.
    public var sections: Set<String> = []
    /// Tags, of which a question must have at least one.
    public var tags: Set<String> = []
    /// Formats.
    public var formats: Set<String> = []
    /// Topics or single questions by address.
    public var questions: [String] = []
    /// From 1 (easy) to 5 (hard).
    public var difficulties: ClosedRange<Int> = 1...5

    /// A selection that takes everything.
    public init() {}
  }

  /// In which order the drawn questions are asked.
  public enum Order: String, CaseIterable, Hashable, Sendable {
    /// As authored.
    case authored
    /// Shuffled by the session's seed.
    case shuffled
    /// From easy to hard.
    case difficulty
  }

  /// How questions are chosen when there are more than are asked.
  public enum Draw: String, CaseIterable, Hashable, Sendable {
    /// Each with the same chance.
    case uniform
    /// As many different topics, sections, formats and difficulties as there can be, in this order
    /// of importance.
    case spread
  }

  /// A grading rule with its options.
  public struct RuleChoice: Hashable, Sendable {
    /// The name, such as `scoring.negative`.
    public var name: String
    /// The options the author set.
    public var options: [String: Value]

    /// Creates a choice of rule.
    public init(name: String, options: [String: Value] = [:]) {
      self.name = name
      self.options = options
    }
  }

  /// The name it is started by.
  public var name: String
  /// What it is called.
  public var title: Text
  /// The name of the bank it draws from.
  public var bank: String
  /// Which questions may be drawn.
  public var selection: Selection
  /// How many are drawn; all when `nil`.
  public var count: Int?
  /// How they are chosen.
  public var draw: Draw
  /// How many questions of the same topic that the selection leaves out follow each.
  public var followUps: Int
  /// In which order they are asked.
  public var order: Order
  /// How the scores of the questions combine.
  public var rule: RuleChoice
  /// How many attempts each question allows; no limit when `nil`.
  public var attempts: Int?
  /// How the attempts at one question combine; the last counts when `nil`.
  public var attemptRule: RuleChoice?
  /// How it is taken when the learner does not say otherwise.
  public var mode: Session.Mode
  /// The time limit in seconds.
  public var timeLimit: Double?
  /// Where it stands; `nil` for a whole bank taken as a quiz.
  public var location: SourceLocation?

  /// Creates a quiz over a bank.
  public init(
    name: String, title: Text, bank: String, selection: Selection = Selection(),
    count: Int? = nil, draw: Draw = .uniform, followUps: Int = 0, order: Order = .shuffled,
    rule: RuleChoice = RuleChoice(name: "weighted"),
    attempts: Int? = nil, attemptRule: RuleChoice? = nil,
    mode: Session.Mode = .practice, timeLimit: Double? = nil,
    location: SourceLocation? = nil
  ) {
    self.name = name
    self.title = title
    self.bank = bank
    self.selection = selection
    self.count = count
    self.draw = draw
    self.followUps = followUps
    self.order = order
    self.rule = rule
    self.attempts = attempts
    self.attemptRule = attemptRule
    self.mode = mode
    self.timeLimit = timeLimit
    self.location = location
  }
}
