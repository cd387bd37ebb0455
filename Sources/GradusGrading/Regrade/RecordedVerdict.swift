/// What a results file says of one answer, as far as two files are compared by it.
public struct RecordedVerdict: Hashable, Sendable {
  /// The line it is on, from 1.
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

  init(_ record: ResultRecord, line: Int) {
    self.line = line
    id = record.id
    student = record.student
    question = record.question
    seed = record.seed
    status = record.status
    score = record.score
    points = record.points
    maximum = record.maximum
    notes = record.notes
    isKept = record.kept != nil
    isByHand = record.override != nil
  }

  /// Whether the other verdict is the same: status, score, points, most points and notes. What
  /// learners are told may differ.
  public func agrees(with other: RecordedVerdict) -> Bool {
    status == other.status && score == other.score && points == other.points
      && maximum == other.maximum && notes == other.notes
  }
}
