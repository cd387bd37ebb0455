internal import GradusCore
internal import GradusPlugins

/// The questions that the answers of a run named so far, with the fingerprints of their results.
///
/// Workers tell of them, and of names they do not know. Each is compared with the question as it
/// was when the run began: where they differ, or only one side knows it, somebody edits the bank or
/// a plugin while answers are graded.
final class NamedQuestions {
  private let questions: Questions
  private var own: Fingerprints
  /// What `--resume` does after an edit, for runs that can be gone on with.
  private let hint: String
  /// The fingerprints by address.
  private(set) var fingerprints: [String: String] = [:]
  private var unlogged: [String: String] = [:]

  /// - Parameter canResume: whether the run can be gone on with.
  init(_ questions: Questions, canResume: Bool) {
    self.questions = questions
    own = Fingerprints(questions.library)
    hint =
      canResume
      ? "the same command with --resume goes on if the edit is undone, and without it begins anew"
      : "grade again"
  }

  /// Takes what was known at the last checkpoint of an earlier run, or at its end.
  func restore(_ fingerprints: [String: String], _ tally: Tally) {
    self.fingerprints = fingerprints
    // What is wrong in their topics is told again.
    for address in fingerprints.keys.sorted() { _ = questions.question(at: address) }
    note(tally)
  }

  /// Takes what a block of results told.
  ///
  /// - Throws: `GradingError` when a question is not the one it was.
  func add(_ news: [NamedQuestion], _ tally: Tally) throws(GradingError) {
    for question in news
    where question.fingerprint == nil || fingerprints[question.address] != question.fingerprint {
      let mine = questions.question(at: question.address).map { own.text(of: $0) }
      guard mine == question.fingerprint else {
        throw GradingError(
          .badData,
          "question '\(question.address)', or a plugin that grades it, was edited while answers "
            + "were graded; \(hint)")
      }
      guard let fingerprint = question.fingerprint else { continue }
      fingerprints[question.address] = fingerprint
      unlogged[question.address] = fingerprint
    }
    note(tally)
  }

  /// The fingerprints that are new since this was last asked for.
  func takeUnlogged() -> [String: String] {
    defer { unlogged.removeAll() }
    return unlogged
  }

  private func note(_ tally: Tally) {
    // A name nobody knows may be that of a question in a broken file, so all faults are told.
    if tally[.unknownQuestion] > 0 { _ = questions.whole }
  }
}
