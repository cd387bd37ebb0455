import ArgumentParser
import Foundation

/// A moment as a person writes it: `2026-11-26`, `2026-11-26T09:00`, or with a time zone.
struct Moment: ExpressibleByArgument {
  let date: Date

  init(_ date: Date) { self.date = date }

  init?(argument: String) { self.init(argument, in: .current) }

  /// Reads a moment; without a time zone of its own it is meant in `zone`, without a time as the
  /// day's beginning.
  init?(_ text: String, in zone: TimeZone) {
    let written =
      ISO8601DateFormatter().date(from: text)
      ?? ["yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm", Self.form, "yyyy-MM-dd"].lazy
      .compactMap { Self.formatter($0, zone).date(from: text) }.first
    guard let written else { return nil }
    date = written
  }

  /// The moment to the minute, such as `2026-11-26 09:00`.
  func text(in zone: TimeZone) -> String { Self.formatter(Self.form, zone).string(from: date) }

  /// The day, such as `2026-11-26`.
  func day(in zone: TimeZone) -> String { Self.formatter("yyyy-MM-dd", zone).string(from: date) }

  private static let form = "yyyy-MM-dd HH:mm"

  private static func formatter(_ form: String, _ zone: TimeZone) -> DateFormatter {
    let formatter = DateFormatter()
    formatter.locale = Locale(identifier: "en_US_POSIX")
    formatter.timeZone = zone
    formatter.dateFormat = form
    return formatter
  }
}
