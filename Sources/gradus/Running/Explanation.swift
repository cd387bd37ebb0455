import GradusCore
import GradusPlugins
import GradusScreen

extension SessionPlayer {
  /// What is shown when a question is done with: the solution, unless the last answer was right, and
  /// the explanation.
  func explanation(_ open: OpenQuestion) throws -> [Block] {
    var blocks: [Block] = []
    if items[open.index].verdicts.last?.isRight != true, let solution = try solution(open) {
      let label = language == .english ? "Solution: " : "答案："
      blocks.append(.styled(StyledText(label + solution.shown, .key)))
    }
    if let explanation = open.prepared.variant.explanation {
      blocks.append(.paragraph(explanation.text(in: language)))
    }
    return blocks
  }
}
