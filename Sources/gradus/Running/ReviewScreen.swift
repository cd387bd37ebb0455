import Foundation
import GradusCore
import GradusScreen

/// Says when questions come back.
enum ReviewScreen {
  /// `1 again (10 min)  2 hard (2 days)  ✓ 3 good (4 days)  4 easy (9 days)`.
  static func choices(
    _ proposal: ReviewDesk.Proposal, from now: Date, _ language: Language
  ) -> StyledText {
    var line = StyledText()
    for rating in Rating.allCases {
      guard let card = proposal.cards[rating] else { continue }
      let isProposed = rating == proposal.rating
      if !line.isEmpty { line.append("  ") }
      line.append((isProposed ? "✓" : "") + "\(rating.rawValue)", .key)
      line.append(" \(name(rating, language))", isProposed ? .bold : .plain)
      line.append(" (\(wait(from: now, to: card.due, language)))", .dim)
    }
    return line
  }

  /// What a rating is called.
  static func name(_ rating: Rating, _ language: Language) -> String {
    let isEnglish = language == .english
    switch rating {
    case .again: return isEnglish ? "again" : "重来"
    case .hard: return isEnglish ? "hard" : "困难"
    case .good: return isEnglish ? "good" : "良好"
    case .easy: return isEnglish ? "easy" : "轻松"
    }
  }

  /// A span of time in its largest unit: `10 min`, `3 days`, `4 个月`.
  static func wait(from start: Date, to end: Date, _ language: Language) -> String {
    let minutes = max(0, end.timeIntervalSince(start) / 60)
    let isEnglish = language == .english
    func said(_ amount: Double, _ one: String, _ many: String, _ chinese: String) -> String {
      let number = Int(amount.rounded())
      return isEnglish ? "\(number) \(number == 1 ? one : many)" : "\(number) \(chinese)"
    }
    switch minutes {
    case ..<60: return said(max(1, minutes), "min", "min", "分钟")
    case ..<(36 * 60): return said(minutes / 60, "hour", "hours", "小时")
    case ..<(60 * 1440): return said(minutes / 1440, "day", "days", "天")
    case ..<(700 * 1440): return said(minutes / 43_830, "month", "months", "个月")
    default: return said(minutes / 525_960, "year", "years", "年")
    }
  }

  /// The questions due on each of the days to come, as bars.
  static func forecast(
    _ forecast: Forecast, calendar: Calendar, width: Int, _ language: Language
  ) -> [StyledText] {
    let isEnglish = language == .english
    let most = max(1, forecast.days.map(\.due).max() ?? 1)
    let room = max(10, min(50, width - 22))
    var lines = forecast.days.enumerated().map { place, day in
      let date = Moment(day.start).day(in: calendar.timeZone)
      let length = (day.due * room + most - 1) / most
      var line = StyledText(date, place == 0 ? .bold : .plain)
      line.append("  " + String(repeating: "█", count: length), .accent)
      line.append((length > 0 ? " " : "") + "\(day.due)")
      return line
    }
    lines.append(
      StyledText(
        isEnglish
          ? "\(forecast.dueNow) due now, \(forecast.later) after these days."
          : "现在到期 \(forecast.dueNow) 题，这些天之后还有 \(forecast.later) 题。", .dim))
    return lines
  }
}
