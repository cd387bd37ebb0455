internal import GradusCore

/// How answers are read: which questions there are, and what the columns of tables are.
public struct AnswerOptions: Sendable {
  /// The questions each student is expected to answer, by address, in order; empty: those that the
  /// answers name.
  public var quiz: [String]
  /// Every question in bank order, and the numbers of topics: a column `55 spread` is the question
  /// `spread` of topic 55.
  public var order: BankOrder
  /// What the columns of tables are, where their names do not say.
  public var columns: ColumnMapping?

  /// Creates options.
  public init(
    quiz: [String] = [], order: BankOrder = BankOrder(), columns: ColumnMapping? = nil
  ) {
    self.quiz = quiz
    self.order = order
    self.columns = columns
  }

  /// Creates options for the questions there are.
  ///
  /// - Parameters:
  ///   - quiz: the questions each student is expected to answer, by address.
  ///   - columns: a file that says what columns are; see `ColumnMapping`.
  /// - Throws: `GradingError` when the file cannot be read or is wrong.
  public init(
    _ questions: Questions, quiz: [String] = [], columns: String? = nil
  ) throws(GradingError) {
    self.init(quiz: quiz, order: BankOrder(questions))
    if let columns { self.columns = try ColumnMapping(file: columns, names: names) }
  }

  var names: QuestionNames {
    QuestionNames(quiz: quiz, questions: order.addresses, topicNumbers: order.topicNumbers)
  }
}
