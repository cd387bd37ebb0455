import GradusCore
import GradusScreen

/// Progress as sentences and lists, for whoever has them read aloud: no picture, no frame, and
/// nothing that is told by its place on the screen.
struct ProgressSentences {
  let report: ProgressReport
  let words: ProgressWording

  init(_ report: ProgressReport, _ language: Language) {
    self.report = report
    words = ProgressWording(language: language)
  }

  private var standing: Standing { report.standing }
  private var colon: String { words.either(": ", "：") }
  private var stop: String { words.either(".", "。") }

  /// A sentence or an item of a list each; empty lines part what belongs together.
  var lines: [String] {
    let total = standing.total
    guard report.hasHistory else { return [words.nothing(total.questions)] }
    var parts = [
      [
        words.title + stop, words.counts(total), words.state(total), words.habit(standing),
        words.effort(standing),
      ]
    ]
    if let plan = report.plan { parts.append(list(words.planTitle, [words.plan(plan)])) }
    if standing.sections.count > 1 {
      parts.append(
        list(
          words.sections,
          standing.sections.map { report.title(of: $0, words.language) + colon + words.item($0) }))
    }
    parts.append(list(words.activity, months))
    parts.append(list(words.weakest, weakest))
    parts.append(list(words.weakTags, tags))
    parts.append(list(words.mistakes, mistakes))
    parts.append(
      list(words.definitionsTitle, words.definitions.map { $0.word + colon + $0.meaning + stop }))
    return Array(parts.filter { !$0.isEmpty }.joined(separator: [""]))
  }

  private func list(_ title: String, _ items: [String]) -> [String] {
    items.isEmpty ? [] : [title + colon.trimmedEnd] + items.map { "- " + $0 }
  }

  /// The months of the last year with an answer, the latest first.
  private var months: [String] {
    let first = HeatMap(standing, weeks: HeatMap.year).weeks.first?.first?.day ?? standing.today
    let days = standing.activity.filter { $0.day >= first }
    let byMonth = Dictionary(grouping: days) { String($0.day.description.prefix(7)) }
    return byMonth.sorted { $0.key > $1.key }.map { month, days in
      let answers = words.answers(days.reduce(0) { $0 + $1.answers })
      return words.either(
        "\(month): \(answers) on \(words.days(days.count)).",
        "\(month)：\(words.days(days.count))内 \(answers)。")
    }
  }

  private var weakest: [String] {
    standing.weakest.prefix(ProgressScreen.most).map { question in
      let title = renderMarkup(question.facts.title.text(in: words.language)).plain
      var text = question.facts.address + colon + title + stop
      if let last = question.last {
        let score = words.percent(question.lastScore)
        text += words.either(
          " Last \(score) on \(report.day(last)).", "最近一次 \(score)，\(report.day(last))。")
      }
      return text
    } + more(standing.weakest.count)
  }

  private var tags: [String] {
    report.weakTags.prefix(ProgressScreen.most).map { $0.name + colon + words.item($0) }
      + more(report.weakTags.count)
  }

  private var mistakes: [String] {
    standing.mistakes.prefix(ProgressScreen.most).map { mistake in
      let sentences = words.sentences(mistake).joined(separator: words.either(" ", ""))
      let place = words.place(mistake, last: report.day(mistake.last))
      return words.times(mistake.count) + colon + sentences
        + words.either(" ", "") + words.either("(\(place))", "（\(place)）")
    } + more(standing.mistakes.count)
  }

  private func more(_ count: Int) -> [String] {
    count > ProgressScreen.most ? [words.more(count - ProgressScreen.most)] : []
  }
}

extension String {
  fileprivate var trimmedEnd: String { hasSuffix(" ") ? String(dropLast()) : self }
}
