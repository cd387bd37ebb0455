import GradusCore
import GradusScreen

/// Turns variants, views and verdicts into blocks of text.
enum QuestionScreen {
  /// The prompt and what the format shows below it.
  static func blocks(_ variant: Variant, _ view: View, _ language: Language) -> [Block] {
    [.paragraph(variant.prompt.text(in: language))] + view.blocks.map { block($0, language) }
  }

  private static func block(_ block: View.Block, _ language: Language) -> Block {
    switch block {
    case .text(let text): return .paragraph(text.text(in: language))
    case .options(let items): return .options(self.items(items, language))
    case .columns(let left, let right, let titles):
      let names = titles.map { $0.text(in: language) }
      return .columns(
        left: items(left, language), right: items(right, language),
        titles: names.count == 2 ? Block.Titles(left: names[0], right: names[1]) : nil)
    case .table(let header, let rows):
      return .table(
        header: header.map { $0.text(in: language) },
        rows: rows.map { $0.map { $0.text(in: language) } })
    case .code(let code, _): return .code(code)
    }
  }

  private static func items(_ items: [View.Item], _ language: Language) -> [Block.Item] {
    items.map { Block.Item($0.label, $0.text.text(in: language)) }
  }

  /// What the learner should know of a verdict.
  static func blocks(_ verdict: Verdict, points: Double, _ language: Language) -> [Block] {
    let isEnglish = language == .english
    var blocks: [Block] = []
    func line(_ text: String, _ style: StyledText.Style) {
      blocks.append(.styled(StyledText(text, style)))
    }
    let earned = "\(((verdict.score ?? 0) * points).rounded2)/\(points.rounded2)"
    switch verdict.status {
    case .graded where verdict.score == 1: line(isEnglish ? "✓ Right" : "✓ 正确", .good)
    case .graded where verdict.score == 0: line(isEnglish ? "✗ Wrong" : "✗ 不对", .bad)
    case .graded: line((isEnglish ? "◐ Partly right: " : "◐ 部分正确：") + earned, .accent)
    case .blank: line(isEnglish ? "No answer" : "没有作答", .dim)
    case .invalid: line(isEnglish ? "This answer cannot be read:" : "无法读取这个答案：", .accent)
    case .manual:
      line(isEnglish ? "To be marked by a person" : "需要人工评分", .accent)
      if let guess = verdict.provisional {
        let text = isEnglish ? "Provisional mark by key words: " : "按关键词的暂定得分："
        line(text + "\((guess * points).rounded2)/\(points.rounded2)", .dim)
      }
    case .failed:
      line(isEnglish ? "The grader failed; this costs you nothing." : "评分程序出错，不影响你的成绩。", .bad)
      if let failure = verdict.failure { line(failure.message, .dim) }
    }
    blocks += verdict.feedback.map { .paragraph($0.text(in: language)) }
    for text in verdict.trace {
      blocks.append(.styled(renderMarkup(text.text(in: language)).styled(.dim)))
    }
    return blocks
  }
}

extension Double {
  /// The number with at most two decimals.
  var rounded2: String { ((self * 100).rounded() / 100).shown }
}
