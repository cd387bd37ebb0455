extension ReviewScheduler {
  /// The step a card goes to, with its wait in seconds; `nil` when it goes into review.
  func nextStep(
    _ phase: ReviewCard.Phase, _ step: Int, _ rating: Rating
  ) -> (number: Int, wait: Double)? {
    switch phase {
    case .learning: Self.next(step, of: learningSteps, rating)
    case .relearning: Self.next(step, of: relearningSteps, rating)
    case .review: rating == .again ? Self.next(0, of: relearningSteps, rating) : nil
    }
  }

  /// Again goes back to the first step, hard stays, good goes on, easy goes into review. A step that
  /// is no longer there counts as passed.
  private static func next(
    _ step: Int, of steps: [Double], _ rating: Rating
  ) -> (number: Int, wait: Double)? {
    guard let first = steps.first, rating == .again || steps.indices.contains(step) else {
      return nil
    }
    switch rating {
    case .again: return (0, first)
    case .hard where step > 0: return (step, steps[step])
    case .hard: return (0, steps.count > 1 ? (first + steps[1]) / 2 : first * 1.5)
    case .good: return step + 1 < steps.count ? (step + 1, steps[step + 1]) : nil
    case .easy: return nil
    }
  }
}
