import GradusCore
import GradusGrading
import GradusScreen

/// Progress as one HTML page that needs nothing but itself, light and dark, on a phone and on paper.
struct ProgressPage {
  let report: ProgressReport
  let words: ProgressWording

  init(_ report: ProgressReport, _ language: Language) {
    self.report = report
    words = ProgressWording(language: language)
  }

  private var standing: Standing { report.standing }

  /// The page.
  var html: String {
    let body: HTMLText = """
      <header>
      <h1>\(words.title)</h1>
      <p>\(standing.today.description)</p>
      </header>
      <main>
      \(main)
      </main>
      <footer>
      \(definitions)
      </footer>
      """
    return HTMLPage(
      title: words.title, language: words.language, style: Self.style, body: body
    ).html
  }

  private var main: HTMLText {
    guard report.hasHistory else {
      return "<p>\(words.nothing(standing.total.questions))</p>"
    }
    return """
      \(overview)
      \(plan)
      \(ProgressCalendar(standing, words).figures)
      \(sections)
      \(weakest)
      \(mistakes)
      \(tags)
      """
  }

  // MARK: The whole

  private var overview: HTMLText {
    let total = standing.total
    let streak = standing.streak
    let figures: [HTMLText] = [
      figure(
        words.name(.mastered), "\(total.count(.mastered))",
        after: words.either(" of \(total.questions)", " / \(total.questions)")),
      figure(words.accuracy, words.percent(total.accuracy)),
      figure(words.either("due now", "待复习"), "\(total.due)"),
      figure(
        words.either("streak", "连续学习"), words.days(streak.current),
        note: words.either(
          "longest \(words.days(streak.longest))", "最长 \(words.days(streak.longest))")),
      figure(
        words.either("answers", "作答"), "\(standing.answers)",
        note: words.either(
          "on \(words.days(standing.activity.count))", "共 \(words.days(standing.activity.count))")),
      figure(words.either("time", "用时"), words.duration(standing.seconds)),
    ]
    let parts = parts(of: total)
    let stray: HTMLText =
      standing.strayAnswers == 0 ? "" : "<p class=more>\(words.stray(standing.strayAnswers))</p>"
    let bar: HTMLText =
      parts.isEmpty
      ? "" : "\(HTMLStack(parts).bar(words.counts(total)))\(HTMLStack(parts).legend)"
    return """
      <section class=whole>\(bar)
      <dl class=figures>\(figures)</dl>\(stray)</section>
      """
  }

  private func figure(
    _ name: String, _ value: String, after unit: String = "", note: String = ""
  ) -> HTMLText {
    let small: HTMLText = note.isEmpty ? "" : "<small>\(note)</small>"
    return """
      <div><dt>\(name)</dt><dd>\(value)<span class=unit>\(unit)</span>\(small)</dd></div>
      """
  }

  private func parts(of tally: Tally) -> [HTMLStack.Part] {
    let kinds: [Mastery: HTMLText] = [
      .mastered: "right", .learning: "partial", .weak: "wrong", .unseen: "missing",
    ]
    return MasteryBar.order.map { (words.name($0), kinds[$0] ?? "missing", tally.count($0)) }
      .filter { $0.count > 0 }
  }

  private var plan: HTMLText {
    guard let plan = report.plan else { return "" }
    return "<section><h2>\(words.planTitle)</h2><p>\(words.plan(plan))</p></section>"
  }

  // MARK: Sections and tags

  private var sections: HTMLText {
    guard standing.sections.count > 1 else { return "" }
    let rows = standing.sections.map { row(of: $0, named: report.title(of: $0, words.language)) }
    return """
      <section><h2>\(words.sections)</h2>\(table(words.either("section", "部分"), rows))</section>
      """
  }

  private var tags: HTMLText {
    let seen = standing.tags.filter { $0.seen > 0 }
    let weak = report.weakTags
    guard !seen.isEmpty else { return "" }
    let rest = seen.filter { $0.count(.weak) == 0 }
    let rows = (weak + rest).map { row(of: $0, named: $0.name) }
    return """
      <section><details><summary><h2>\(words.either("Tags", "标签"))</h2></summary>\
      \(table(words.either("tag", "标签"), rows))</details></section>
      """
  }

  private func table(_ name: String, _ rows: [HTMLText]) -> HTMLText {
    """
    <div class=wide><table class=progress><thead><tr><th scope=col>\(name)</th>\
    <th scope=col>\(words.name(.mastered))</th><th scope=col>\(words.name(.weak))</th>\
    <th scope=col>\(words.accuracy)</th></tr></thead><tbody>\(rows)</tbody></table></div>
    """
  }

  private func row(of tally: Tally, named name: String) -> HTMLText {
    """
    <tr><th scope=row><div><bdi>\(name)</bdi>\
    \(HTMLStack(parts(of: tally)).bar(words.counts(tally)))</div></th>\
    <td>\(tally.count(.mastered))/\(tally.questions)</td><td>\(tally.count(.weak))</td>\
    <td>\(words.percent(tally.accuracy))</td></tr>
    """
  }

  // MARK: What is weak

  private var weakest: HTMLText {
    let items = standing.weakest.map { question -> HTMLText in
      let title = renderMarkup(question.facts.title.text(in: words.language)).plain
      let address: HTMLText = "<bdi>\(question.facts.address)</bdi>"
      return item(
        words.percent(question.lastScore), ["\(title)", address], words.facts(question, report))
    }
    return list(words.weakest, items)
  }

  private var mistakes: HTMLText {
    let items = standing.mistakes.map { mistake in
      item(
        "\(mistake.count)×", words.sentences(mistake).map { "\($0)" },
        words.place(mistake, last: report.day(mistake.last)))
    }
    return list(words.mistakes, items)
  }

  private func item(_ mark: String, _ lines: [HTMLText], _ facts: String) -> HTMLText {
    let lines = lines.map { line -> HTMLText in "<p>\(line)</p>" }
    return "<li><b>\(mark)</b><div>\(lines)<small>\(facts)</small></div></li>"
  }

  /// A list of many things: the first of them, and the others behind a line that opens them.
  private func list(_ title: String, _ items: [HTMLText]) -> HTMLText {
    guard !items.isEmpty else { return "" }
    let rest = items.dropFirst(Self.most)
    let more: HTMLText =
      rest.isEmpty
      ? ""
      : """
      <details><summary>\(words.more(rest.count))</summary><ul class=weak>\(Array(rest))</ul>\
      </details>
      """
    return """
      <section><h2>\(title)</h2><ul class=weak>\(Array(items.prefix(Self.most)))</ul>\(more)\
      </section>
      """
  }

  /// The most questions and mistakes that are shown at once.
  private static let most = 15

  private var definitions: HTMLText {
    let items = words.definitions.map { word, meaning -> HTMLText in
      "<dt>\(word)</dt><dd>\(meaning)</dd>"
    }
    return "<h2>\(words.definitionsTitle)</h2><dl class=words>\(items)</dl>"
  }

  private static let style: HTMLText = """
    .h0{fill:var(--track)}.h1,.h2,.h3,.h4{fill:var(--right)}\
    .h1{fill-opacity:.3}.h2{fill-opacity:.52}.h3{fill-opacity:.76}
    .whole .stack{max-width:none;height:1.2rem}
    figure.days{max-width:none;margin:.5rem 0 .7rem}.short{display:none}
    .progress th div{display:flex;flex-wrap:wrap;gap:.15rem 1rem;align-items:center}
    .progress bdi{flex:1 1 13rem}.progress .stack{flex:2 1 9rem;margin:0;height:.7rem}
    .weak{list-style:none;padding:0;margin:0}
    .weak li{display:flex;gap:.8rem;padding:.45rem 0;border-bottom:1px solid var(--line)}
    .weak p{margin:0}.weak b{color:var(--wrong);min-width:3rem}
    summary{cursor:pointer;color:var(--link);padding:.4rem 0}
    summary h2{display:inline-block;color:var(--text);margin:.4rem 0}
    .words{display:grid;grid-template-columns:max-content 1fr;gap:.1rem .8rem}
    .words dd{font-size:inherit}footer h2{font-size:1rem;margin:0 0 .4rem}
    @media (max-width:34rem){.long{display:none}.short{display:block}}
    @media print{.weak li{break-inside:avoid}.long{display:block}.short{display:none}}
    """
}
