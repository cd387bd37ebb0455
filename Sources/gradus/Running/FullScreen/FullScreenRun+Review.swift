import GradusCore
import GradusScreen
import GradusTerminal

extension FullScreenRun {
  /// Takes a key as the learner's own rating of a settled question. Returns whether it was one.
  func rate(_ index: Int, _ proposal: ReviewDesk.Proposal, by key: Key) throws -> Bool {
    guard case .character(let letter) = key, let number = letter.wholeNumberValue,
      let rating = Rating(rawValue: number)
    else { return false }
    try player.rate(index, proposal, as: rating)
    return true
  }

  /// Asks what to do with a question whose key is another one than when it was last asked.
  func settleKey(_ open: SessionPlayer.OpenQuestion) throws {
    guard player.mode == .review, let desk = player.desk,
      let card = try desk.cardWithOtherKey(of: open.question)
    else { return }
    let blocks: [GradusScreen.Block] = [
      .styled(
        StyledText(
          words.say(
            "The right answer of this question was changed since you last saw it.",
            "自上次作答以来，这道题的正确答案已经更改。"), .accent))
    ]
    let hints = [
      words.hint("Enter", "keep its schedule", "保留复习进度"), words.hint("n", "learn it anew", "重新学习"),
    ]
    while true {
      switch try page(Page(after: blocks), header: open.index, hints: hints) {
      case .enter: return try desk.keep(card, for: open.question)
      case .character("n"), .character("N"): return try desk.restart(open.question)
      default: continue
      }
    }
  }
}
