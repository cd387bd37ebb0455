import GradusCore
import GradusScreen

extension ProgressScreen {
  /// A row for each section: its name, its bar, and numbers.
  var sections: [StyledText] {
    let heads = [words.sections, "", words.name(.mastered), words.name(.weak), words.accuracy]
    let rows = standing.sections.map { section in
      [
        report.title(of: section, words.language), "",
        "\(section.count(.mastered))/\(section.questions)", String(section.count(.weak)),
        words.percent(section.accuracy),
      ]
    }
    var widths = heads.indices.map { column in
      ([heads] + rows).reduce(0) { max($0, displayWidth($1[column])) }
    }
    widths[0] = min(widths[0], width * 2 / 5)
    widths[1] = min(40, width - 2 * (heads.count - 1) - widths.reduce(0, +))
    guard widths[1] >= 10 else { return titled(words.sections, wrapped(stacked(rows))) }
    let lines = zip(standing.sections, rows).flatMap { section, row -> [StyledText] in
      let name = StyledText(row[0]).wrapped(to: widths[0])
      let bar = MasteryBar.text(section, width: widths[1])
      let line = (name.first ?? StyledText()).filled(to: widths[0] + 2) + bar
      return [line + numbers(row, widths)] + name.dropFirst()
    }
    let head = StyledText(heads[0], .heading).filled(to: widths[0] + 2 + widths[1])
    return [head + numbers(heads, widths).styled(.dim)] + lines
  }

  private func numbers(_ row: [String], _ widths: [Int]) -> StyledText {
    (2..<row.count).reduce(StyledText()) { line, column in
      let space = String(repeating: " ", count: widths[column] - displayWidth(row[column]) + 2)
      return line + StyledText(space + row[column])
    }
  }

  /// A narrow screen has the bar below the name and the numbers below the bar.
  private func stacked(_ rows: [[String]]) -> [StyledText] {
    zip(standing.sections, rows).flatMap { section, row in
      let facts = [
        "\(words.name(.mastered)) \(row[2])", "\(words.name(.weak)) \(row[3])",
        "\(words.accuracy) \(row[4])",
      ].joined(separator: " · ")
      return [
        StyledText(row[0]), MasteryBar.text(section, width: min(40, width)),
        StyledText(facts, .dim),
      ]
    }
  }
}
