public import GradusCore

/// One answer to grade, or the reason why a line of input is none.
public struct AnswerRecord: Hashable, Sendable {
  /// What names the record in the results: its own id, or its line's number.
  public var id: String
  /// Who gave the answer.
  public var student: String?
  /// The question's address.
  public var question: String?
  /// The seed the question was asked with.
  public var seed: Int?
  /// The raw answer.
  public var answer: Value
  /// Why the line could not be read, when it could not.
  public var problem: String?

  /// Creates a record.
  public init(
    id: String, student: String? = nil, question: String? = nil, seed: Int? = nil,
    answer: Value = .null, problem: String? = nil
  ) {
    self.id = id
    self.student = student
    self.question = question
    self.seed = seed
    self.answer = answer
    self.problem = problem
  }
}
