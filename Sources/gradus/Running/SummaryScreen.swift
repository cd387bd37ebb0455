import GradusCore
import GradusScreen

/// Turns what a session came to into blocks of text.
enum SummaryScreen {
  /// The summary of a session.
  static func blocks(_ summary: QuizSummary, _ language: Language) -> [Block] {
    let isEnglish = language == .english
    let percent = summary.percent.rounded2
    var blocks: [Block] = [
      .rule, .heading(isEnglish ? "Summary" : "小结"),
      .paragraph(
        isEnglish
          ? "\(summary.right) right of \(summary.answered) answered, "
            + "\(summary.unanswered) not answered."
          : "答了 \(summary.answered) 题，答对 \(summary.right) 题，未答 \(summary.unanswered) 题。"),
      .paragraph(
        (isEnglish ? "Score: " : "得分：")
          + "\(summary.points.rounded2)/\(summary.total.rounded2) (\(percent) %)"),
    ]
    if !summary.notes.isEmpty {
      blocks.append(
        .paragraph(
          (isEnglish ? "Mistakes to look at: " : "需要注意的错误：")
            + summary.notes.joined(separator: ", ")))
    }
    return blocks
  }

  /// What became of each question of an exam, once it is over.
  static func results(_ player: SessionPlayer) throws -> [Block] {
    var blocks: [Block] = []
    for (index, item) in player.items.enumerated() {
      let points = player.questions[index].points
      blocks += [.rule, QuestionScreen.place(index, player)]
      if let answer = item.answer {
        let label = player.language == .english ? "Your answer: " : "你的答案："
        blocks.append(.styled(StyledText(label + answer.shown)))
      }
      blocks += QuestionScreen.blocks(
        item.verdicts.last ?? .blank, points: points, player.language)
      blocks += try player.explanation(player.open(index))
    }
    return blocks
  }
}
