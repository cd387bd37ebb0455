import GradusCore

/// How much was answered on each day of some weeks.
struct HeatMap {
  /// A day with its answers.
  struct Cell {
    let day: Day
    let answers: Int
    /// From 0, nothing, to 4.
    var level: Int { HeatMap.firsts.count { $0 <= answers } }
  }

  /// The weeks from the first to the present one, each from Monday to Sunday; the last one ends
  /// today.
  let weeks: [[Cell]]

  /// The fewest answers of each level but 0. They are fixed, so that a level means the same in
  /// every year and one busy day does not make the others look idle.
  static let firsts = [1, 5, 10, 20]
  /// The weeks that a year touches.
  static let year = 53

  /// Looks at so many weeks.
  init(_ standing: Standing, weeks count: Int) {
    let today = standing.today
    let answers = Dictionary(standing.activity.map { ($0.day, $0.answers) }) { first, _ in first }
    let monday = today.advanced(by: -today.weekday)
    weeks = (0..<count).map { week in
      let start = monday.advanced(by: 7 * (week - count + 1))
      return (0..<7).map { start.advanced(by: $0) }.filter { $0 <= today }
        .map { Cell(day: $0, answers: answers[$0] ?? 0) }
    }
  }

  /// The weeks in which a month begins, with its number; first the one the map begins in.
  ///
  /// - Parameter room: the weeks that a name takes. The first month is left out where the next one
  ///   begins too early.
  func months(room: Int) -> [(week: Int, month: Int)] {
    var found: [(week: Int, month: Int)] = []
    for (place, week) in weeks.enumerated() {
      guard let first = week.first?.day else { continue }
      let begun = week.first { $0.day.dayOfMonth == 1 }?.day
      if let begun {
        if let last = found.last, place - last.week < room { found.removeLast() }
        found.append((place, begun.month))
      } else if place == 0 {
        found.append((0, first.month))
      }
    }
    return found
  }

  /// What a level stands for: `1–4`, `20+`.
  static func range(of level: Int) -> String {
    guard level > 0 else { return "0" }
    let first = firsts[level - 1]
    guard level < firsts.count else { return "\(first)+" }
    return "\(first)–\(firsts[level] - 1)"
  }
}
