import GradusCore
import GradusPlugins

extension SessionPlayer {
  /// What the review schedule makes of a question that is settled; `nil` when it has no schedule, as
  /// when nothing is kept, when there is nothing to rate, or when it was rated already.
  ///
  /// A question that was left for its solution counts as not remembered in a review, and says
  /// nothing elsewhere unless it was answered before.
  func proposal(for index: Int) throws -> ReviewDesk.Proposal? {
    guard let desk, !rated.contains(index) else { return nil }
    do {
      guard let rating = try rating(of: index) else { return nil }
      return try desk.proposal(for: questions[index], rating: rating, at: now)
    } catch let error as PluginError {
      // The answer counts all the same: only what other seeds draw is at fault.
      rated.insert(index)
      faults.append("\(questions[index].address) is not scheduled: \(error)")
      return nil
    }
  }

  /// Schedules a question as the learner or the proposal says.
  func rate(_ index: Int, _ proposal: ReviewDesk.Proposal, as rating: Rating) throws {
    try desk?.rate(proposal, as: rating)
    rated.insert(index)
  }

  private func rating(of index: Int) throws -> Rating? {
    let item = items[index]
    guard let verdict = item.verdicts.last else {
      return mode == .review && item.isSkipped ? .again : nil
    }
    guard let score = verdict.score else { return nil }
    let open = try open(index)
    return Rating(
      score: score, attempt: item.verdicts.count, hints: item.hints,
      // A script types faster than anybody knows things.
      seconds: isTyped ? item.seconds : .infinity,
      expectedSeconds: open.view.expectedSeconds(
        prompt: open.prepared.variant.prompt, difficulty: open.question.difficulty, in: language))
  }

  /// Schedules a question as the rating that it proposes. A review asks the learner first, so that
  /// there the front end does it.
  func schedule(_ index: Int) throws {
    guard mode != .review, let proposal = try proposal(for: index) else { return }
    try rate(index, proposal, as: proposal.rating)
  }
}
