/// What the results say about the quiz as a whole.
public struct QuizStatistics: Hashable, Sendable {
  /// An interval that holds the true number in 95 % of such quizzes.
  public struct Interval: Hashable, Sendable {
    /// The lower end.
    public var low: Double
    /// The upper end.
    public var high: Double
  }

  /// How many students have a total; without students, how many results have a mark.
  public var count: Int
  /// How many students are left out because an answer of theirs has no mark.
  public var leftOut: Int
  /// How many questions count.
  public var items: Int
  /// The most points there are.
  public var maximum: Double?
  /// The mean total; without students, the mean mark.
  public var mean: Double?
  /// The total in the middle.
  public var median: Double?
  /// The standard deviation of the totals.
  public var deviation: Double?
  /// How far the totals lean to one side.
  public var skewness: Double?
  /// How heavy the ends of the totals are; 0 for a normal distribution.
  public var kurtosis: Double?
  /// Cronbach's alpha, the internal consistency.
  public var alpha: Double?
  /// √(1 − alpha): the share of the standard deviation that is chance.
  public var errorRatio: Double?
  /// The standard error of measurement of one student's total.
  public var measurementError: Double?
  /// The standard error of the mean.
  public var meanError: Double?
  /// The standard error of the mean when answers to one question belong together; `nil` with
  /// students.
  public var clusteredMeanError: Double?
  /// Where the mean lies.
  public var meanInterval: Interval?
  /// Where alpha lies.
  public var alphaInterval: Interval?
}
