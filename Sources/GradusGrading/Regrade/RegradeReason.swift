/// Why a result is graded again.
public enum RegradeReason: String, Hashable, Sendable, CaseIterable {
  /// The question's definition changed.
  case questionChanged = "question_changed"
  /// The question, a plugin that grades it, or the grading of Gradus changed.
  case changed
  /// The question did not exist before.
  case questionNew = "question_new"
  /// Grading had failed.
  case failed
  /// The line of the answer could not be read before, or not for the same reason.
  case answerReads = "answer_reads"
  /// A score given by hand was taken back.
  case overrideTakenBack = "override_taken_back"
  /// Everything is graded again.
  case asked
}
