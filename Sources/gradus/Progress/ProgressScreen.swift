import GradusCore
import GradusScreen

/// How progress looks in the terminal: bars, a heat map of days, and lists of what is weak.
struct ProgressScreen {
  let report: ProgressReport
  let words: ProgressWording
  /// The columns of bars and texts.
  let width: Int
  /// The columns of the heat map, which may be wider than a text that is good to read.
  let mapWidth: Int

  /// The most questions, tags and mistakes that are shown; the page and JSON have them all.
  static let most = 8

  init(_ report: ProgressReport, _ language: Language, width: Int, mapWidth: Int) {
    self.report = report
    words = ProgressWording(language: language)
    self.width = max(20, width)
    self.mapWidth = max(20, mapWidth)
  }

  private var standing: Standing { report.standing }

  /// Everything, from the whole to the single mistake.
  var blocks: [Block] {
    let total = standing.total
    guard standing.answers > 0 || total.seen > 0 else {
      return [.styled(StyledText(words.nothing(total.questions)))]
    }
    let bar = MasteryBar.text(total, width: min(width, 60))
    let summary = [
      StyledText(words.counts(total), .bold), StyledText(words.state(total)),
      StyledText(words.habit(standing)), StyledText(words.effort(standing)),
    ]
    var blocks: [Block] = [.heading(words.title), lines([bar, legend]), lines(summary)]
    if let plan = report.plan {
      blocks.append(titled(words.planTitle, [StyledText(words.plan(plan))]))
    }
    if standing.sections.count > 1 { blocks.append(sections) }
    blocks.append(titled(mapTitle, heatMap))
    blocks += weakest + tags + mistakes
    return blocks + [titled(words.definitionsTitle, definitions)]
  }

  /// `█ mastered  ▒ learning  x weak  · not seen`.
  private var legend: StyledText {
    var text = StyledText()
    for mastery in MasteryBar.order {
      let (character, style) = MasteryBar.mark(mastery)
      if !text.isEmpty { text.append("   ") }
      text.append(character, style)
      text.append("\u{A0}" + words.name(mastery).unbroken, .dim)
    }
    return text
  }

  // MARK: Sections

  private var sections: Block {
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
    guard widths[1] >= 10 else { return titled(words.sections, stacked(rows)) }
    let lines = zip(standing.sections, rows).flatMap { section, row -> [StyledText] in
      let name = StyledText(row[0]).wrapped(to: widths[0])
      let bar = MasteryBar.text(section, width: widths[1])
      let line = (name.first ?? StyledText()).filled(to: widths[0] + 2) + bar
      return [line + numbers(row, widths)] + name.dropFirst()
    }
    let head = StyledText(heads[0], .heading).filled(to: widths[0] + 2 + widths[1])
    return self.lines([head + numbers(heads, widths).styled(.dim)] + lines)
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

  // MARK: The year

  /// Two columns a week, after the names of the days.
  private var map: HeatMap {
    HeatMap(standing, weeks: min(HeatMap.year, max(4, (mapWidth - 4) / 2)))
  }

  private var mapTitle: String {
    let weeks = map.weeks.count
    return words.activity + words.either(", last \(weeks) weeks", "，最近 \(weeks) 周")
  }

  /// What a level looks like; the characters get denser.
  private static let levels = ["·", "░", "▒", "▓", "█"]

  private func cell(_ level: Int) -> StyledText {
    StyledText(Self.levels[level], level == 0 ? .dim : .good)
  }

  private var heatMap: [StyledText] {
    let map = map
    let side = 4
    var months = String(repeating: " ", count: side)
    for (week, month) in map.months(room: 2) {
      let gap = side + 2 * week - displayWidth(months)
      let name = words.month(month)
      guard gap >= 0, side + 2 * week + displayWidth(name) <= side + 2 * map.weeks.count else {
        continue
      }
      months += String(repeating: " ", count: gap) + name
    }
    let rows = (0..<7).map { day -> StyledText in
      var line = StyledText(words.weekday(day), .dim).filled(to: side)
      for week in map.weeks {
        line.append(day < week.count ? cell(week[day].level) : StyledText(" "))
        line.append(" ")
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
    return [StyledText(months, .dim)] + rows + [legend]
  }

  // MARK: What is weak

  private var weakest: [Block] {
    let shown = standing.weakest.prefix(Self.most)
    guard !shown.isEmpty else { return [] }
    let lines = shown.flatMap { question -> [StyledText] in
      let title = renderMarkup(question.facts.title.text(in: words.language)).plain
      var facts = words.percent(question.lastScore)
      if let last = question.last { facts += words.either(" on ", "，") + "\(report.day(last))" }
      let name = StyledText(question.facts.address, .key)
      return [name + StyledText("  " + facts, .dim), StyledText("  " + title)]
    }
    return [titled(words.weakest, lines + more(standing.weakest.count))]
  }

  private var tags: [Block] {
    let weak = report.weakTags
    let shown = weak.prefix(Self.most)
    guard !shown.isEmpty else { return [] }
    let column = shown.reduce(0) { max($0, displayWidth($1.name)) }
    let lines = shown.map { tag in
      let facts = words.either(
        "\(tag.count(.weak)) of \(tag.questions) weak",
        "\(tag.questions) 题中 \(tag.count(.weak)) 题薄弱")
      return StyledText(tag.name, .key).filled(to: column)
        + StyledText("  \(facts), \(words.accuracy) \(words.percent(tag.accuracy))")
    }
    return [titled(words.weakTags, lines + more(weak.count))]
  }

  private var mistakes: [Block] {
    let shown = standing.mistakes.prefix(Self.most)
    guard !shown.isEmpty else { return [] }
    let counts = shown.map { "\($0.count)×" }
    let column = counts.reduce(0) { max($0, displayWidth($1)) } + 2
    let lines = zip(shown, counts).flatMap { mistake, count -> [StyledText] in
      let place = words.place(mistake, last: report.day(mistake.last))
      let texts = words.sentences(mistake).map { StyledText($0) } + [StyledText(place, .dim)]
      return texts.enumerated().flatMap { place, text in
        text.wrapped(to: width - column).enumerated().map { line, text in
          StyledText(place + line == 0 ? count : "", .bad).filled(to: column) + text
        }
      }
    }
    return [titled(words.mistakes, lines + more(standing.mistakes.count))]
  }

  private var definitions: [StyledText] {
    words.definitions.flatMap { word, meaning in
      (StyledText(word) + StyledText(words.either(": ", "：") + meaning, .dim))
        .wrapped(to: width, hanging: 2)
    }
  }

  private func more(_ count: Int) -> [StyledText] {
    count > Self.most ? [StyledText(words.more(count - Self.most), .dim)] : []
  }

  private func titled(_ title: String, _ rest: [StyledText]) -> Block {
    lines([StyledText(title, .heading)] + rest)
  }

  private func lines(_ lines: [StyledText]) -> Block {
    var text = StyledText()
    for line in lines {
      if !text.isEmpty { text.append("\n") }
      text.append(line)
    }
    return .styled(text)
  }
}

extension StyledText {
  /// The text with spaces at its end until it is `width` columns wide.
  fileprivate func filled(to width: Int) -> StyledText {
    self + StyledText(String(repeating: " ", count: max(0, width - self.width)))
  }
}

extension String {
  /// The text with spaces at which no line ends.
  fileprivate var unbroken: String { split(separator: " ").joined(separator: "\u{A0}") }
}
