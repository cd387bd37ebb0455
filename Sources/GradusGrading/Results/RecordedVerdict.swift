/// What a line of results says of an answer, as far as two results are compared by it: whose it is
/// and what became of it, without texts for people.
public struct RecordedVerdict: Hashable, Sendable {
  /// The line it is on, from 1; 0 when it was in no file.
  public var line: Int
  /// What names the record.
  public var id: String
  /// Who gave the answer.
  public var student: String?
  /// The question's address.
  public var question: String?
  /// The seed the question was asked with.
  public var seed: Int?
  /// What became of it.
  public var status: GradedRecord.Status
  /// From 0 to 1; `nil` unless graded.
  public var score: Double?
  /// The score times the most points; `nil` unless graded.
  public var points: Double?
  /// The most points the question gives.
  public var maximum: Double?
  /// The stable names of recognised mistakes.
  public var notes: [String]
  /// Whether an older score stands in place of a lower one.
  public var isKept: Bool
  /// Whether a person gave the score.
  public var isByHand: Bool

  /// Whether the other verdict is the same: status, score, points, most points and notes. What
  /// learners are told may differ.
  public func agrees(with other: RecordedVerdict) -> Bool {
    status == other.status && score == other.score && points == other.points
      && maximum == other.maximum && notes == other.notes
  }
}
