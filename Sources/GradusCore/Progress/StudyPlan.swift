/// How many questions a day it takes to see everything once, and once more, by some day.
///
/// The plan is simple on purpose. Every question that was never seen is answered once, and comes
/// back once. Every question that was seen is asked again once, if it is due by then or not
/// scheduled. New questions are spread over all days but the last three, and over half of the days
/// at least, so that the last of them can still come back. What is forgotten on the way comes back
/// more often, so the numbers are the least it takes.
public struct StudyPlan: Hashable, Sendable {
  /// The last day.
  public let by: Day
  /// The days there are, with today and the last one.
  public let days: Int
  /// The questions that were never seen.
  public let unseen: Int
  /// The questions to ask again: the unseen ones, after they were seen, and those that come back.
  public let reviews: Int
  /// The new questions a day, rounded up.
  public let newPerDay: Int
  /// The reviews a day, rounded up.
  public let reviewsPerDay: Int
  /// The seconds a day that takes at the learner's own pace; `nil` before ten questions were
  /// answered.
  public let secondsPerDay: Double?

  /// The days at the end that bring no new question.
  static let repeating = 3
  /// The questions that must have been answered before a pace is told.
  static let leastVisits = 10

  /// Plans until the end of a day. Returns `nil` for a day before today.
  public init?(_ standing: Standing, by day: Day) {
    let days = standing.today.distance(to: day) + 1
    guard days > 0 else { return nil }
    by = day
    self.days = days
    unseen = standing.total.count(.unseen)
    let returning = standing.questions.count { question in
      guard question.isSeen else { return false }
      return question.due.map { Day(containing: $0, in: standing.timeZone) <= day } ?? true
    }
    reviews = unseen + returning
    newPerDay = Self.share(of: unseen, max((days + 1) / 2, days - Self.repeating))
    reviewsPerDay = Self.share(of: reviews, days)
    let total = standing.total
    secondsPerDay =
      total.visits < Self.leastVisits
      ? nil : Double(newPerDay + reviewsPerDay) * total.seconds / Double(total.visits)
  }

  private static func share(of count: Int, _ days: Int) -> Int { (count + days - 1) / days }
}
