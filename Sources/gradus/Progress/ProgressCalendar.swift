import GradusCore
import GradusGrading

/// The heat map of days as a picture: a year where there is room, half a year on a phone.
struct ProgressCalendar {
  private let standing: Standing
  private let words: ProgressWording

  init(_ standing: Standing, _ words: ProgressWording) {
    self.standing = standing
    self.words = words
  }

  /// The picture in both sizes, of which the page's style shows one.
  var figures: HTMLText {
    """
    <section><h2>\(words.activity)</h2>
    <figure class="days long">\(svg(weeks: HeatMap.year))</figure>
    <figure class="days short">\(svg(weeks: 26))</figure>
    \(legend)</section>
    """
  }

  private static let step = 13
  private static let side = 11
  private static let left = 30
  private static let top = 18

  private func svg(weeks: Int) -> HTMLText {
    let map = HeatMap(standing, weeks: weeks)
    let cells = map.weeks.enumerated().flatMap { week, days in
      days.enumerated().map { day, cell -> HTMLText in
        """
        <rect class=h\(cell.level) x="\(Self.left + Self.step * week)" \
        y="\(Self.top + Self.step * day)" width="\(Self.side)" height="\(Self.side)" rx="2">\
        <title>\(cell.day.description): \(words.answers(cell.answers))</title></rect>
        """
      }
    }
    let months = map.months(room: 3).map { week, month -> HTMLText in
      "<text x=\"\(Self.left + Self.step * week)\" y=\"12\">\(words.month(month))</text>"
    }
    let weekdays = [0, 2, 4, 6].map { day -> HTMLText in
      let y = Self.top + Self.step * day + 10
      return
        "<text x=\"\(Self.left - 5)\" y=\"\(y)\" text-anchor=\"end\">\(words.weekday(day))</text>"
    }
    let width = Self.left + Self.step * weeks
    return """
      <svg viewBox="0 0 \(width) \(Self.top + Self.step * 7)" role="img" \
      aria-label="\(label(map))">\(months)\(weekdays)\(cells)</svg>
      """
  }

  private func label(_ map: HeatMap) -> String {
    let cells = map.weeks.flatMap(\.self).filter { $0.answers > 0 }
    let answers = words.answers(cells.reduce(0) { $0 + $1.answers })
    let days = words.days(cells.count)
    let weeks = map.weeks.count
    return words.either(
      "\(answers) on \(days) in the last \(weeks) weeks",
      "最近 \(weeks) 周内有 \(days)作答，共 \(answers)")
  }

  private var legend: HTMLText {
    let items = (0...HeatMap.firsts.count).map { level -> HTMLText in
      """
      <li><svg class=key viewBox="0 0 8 8" aria-hidden="true"><rect class=h\(level) width="8" \
      height="8" rx="1.5"/></svg> \(HeatMap.range(of: level))</li>
      """
    }
    return "<ul class=legend>\(items)<li>\(words.either("answers a day", "次作答/天"))</li></ul>"
  }
}
