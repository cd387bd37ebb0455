import Foundation
import GradusCore
import Testing

@Suite struct DayTests {
  /// Numbers and weekdays from Python's `datetime.date`: `(d - date(1970, 1, 1)).days`,
  /// `d.weekday()`.
  @Test(arguments: [
    ("1969-12-31", -1, 2), ("1970-01-01", 0, 3), ("2000-02-29", 11016, 1), ("2024-12-31", 20088, 1),
    ("2026-11-25", 20782, 2), ("2027-01-03", 20821, 6),
  ])
  func `a day is read, numbered and written`(_ text: String, number: Int, weekday: Int) {
    let day = Day(text)
    #expect(day?.number == number)
    #expect(day?.weekday == weekday)
    #expect(Day(number: number).description == text)
  }

  @Test(arguments: [
    "", "2026-2-3", "2026-02-30", "2025-02-29", "2026-13-01", "26-01-01", "2026-01-01 ", "today",
    "2026/01/01", "٢٠٢٦-01-01",
  ])
  func `what is no day is not read`(_ text: String) { #expect(Day(text) == nil) }

  @Test(arguments: [
    ("2026-11-25T16:30:00Z", "Asia/Shanghai", "2026-11-26"),
    ("2026-11-25T15:30:00Z", "Asia/Shanghai", "2026-11-25"),
    ("2026-03-08T04:59:59Z", "America/New_York", "2026-03-07"),
    // Clocks go forward on that day, and its end comes an hour earlier.
    ("2026-03-09T03:59:59Z", "America/New_York", "2026-03-08"),
    ("2026-03-09T04:00:00Z", "America/New_York", "2026-03-09"),
    ("1969-12-31T23:59:59Z", "GMT", "1969-12-31"),
  ])
  func `the day is that of the time zone`(_ time: String, zone: String, day: String) throws {
    let zone = try #require(TimeZone(identifier: zone))
    let time = try #require(ISO8601DateFormatter().date(from: time))
    #expect(Day(containing: time, in: zone).description == day)
  }
}
