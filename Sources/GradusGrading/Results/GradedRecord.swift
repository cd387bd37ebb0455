public import GradusCore

/// What became of a record: one line of a results file.
public struct GradedRecord: Hashable, Sendable {
  /// What became of it, as results files name it.
  public enum Status: String, Hashable, Sendable, CaseIterable {
    /// It has a score.
    case graded
    /// There was no answer.
    case blank
    /// The answer could not be read.
    case invalid
    /// A person must mark it.
    case manual
    /// The grader is at fault.
    case failed
    /// The line could not be read.
    case badInput = "bad_input"
    /// There is no such question.
    case unknownQuestion = "unknown_question"
  }

  /// The record.
  public var record: AnswerRecord
  /// What became of it.
  public var status: Status
  /// The verdict, when the record got as far.
  public var verdict: Verdict?
  /// The most points its question gives.
  public var maximum: Double?
  /// Identifies the question's definition and the plugin that graded it.
  public var fingerprint: String?
  /// What is wrong with the record, when something is.
  public var problem: String?
  /// What was taken out of a longer text.
  public var extracted: String?
}
