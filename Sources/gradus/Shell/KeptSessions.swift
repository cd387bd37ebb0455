import Foundation
import GradusCore
import GradusStore

/// What of a learner's data a line being typed can name. Nothing is written, and data that cannot be
/// read offers nothing.
enum KeptSessions {
  /// The numbers of sessions, the one changed last first.
  ///
  /// - Parameter isOpen: whether only those that can be gone on with.
  static func numbers(onlyOpen isOpen: Bool, timeZone: TimeZone = .current) -> [Candidate] {
    let sessions = (try? LearnerData.look()?.sessions()) ?? []
    return sessions.filter { !isOpen || $0.ending == nil }.compactMap { summary in
      let time = Moment(summary.changed).text(in: timeZone)
      let answered = "\(summary.answered) of \(summary.plan.questions.count) answered"
      return Candidate(
        String(summary.id), meaning: "\(summary.plan.quiz), \(answered), \(time)")
    }
  }

  /// The questions about which something is kept.
  static var questions: [Candidate] {
    guard let store = try? LearnerData.look() else { return [] }
    let attempted = ((try? store.attempts()) ?? []).map(\.question)
    let cards = ((try? store.cards()) ?? []).map(\.question)
    return Set(attempted + cards).sorted().compactMap { Candidate($0) }
  }
}
