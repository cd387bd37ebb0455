import GradusCore
import GradusPlugins
import GradusScreen

extension SessionPlayer {
  /// What is shown when a question is done with: the solution, unless the last answer was right, and
  /// the explanation. Of an open question that nobody marked, the solution is what a full answer has.
  func explanation(_ open: OpenQuestion) throws -> [Block] {
    var blocks: [Block] = []
    if items[open.index].verdicts.last?.isRight != true, let solution = try solution(open) {
      let label = language == .english ? "Solution: " : "答案："
      blocks.append(.styled(StyledText(label + solution.shown, .key)))
    }
    if case .rubric(let items) = open.view.input, self.items[open.index].verdicts.isEmpty {
      blocks.append(
        .styled(StyledText(language == .english ? "A full answer says:" : "完整的回答包括：", .key)))
      blocks.append(
        .options(items.map { Block.Item($0.label, $0.text.text(in: language)) }))
    }
    if let explanation = open.prepared.variant.explanation {
      blocks.append(.paragraph(explanation.text(in: language)))
    }
    return blocks
  }
}
