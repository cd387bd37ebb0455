/// What progress needs to know of a question of the banks.
public struct QuestionFacts: Hashable, Sendable {
  /// Its address.
  public var address: String
  /// What its topic is called.
  public var title: Text
  /// The section of the bank it belongs to.
  public var section: String
  /// Its tags.
  public var tags: [String]
  /// From 1 (easy) to 5 (hard).
  public var difficulty: Int
  /// What a learner is told of each named mistake, by its note, as far as that is known without an
  /// answer.
  public var mistakes: [String: Text]

  /// Creates the facts of a question.
  public init(
    address: String, title: Text = "", section: String = "", tags: [String] = [],
    difficulty: Int = 3, mistakes: [String: Text] = [:]
  ) {
    self.address = address
    self.title = title
    self.section = section
    self.tags = tags
    self.difficulty = difficulty
    self.mistakes = mistakes
  }
}
