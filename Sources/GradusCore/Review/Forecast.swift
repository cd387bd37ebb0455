public import Foundation

/// How many questions are due on each of the days to come.
public struct Forecast: Hashable, Sendable {
  /// One day.
  public struct Day: Hashable, Sendable {
    /// When it begins.
    public var start: Date
    /// How many questions become due on it; today also those that were due before.
    public var due: Int
  }

  /// The days, of which today is the first.
  public private(set) var days: [Day]
  /// How many questions are due already; they are counted today.
  public private(set) var dueNow = 0
  /// How many questions become due after the last day.
  public private(set) var later = 0

  /// Counts the cards that become due on each day.
  ///
  /// - Parameters:
  ///   - cards: the cards, in any order.
  ///   - count: how many days to look ahead, at least today.
  ///   - now: a time of today.
  ///   - calendar: says where days begin; its time zone is the learner's.
  public init(of cards: [ReviewCard], days count: Int, from now: Date, calendar: Calendar) {
    precondition(count >= 1, "a forecast begins with today")
    // From the middle of today, so that days of 23 or 25 hours do not lead into a neighbour.
    let middle = calendar.startOfDay(for: now).addingTimeInterval(43_200)
    let starts = (0...count).map {
      calendar.startOfDay(for: middle.addingTimeInterval(Double($0) * 86_400))
    }
    days = starts.dropLast().map { Day(start: $0, due: 0) }
    for card in cards {
      if card.due <= now { dueNow += 1 }
      switch starts.lastIndex(where: { $0 <= card.due }) ?? 0 {
      case count: later += 1
      case let day: days[day].due += 1
      }
    }
  }
}
