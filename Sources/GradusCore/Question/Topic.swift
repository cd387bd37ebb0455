/// One theme of a bank, holding one or more questions.
public struct Topic: Hashable, Sendable {
  /// The unique name, such as `t055-attention-scaling`.
  public var name: String
  /// Its number in the bank, if it has one.
  public var number: Int?
  /// The section of the bank it belongs to.
  public var section: String
  /// What it is called.
  public var title: Text
  /// Its questions in authored order.
  public var questions: [Question]
  /// Where it stands.
  public var location: SourceLocation

  /// Creates a topic.
  public init(
    name: String, number: Int?, section: String, title: Text, questions: [Question],
    location: SourceLocation
  ) {
    self.name = name
    self.number = number
    self.section = section
    self.title = title
    self.questions = questions
    self.location = location
  }
}

/// A folder of topics.
public struct Bank: Hashable, Sendable {
  /// The name of its folder.
  public var name: String
  /// Its topics, in the order of their numbers and then of their names.
  public var topics: [Topic]

  /// Creates a bank.
  public init(name: String, topics: [Topic]) {
    self.name = name
    self.topics = topics
  }

  /// All questions in order.
  public var questions: [Question] { topics.flatMap(\.questions) }
}
