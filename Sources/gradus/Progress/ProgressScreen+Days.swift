import GradusCore
import GradusScreen

extension ProgressScreen {
  /// What a level looks like; the characters get denser.
  private static let levels = ["·", "░", "▒", "▓", "█"]

  private func cell(_ level: Int) -> StyledText {
    StyledText(Self.levels[level], level == 0 ? .dim : .good)
  }

  /// The days as weeks from left to right, as many as there is room for. A week takes two columns.
  var days: [StyledText] {
    let side = 4
    let room = (mapWidth - side + 1) / 2
    let map = HeatMap(standing, weeks: min(HeatMap.year, max(4, room)))
    var months = String(repeating: " ", count: side)
    for (week, month) in map.months(room: 3) {
      let gap = side + 2 * week - displayWidth(months)
      let name = words.month(month)
      guard gap >= 0, side + 2 * week + displayWidth(name) <= side + 2 * map.weeks.count else {
        continue
      }
      months += String(repeating: " ", count: gap) + name
    }
    let rows = (0..<7).map { day -> StyledText in
      var line = StyledText(words.weekday(day), .dim).filled(to: side)
      for (place, week) in map.weeks.enumerated() where day < week.count {
        line.append((place == 0 ? StyledText() : " ") + cell(week[day].level))
      }
      return line
    }
    var legend = StyledText(String(repeating: " ", count: side))
    for level in 0...HeatMap.firsts.count {
      if level > 0 { legend.append("   ") }
      legend.append(cell(level))
      legend.append("\u{A0}" + HeatMap.range(of: level), .dim)
    }
    legend.append(words.either(" answers", " 次作答"), .dim)
    return titled(
      words.activity(weeks: map.weeks.count),
      [StyledText(months, .dim)] + rows + legend.wrapped(to: width))
  }
}
