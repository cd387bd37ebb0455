/// What the learner did on one day.
public struct Activity: Hashable, Sendable {
  /// The day, in the learner's time zone.
  public var day: Day
  /// How many answers were judged, every try counted.
  public var answers: Int
  /// The time spent, in seconds.
  public var seconds: Double
}

/// Days in a row on which something was answered.
public struct Streak: Hashable, Sendable {
  /// How many days in a row there are up to today, or up to yesterday while nothing was answered
  /// today: a day that is not over breaks nothing.
  public let current: Int
  /// The most days in a row there ever were.
  public let longest: Int

  /// Counts the streaks.
  ///
  /// - Parameter days: the days on which something was answered, in order and without repetition.
  init(days: [Day], today: Day) {
    var longest = 0
    var run = 0
    var previous: Day?
    for day in days {
      run = previous?.distance(to: day) == 1 ? run + 1 : 1
      longest = max(longest, run)
      previous = day
    }
    let isAlive = previous.map { $0.distance(to: today) <= 1 } ?? false
    current = isAlive ? run : 0
    self.longest = longest
  }
}
