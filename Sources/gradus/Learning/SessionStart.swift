import Foundation
import GradusCore
import GradusGrading
import GradusPlugins
import GradusStore

/// Begins sessions and takes them up again.
struct SessionStart {
  let workspace: Workspace
  let engine: Engine
  let clock: SessionClock
  let language: Language

  /// The quiz of this name and the questions it draws.
  func questions(
    of name: String, _ choice: QuestionChoice, seed: Int?
  ) throws -> (quiz: Quiz, questions: [Question], seed: Int) {
    var (quiz, bank) = try quiz(named: name)
    let seed = seed ?? Int.random(in: 1...999_999)
    if let count = choice.count { quiz.count = count }
    let questions = quiz.questions(from: bank, seed: seed) {
      $0.matches(choice.only) && choice.difficulty?.range.contains($0.difficulty) != false
    }
    guard !questions.isEmpty else {
      throw Failure(.noInput, "quiz '\(quiz.name)' has no question\(choice.conditions)")
    }
    return (quiz, questions, seed)
  }

  /// A session that begins now. When the learner's data has no place, that is said, and the session
  /// is not kept.
  func begun(
    _ plan: Session.Plan, _ quiz: Quiz, _ questions: [Question], saving: Bool
  ) throws -> SessionPlayer {
    let session = Session(plan: plan, start: clock.now)
    var notebook = SessionNotebook(store: nil)
    if saving {
      do {
        let store = try LearnerData.open()
        try remindOfLeft(plan, in: store)
        notebook = SessionNotebook(store: store)
        if plan.timeLimit != nil { try notebook.begin(session) }
      } catch let error as StoreError where error.code != .inputOutput {
        throw Failure(error, hint: "; --no-save takes the quiz without keeping your answers")
      } catch let error where error is StoreError || error is Failure {
        StandardError.write("gradus: your answers are not kept: \(error)")
      }
    }
    return player(quiz, questions, session, notebook, language)
  }

  /// A session that was left.
  ///
  /// - Parameters:
  ///   - id: its number; `nil` for the one left last.
  ///   - name: its quiz, where the learner named one.
  func resumed(_ id: Int?, of name: String?) throws -> SessionPlayer {
    guard let store = try LearnerData.existing() else {
      throw Failure(.noInput, "there is no session to go on with")
    }
    let stored = try store.session(try id ?? lastLeft(of: name, in: store))
    let plan = stored.session.plan
    if let name, name != plan.quiz {
      throw Failure(.usage, "session \(stored.id) is of quiz '\(plan.quiz)', not of '\(name)'")
    }
    guard !stored.session.isFinished else {
      throw Failure(.usage, "session \(stored.id) is over; begin a new one with 'gradus run'")
    }
    let quiz = try quiz(of: plan)
    let questions = try plan.questions.map { address in
      guard let question = workspace.questions[address] else {
        throw Failure(
          .noInput,
          "session \(stored.id) asks '\(address)', which no bank here has; name its bank with --bank"
        )
      }
      return question
    }
    return player(
      quiz, questions, stored.session, SessionNotebook(store: store, id: stored.id),
      Language(rawValue: plan.language) ?? language)
  }

  private func player(
    _ quiz: Quiz, _ questions: [Question], _ session: Session, _ notebook: SessionNotebook,
    _ language: Language
  ) -> SessionPlayer {
    SessionPlayer(
      engine: engine, quiz: quiz, questions: questions, session: session, language: language,
      notebook: notebook, clock: clock)
  }

  /// Tells a learner at a terminal, who begins a session of a quiz, that another one was left.
  private func remindOfLeft(_ plan: Session.Plan, in store: Store) throws {
    guard isatty(STDIN_FILENO) == 1, plan.mode != .review else { return }
    let left = try store.sessions().first { $0.ending == nil && $0.plan.quiz == plan.quiz }
    guard let left else { return }
    let (id, count) = (left.id, "\(left.answered)/\(left.plan.questions.count)")
    StandardError.write(
      language == .english
        ? "You left session \(id) with \(count) answered; gradus run --session \(id) goes on with it."
        : "第 \(id) 次练习尚未完成（已答 \(count)）；gradus run --session \(id) 可继续。")
  }

  private func lastLeft(of name: String?, in store: Store) throws -> Int {
    let left = try store.sessions().first { summary in
      summary.ending == nil && (name.map { $0 == summary.plan.quiz } ?? true)
    }
    guard let left else {
      throw Failure(
        .noInput,
        "there is no session to go on with" + (name.map { " of quiz '\($0)'" } ?? ""))
    }
    return left.id
  }

  private func quiz(named name: String) throws -> (quiz: Quiz, bank: Bank) {
    guard let found = workspace.quiz(named: name) else {
      throw Failure(
        .noInput,
        "there is no quiz '\(name)'" + Suggestion.sentence(for: name, in: workspace.quizNames))
    }
    return found
  }

  /// The quiz a session belongs to.
  private func quiz(of plan: Session.Plan) throws -> Quiz {
    plan.mode == .review ? .review : try quiz(named: plan.quiz).quiz
  }
}
