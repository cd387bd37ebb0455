/// What the results say about one question.
///
/// Numbers that compare with the rest of the quiz are `nil` when nobody is in the totals or when
/// nothing differs.
public struct ItemStatistics: Hashable, Sendable {
  /// What is said of those who gave one answer, or made one mistake.
  public struct Choice: Hashable, Sendable {
    /// The answer, the option's id, or the note.
    public var text: String
    /// Whether it is the option of a list and not a text of its own.
    public var isOption: Bool
    /// How many chose it.
    public var count: Int
    /// How many of those whose answers have a mark.
    public var share: Double
    /// The mean of what its choosers have on the rest of the quiz.
    public var meanRest: Double?
    /// The correlation between choosing it and the rest of the quiz.
    public var pointBiserial: Double?
    /// Whether it is right, judged by the marks; `nil` when they do not tell, or for a note.
    public var isRight: Bool?
  }

  /// The question's address.
  public var question: String
  /// How many marks count, students without a result included.
  public var count: Int
  /// The most points it gives.
  public var maximum: Double?
  /// How many answers have all points.
  public var right: Int
  /// How many answers have some of the points.
  public var partial: Int
  /// How many answers were read and have no points.
  public var wrong: Int
  /// How many answers were blank.
  public var blank: Int
  /// How many answers could not be read.
  public var invalid: Int
  /// How many students have no result for it although they have one for another question; they
  /// count with 0 points.
  public var missing: Int
  /// How many answers have no mark: a person must mark them, or the grader failed.
  public var unmarked: Int
  /// The mean mark by the most points.
  public var facility: Double?
  /// The standard deviation of the marks.
  public var deviation: Double?
  /// The correlation between the mark and the rest of the quiz.
  public var discrimination: Double?
  /// The covariance with the rest by the largest these marks allow.
  public var efficiency: Double?
  /// The share of the differences in totals that comes from this question; `nil` where it works
  /// against the rest.
  public var weight: Double?
  /// Whether its marks fall when totals rise, so that it has no weight.
  public var hasNegativeWeight: Bool
  /// The facility among the upper 27 % less that among the lower 27 %.
  public var upperLower: Double?
  /// What was answered, the most frequent first.
  public var options: [Choice]
  /// The mistakes that were recognised, the most frequent first.
  public var notes: [Choice]
}
