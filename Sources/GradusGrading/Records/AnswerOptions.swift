internal import GradusCore

/// How answers are read: which questions there are, and what the columns of tables are.
public struct AnswerOptions: Hashable, Sendable {
  /// The questions each student is expected to answer, by address, in order; empty: those that the
  /// answers name.
  public var quiz: [String]
  /// Every question's address, in bank order.
  public var questions: [String]
  /// The numbers of topics, by name: a column `55 spread` is the question `spread` of topic 55.
  public var topicNumbers: [String: Int]
  /// What the columns of tables are, where their names do not say.
  public var columns: ColumnMapping?

  /// Creates options.
  public init(
    quiz: [String] = [], questions: [String], topicNumbers: [String: Int] = [:],
    columns: ColumnMapping? = nil
  ) {
    self.quiz = quiz
    self.questions = questions
    self.topicNumbers = topicNumbers
    self.columns = columns
  }

  /// Creates options for the questions of a workspace.
  ///
  /// - Parameters:
  ///   - quiz: the questions each student is expected to answer, by address.
  ///   - columns: a file that says what columns are; see `ColumnMapping`.
  /// - Throws: `GradingError` when the file cannot be read or is wrong.
  public init(
    workspace: Workspace, quiz: [String] = [], columns: String? = nil
  ) throws(GradingError) {
    var numbers: [String: Int] = [:]
    for topic in workspace.banks.flatMap(\.topics) where numbers[topic.name] == nil {
      numbers[topic.name] = topic.number
    }
    self.init(
      quiz: quiz, questions: workspace.banks.flatMap { $0.questions.map(\.address) },
      topicNumbers: numbers)
    if let columns { self.columns = try ColumnMapping(file: columns, names: names) }
  }

  var names: QuestionNames {
    QuestionNames(quiz: quiz, questions: questions, topicNumbers: topicNumbers)
  }
}
