public import Foundation

/// A day of the calendar, without a time and a time zone.
///
///     Day("2026-11-25")?.description        // 2026-11-25
///     Day(containing: now, in: timeZone)    // the day it is there
public struct Day: Hashable, Comparable, Sendable {
  /// The days from 1970-01-01 until it.
  public let number: Int

  /// The day with this number, counted from 1970-01-01.
  public init(number: Int) { self.number = number }

  /// The day it is in `timeZone` at `time`.
  public init(containing time: Date, in timeZone: TimeZone) {
    let local = time.timeIntervalSince1970 + Double(timeZone.secondsFromGMT(for: time))
    number = Int((local / 86_400).rounded(.down))
  }

  /// Reads `2026-11-25`. Returns `nil` for anything else, and for a day that no calendar has.
  public init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.map(\.count) == [4, 2, 2],
      parts.joined().allSatisfy({ $0.isASCII && $0.isNumber })
    else { return nil }
    var components = DateComponents()
    components.year = Int(parts[0])
    components.month = Int(parts[1])
    components.day = Int(parts[2])
    guard let start = Self.calendar.date(from: components) else { return nil }
    self.init(containing: start, in: .gmt)
    // The calendar takes the 31st of April for the 1st of May.
    guard description == text else { return nil }
  }

  /// The day so many days later.
  public func advanced(by days: Int) -> Day { Day(number: number + days) }

  /// How many days later another day is.
  public func distance(to other: Day) -> Int { other.number - number }

  /// From 0, Monday, to 6, Sunday.
  public var weekday: Int { ((number + 3) % 7 + 7) % 7 }

  /// The month, from 1.
  public var month: Int { parts.month }

  /// The day of the month, from 1.
  public var dayOfMonth: Int { parts.day }

  /// The year.
  public var year: Int { parts.year }

  /// Whether it is earlier.
  public static func < (left: Day, right: Day) -> Bool { left.number < right.number }

  private var parts: (year: Int, month: Int, day: Int) {
    let start = Date(timeIntervalSince1970: Double(number) * 86_400)
    let found = Self.calendar.dateComponents([.year, .month, .day], from: start)
    return (found.year ?? 0, found.month ?? 0, found.day ?? 0)
  }

  private static let calendar: Calendar = {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    return calendar
  }()
}

extension Day: CustomStringConvertible {
  /// As ISO 8601 writes it: `2026-11-25`.
  public var description: String {
    let (year, month, day) = parts
    return [(year, 4), (month, 2), (day, 2)].map { number, width in
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }.joined(separator: "-")
  }
}
