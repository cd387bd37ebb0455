import GradusCore
import GradusStore

/// What is kept about the learner, or what is wrong with it.
enum LearnerFacts {
  /// Nothing is kept yet.
  case none
  /// So many sessions and scheduled questions.
  case kept(sessions: Int, questions: Int)
  /// The data cannot be used, for this reason.
  case broken(String)

  /// Looks at the learner's data and changes nothing.
  init() {
    do {
      guard let store = try LearnerData.look() else {
        self = .none
        return
      }
      self = .kept(sessions: try store.sessions().count, questions: try store.cards().count)
    } catch let error as StoreError {
      self = .broken(error.description)
    } catch {
      self = .broken("'\(LearnerData.path)' cannot be read: \(error)")
    }
  }

  /// Whether somebody has to look at it.
  var isBroken: Bool { if case .broken = self { true } else { false } }

  /// The facts as a part of the doctor's report.
  var section: DoctorReport.Section {
    var entries: [String: Value] = ["path": .text(LearnerData.path)]
    let text: String
    switch self {
    case .none: text = "nothing is kept yet"
    case .kept(let sessions, let questions):
      text =
        (sessions == 1 ? "1 session, " : "\(sessions) sessions, ")
        + (questions == 1 ? "1 question is scheduled" : "\(questions) questions are scheduled")
      entries["sessions"] = .integer(sessions)
      entries["scheduled"] = .integer(questions)
    case .broken(let reason):
      text = reason
      entries["fault"] = .text(reason)
    }
    return .init(
      title: "Your data", key: "learner", lines: [.init(name: "", text: text, isBad: isBroken)],
      value: .map(entries))
  }
}
