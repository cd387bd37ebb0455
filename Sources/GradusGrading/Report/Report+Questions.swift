internal import GradusCore

extension Report {
  /// The table of questions.
  var questionTable: HTMLText {
    let items = analysis.statistics.items
    guard !items.isEmpty else { return "" }
    let names = [
      "question", "n", "facility", "sd", "discrimination", "efficiency", "weight", "upper–lower",
    ]
    let heads = names.map { name -> HTMLText in
      "<th scope=col><button type=button>\(name)</button></th>"
    }
    let rows = items.enumerated().map { place, item -> HTMLText in
      let facility: HTMLText =
        item.facility.map { "\(.number($0))\(bar($0, kind: "right"))" } ?? .number(nil)
      let numbers: [(value: Double?, shown: HTMLText)] = [
        (Double(item.count), .count(item.count)), (item.facility, facility),
        (item.deviation, .number(item.deviation)),
        (item.discrimination, .number(item.discrimination)),
        (item.efficiency, .number(item.efficiency)), (item.weight, .number(item.weight)),
        (item.upperLower, .number(item.upperLower)),
      ]
      let cells = numbers.map { value, shown -> HTMLText in
        "<td data-value=\"\(value?.shown ?? "")\">\(shown)</td>"
      }
      return """
        <tr><th scope=row data-value="\(item.question)"><a href="#q\(place + 1)"><bdi>\
        \(item.question)</bdi></a></th>\(cells)</tr>
        """
    }
    return """
      <section><h2>Questions</h2><div class=wide><table class=sortable>
      <thead><tr>\(heads)</tr></thead>
      <tbody>\(rows)</tbody></table></div></section>
      """
  }

  /// A bar as long as a share of 1.
  func bar(_ share: Double, kind: HTMLText) -> HTMLText {
    let width = (100 * min(1, max(0, share))).fixed(1)
    return """
      <svg class=bar viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">\
      <rect class=track width="100" height="8"/><rect class=\(kind) width="\(width)" \
      height="8"/></svg>
      """
  }

  /// All about one question.
  func section(of item: ItemStatistics, number: Int) -> HTMLText {
    let concerns = analysis.concerns.filter { $0.question == item.question }.map(\.message)
    let misses = analysis.nearMisses.filter { $0.question == item.question }.map(\.message)
    let advice = (concerns + misses).map { text -> HTMLText in "<li>\(text)</li>" }
    let list: HTMLText = advice.isEmpty ? "" : "<ul class=concerns>\(advice)</ul>"
    return """
      <section class=question id="q\(number)"><h2><bdi>\(item.question)</bdi></h2>
      <p>\(facts(of: item))</p>
      \(list)
      \(marks(of: item))
      \(answers(of: item))
      \(mistakes(of: item))
      </section>
      """
  }

  private func facts(of item: ItemStatistics) -> HTMLText {
    guard item.count > 0 else {
      let waiting: HTMLText =
        item.unmarked == 1
        ? "1 answer has no mark" : "\(.count(item.unmarked)) answers have no mark"
      return "\(waiting): the question is left out of all totals."
    }
    let facts: [HTMLText?] = [
      "\(.count(item.count)) marks", item.facility.map { "facility \(.number($0))" },
      item.discrimination.map { "discrimination \(.number($0))" },
      item.upperLower.map { "upper–lower \(.number($0))" },
      item.unmarked > 0 ? "\(.count(item.unmarked)) answers without a mark" : nil,
    ]
    var text: HTMLText = ""
    for (place, fact) in facts.compactMap(\.self).enumerated() {
      text = place == 0 ? fact : "\(text) · \(fact)"
    }
    return text
  }

  /// What became of the answers, in one bar.
  private func marks(of item: ItemStatistics) -> HTMLText {
    let kinds: [HTMLStack.Part] = [
      ("right", "right", item.right), ("partly right", "partial", item.partial),
      ("wrong", "wrong", item.wrong), ("unreadable", "invalid", item.invalid),
      ("blank", "blank", item.blank), ("missing", "missing", item.missing),
      ("without a mark", "unmarked", item.unmarked),
    ].filter { $0.count > 0 }
    guard !kinds.isEmpty else { return "" }
    let stack = HTMLStack(kinds)
    return "\(stack.bar("What became of the answers"))\(stack.legend)"
  }

  private func answers(of item: ItemStatistics) -> HTMLText {
    choices(item.options, title: "Answers", column: "answer") { choice in
      switch choice.isRight {
      case true?: "right"
      case false?: "wrong"
      case nil: "partial"
      }
    }
  }

  private func mistakes(of item: ItemStatistics) -> HTMLText {
    choices(item.notes, title: "Mistakes", column: "mistake") { _ in "wrong" }
  }

  /// The most answers or mistakes that are shown of one question.
  private static let mostChoices = 12

  private func choices(
    _ choices: [ItemStatistics.Choice], title: String, column: String,
    kind: (ItemStatistics.Choice) -> HTMLText
  ) -> HTMLText {
    guard !choices.isEmpty else { return "" }
    let longest = choices.map(\.share).max() ?? 1
    let hasRest = choices.contains { $0.meanRest != nil }
    let rows = choices.prefix(Self.mostChoices).map { choice -> HTMLText in
      let name: HTMLText = choice.isRight == true ? " <span class=mark>✓</span>" : ""
      let rest: HTMLText =
        hasRest
        ? "<td>\(.number(choice.meanRest))</td><td>\(.number(choice.pointBiserial))</td>" : ""
      return """
        <tr><th scope=row><bdi>\(choice.text)</bdi>\(name)</th>\
        <td class=plot>\(bar(longest > 0 ? choice.share / longest : 0, kind: kind(choice)))</td>\
        <td>\(.count(choice.count))</td><td>\(.percent(choice.share))</td>\(rest)</tr>
        """
    }
    let heads: HTMLText =
      hasRest ? "<th scope=col>mean rest</th><th scope=col>correlation</th>" : ""
    let left = choices.count - rows.count
    let more: HTMLText =
      left > 0 ? "<p class=more>and \(.count(left)) more, each less often</p>" : ""
    return """
      <h3>\(title)</h3><div class=wide><table class=choices>
      <thead><tr><th scope=col>\(column)</th><td class=plot></td><th scope=col>count</th>\
      <th scope=col>share</th>\(heads)</tr></thead><tbody>\(rows)</tbody></table></div>\(more)
      """
  }
}
