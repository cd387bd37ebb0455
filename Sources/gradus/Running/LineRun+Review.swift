import Foundation
import GradusCore
import GradusPlugins
import GradusScreen

extension LineRun {
  /// Shows when a question that is settled comes back, and lets the learner decide otherwise. A
  /// script takes what is proposed.
  func rate(_ index: Int) throws {
    guard player.mode == .review, let proposal = try player.proposal(for: index) else { return }
    guard isInteractive else { return try keep(index, proposal, as: proposal.rating) }
    screen.show([.styled(ReviewScreen.choices(proposal, from: player.now, player.language))])
    while true {
      screen.prompt(isEnglish ? "Enter, or 1 to 4: " : "回车，或 1 到 4：")
      guard case .line(let line) = input.read() else { return }
      let typed = line.trimmingCharacters(in: .whitespaces)
      if typed.isEmpty { return try keep(index, proposal, as: proposal.rating) }
      if let rating = Int(typed).flatMap({ Rating(rawValue: $0) }) {
        return try keep(index, proposal, as: rating)
      }
    }
  }

  private func keep(
    _ index: Int, _ proposal: ReviewDesk.Proposal, as rating: Rating
  ) throws {
    try player.rate(index, proposal, as: rating)
    guard let card = proposal.cards[rating] else { return }
    let wait = ReviewScreen.wait(from: player.now, to: card.due, player.language)
    say("Asked again in \(wait).", "\(wait)后再问。", .dim)
  }

  /// Asks what to do with a question whose key is another one than when it was last asked.
  func settleKey(_ open: SessionPlayer.OpenQuestion) throws {
    guard player.mode == .review, let desk = player.desk,
      let card = try desk.cardWithOtherKey(of: open.question)
    else { return }
    say(
      "The right answer of this question was changed since you last saw it.",
      "自上次作答以来，这道题的正确答案已经更改。", .accent)
    guard isInteractive else {
      say("What you know of it is kept.", "保留此前的记忆进度。", .dim)
      return try desk.keep(card, for: open.question)
    }
    screen.prompt(
      isEnglish
        ? "Keep its schedule (Enter), or learn it anew (n)? " : "保留复习进度（回车），还是重新学习（n）？")
    guard case .line(let line) = input.read() else { return }
    if ["n", "new"].contains(line.trimmingCharacters(in: .whitespaces).lowercased()) {
      try desk.restart(open.question)
    } else {
      try desk.keep(card, for: open.question)
    }
  }
}
