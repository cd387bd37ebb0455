import GradusCore
import GradusGrading
import GradusScreen

/// How statistics look in the terminal.
enum StatsScreen {
  /// The most concerns, near misses and mistakes that are shown; a report and JSON have them all.
  private static let mostLines = 20

  static func blocks(_ analysis: Analysis) -> [Block] {
    let statistics = analysis.statistics
    guard statistics.results > 0 else { return [.styled("There are no results.")] }
    return [.styled(StyledText(statistics.summary, .bold))] + quiz(statistics.quiz)
      + items(statistics.items) + mistakes(statistics.items)
      + list("To look at", analysis.concerns.map(\.sentence))
      + list("Nearly right", analysis.nearMisses.map(\.sentence))
  }

  private static func quiz(_ quiz: QuizStatistics) -> [Block] {
    let rows: [[String]] = [
      ["mean", number(quiz.mean), interval(quiz.meanInterval)],
      ["median", number(quiz.median), ""],
      ["standard deviation", number(quiz.deviation), ""],
      ["skewness", number(quiz.skewness), ""],
      ["kurtosis", number(quiz.kurtosis), ""],
      ["alpha", number(quiz.alpha), interval(quiz.alphaInterval)],
      ["error of measurement", number(quiz.measurementError), ""],
      ["error of the mean", number(quiz.meanError), ""],
    ]
    let known = rows.filter { !$0[1].isEmpty }
    guard !known.isEmpty else { return [] }
    let most =
      quiz.maximum.map { " of \($0.shown) \($0 == 1 ? "point" : "points")" } ?? ""
    let who = quiz.alpha == nil && quiz.median == nil ? "mark" : "total"
    let leftOut =
      quiz.leftOut > 0 ? ", \(counted(quiz.leftOut, "student")) without one" : ""
    return [
      .styled(StyledText("\(counted(quiz.count, who))\(most)\(leftOut)")),
      .table(header: [], rows: known),
    ]
  }

  private static func counted(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)" + (count == 1 ? "" : "s")
  }

  private static func items(_ items: [ItemStatistics]) -> [Block] {
    let rows = items.map { item in
      [
        literal(item.question), String(item.count), number(item.facility),
        number(item.deviation), number(item.discrimination), number(item.efficiency),
        number(item.weight), number(item.upperLower),
      ]
    }
    guard !rows.isEmpty else { return [] }
    let header = ["question", "n", "facil.", "sd", "discr.", "effic.", "weight", "up–low"]
    return [.table(header: header, rows: rows)]
  }

  private static func mistakes(_ items: [ItemStatistics]) -> [Block] {
    let all = items.flatMap { item in
      item.notes.map { (item.question, $0) }
    }.enumerated().sorted { ($1.element.1.count, $0.offset) < ($0.element.1.count, $1.offset) }
    guard !all.isEmpty else { return [] }
    let rows = all.prefix(mostLines).map(\.element).map { question, note in
      [literal(question), literal(note.text), String(note.count), number(note.share)]
    }
    return [.table(header: ["question", "mistake", "count", "share"], rows: rows)]
      + more(all.count)
  }

  private static func list(_ title: String, _ sentences: [String]) -> [Block] {
    guard !sentences.isEmpty else { return [] }
    let lines = sentences.prefix(mostLines).map { "- " + literal($0) }
    return [.styled(StyledText(title, .bold)), .paragraph(lines.joined(separator: "\n"))]
      + more(sentences.count)
  }

  private static func more(_ count: Int) -> [Block] {
    count > mostLines ? [.styled(StyledText("and \(count - mostLines) more", .dim))] : []
  }

  static func blocks(_ comparison: Comparison, _ here: String, _ there: String) -> [Block] {
    let right = comparison.right
    let rows: [[String]] = [
      ["mean in \(literal(here))", number(comparison.meanHere), ""],
      ["mean in \(literal(there))", number(comparison.meanThere), ""],
      ["difference", number(comparison.difference, 4), interval(comparison.interval, 4)],
      ["error of the difference", number(comparison.standardError, 4), ""],
      ["right in both", String(right.both), ""],
      ["right in \(literal(here)) only", String(right.hereOnly), ""],
      ["right in \(literal(there)) only", String(right.thereOnly), ""],
      ["right in neither", String(right.neither), ""],
      ["McNemar's p", number(right.probability, 4), ""],
    ]
    var heading = "\(comparison.pairs) pairs from \(comparison.clusters) "
    heading += comparison.clusters == 1 ? "student or id" : "students or ids"
    heading += ", \(comparison.onlyHere) and \(comparison.onlyThere) results in one file only"
    return [
      .styled(StyledText(heading, .bold)), .table(header: [], rows: rows.filter { !$0[1].isEmpty }),
    ]
  }

  private static func number(_ number: Double?, _ decimals: Int = 2) -> String {
    number.map { $0.fixed(decimals) } ?? ""
  }

  private static func interval(
    _ interval: QuizStatistics.Interval?, _ decimals: Int = 2
  ) -> String {
    interval.map { "\($0.low.fixed(decimals)) to \($0.high.fixed(decimals))" } ?? ""
  }

  /// A text from a file as markup that shows it as it is, on one line.
  private static func literal(_ text: String) -> String {
    var markup = ""
    for character in sanitised(text) {
      if character.isNewline {
        markup += " "
      } else {
        if "$*`".contains(character) { markup += "\\" }
        markup.append(character)
      }
    }
    return markup
  }
}
