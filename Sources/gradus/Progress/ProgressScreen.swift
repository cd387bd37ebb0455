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

  var standing: Standing { report.standing }

  /// Everything, from the whole to the single mistake.
  var lines: [StyledText] {
    let total = standing.total
    guard report.hasHistory else { return wrapped([StyledText(words.nothing(total.questions))]) }
    var parts = [
      Layout(width: width).lines(for: .heading(words.title)),
      [MasteryBar.text(total, width: min(width, 60))] + wrapped([legend]),
      wrapped([
        StyledText(words.counts(total), .bold), StyledText(words.state(total)),
        StyledText(words.habit(standing)), StyledText(words.effort(standing)),
      ]),
    ]
    if let plan = report.plan {
      parts.append(titled(words.planTitle, wrapped([StyledText(words.plan(plan))])))
    }
    if standing.sections.count > 1 { parts.append(sections) }
    parts += [days, weakest, tags, mistakes]
    parts.append(titled(words.definitionsTitle, definitions))
    return Array(parts.filter { !$0.isEmpty }.joined(separator: [StyledText()]))
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

  // MARK: What is weak

  private var weakest: [StyledText] {
    let shown = standing.weakest.prefix(Self.most)
    guard !shown.isEmpty else { return [] }
    let lines = shown.flatMap { question -> [StyledText] in
      let title = renderMarkup(question.facts.title.text(in: words.language)).plain
      var facts = words.percent(question.lastScore)
      if let last = question.last { facts += words.either(" on ", "，") + "\(report.day(last))" }
      let name = StyledText(question.facts.address, .key)
      return [name + StyledText("  " + facts, .dim), StyledText("  " + title)]
    }
    return titled(words.weakest, wrapped(lines + more(standing.weakest.count)))
  }

  private var tags: [StyledText] {
    let weak = report.weakTags
    let shown = weak.prefix(Self.most)
    guard !shown.isEmpty else { return [] }
    let column = shown.reduce(0) { max($0, displayWidth($1.name)) }
    let lines = shown.map { tag in
      let facts = words.either(
        "\(tag.count(.weak)) of \(tag.questions) weak",
        "\(tag.questions) 题中 \(tag.count(.weak)) 题薄弱")
      return StyledText(tag.name, .key).filled(to: column)
        + StyledText("  \(facts)\(words.comma)\(words.accuracy) \(words.percent(tag.accuracy))")
    }
    return titled(words.weakTags, wrapped(lines + more(weak.count)))
  }

  private var mistakes: [StyledText] {
    let shown = standing.mistakes.prefix(Self.most)
    guard !shown.isEmpty else { return [] }
    let counts = shown.map { "\($0.count)×" }
    let column = counts.reduce(0) { max($0, displayWidth($1)) } + 2
    let lines = zip(shown, counts).flatMap { mistake, count -> [StyledText] in
      let place = words.place(mistake, last: report.day(mistake.last))
      let texts = words.sentences(mistake).map { StyledText($0) } + [StyledText(place, .dim)]
      let lines = texts.flatMap { $0.wrapped(to: width - column) }
      return lines.enumerated().map { number, line in
        StyledText(number == 0 ? count : "", .bad).filled(to: column) + line
      }
    }
    return titled(words.mistakes, lines + more(standing.mistakes.count))
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

  /// Texts broken into lines of the screen.
  func wrapped(_ texts: [StyledText]) -> [StyledText] { texts.flatMap { $0.wrapped(to: width) } }

  /// Lines below their title.
  func titled(_ title: String, _ lines: [StyledText]) -> [StyledText] {
    StyledText(title, .heading).wrapped(to: width) + lines
  }
}

extension StyledText {
  /// The text with spaces at its end until it is `width` columns wide.
  func filled(to width: Int) -> StyledText {
    self + StyledText(String(repeating: " ", count: max(0, width - self.width)))
  }
}

extension String {
  /// The text with spaces at which no line ends.
  fileprivate var unbroken: String { split(separator: " ").joined(separator: "\u{A0}") }
}
