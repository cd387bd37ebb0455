import Foundation
import GradusCore
import GradusGrading
import GradusPlugins

/// Plays a session for whatever shows it: prepares questions, judges answers, keeps every event.
///
/// A front end opens a question, submits what the learner gives, and says when the session ends. The
/// player decides what is judged now and what later, and stores each event before it returns.
final class SessionPlayer {
  /// What became of an answer.
  enum Outcome {
    /// It was judged, and the learner may see how.
    case judged(Verdict)
    /// It was written down; it is judged at the end.
    case kept
    /// It could not be read, was blank, or its grader failed: it costs nothing.
    case uncounted(Verdict)
    /// It came after the time was up, and does not count.
    case late
  }

  /// A question that is on the screen.
  struct OpenQuestion {
    let index: Int
    let prepared: PreparedVariant
    let view: View
    var question: Question { prepared.question }
  }

  let engine: Engine
  let quiz: Quiz
  let questions: [Question]
  let language: Language
  /// Whether a person types the answers, so that the time they take means something.
  let isTyped: Bool
  private(set) var session: Session
  /// The review schedule; `nil` when nothing is kept.
  let desk: ReviewDesk?
  let notebook: SessionNotebook
  private let clock: SessionClock
  private var opened: [Int: OpenQuestion] = [:]
  /// What went wrong beside the session, to be told when it has left the screen.
  var faults: [String] = []
  /// The questions that were rated for the review schedule.
  var rated: Set<Int> = []
  /// Whether a question was brought onto the screen since the session was taken up.
  private var hasShown = false

  /// Takes up a session, new or with a past.
  ///
  /// - Parameters:
  ///   - questions: the questions of its plan, one for each.
  ///   - notebook: keeps what happens.
  init(
    engine: Engine, quiz: Quiz, questions: [Question], session: Session, language: Language,
    notebook: SessionNotebook, clock: SessionClock, isTyped: Bool = isatty(STDIN_FILENO) == 1
  ) {
    self.engine = engine
    self.quiz = quiz
    self.questions = questions
    self.session = session
    self.language = language
    self.isTyped = isTyped
    self.notebook = notebook
    desk = notebook.store.map { ReviewDesk(store: $0, engine: engine) }
    self.clock = clock
  }

  var mode: Session.Mode { session.plan.mode }
  var items: [Session.Item] { session.items }

  /// Whether what happens is kept.
  var isKept: Bool { notebook.store != nil }

  var now: Date { clock.now }

  /// The seconds that are left; `nil` without a time limit.
  var remaining: TimeInterval? { session.deadline?.timeIntervalSince(clock.now) }

  /// Whether there was a time limit and it has passed.
  var isTimeUp: Bool { remaining.map { $0 <= 0 } ?? false }

  // MARK: Moving

  /// Whether nothing more is to be done at a question. What a person marks, the learner among them,
  /// is not tried again: the marking has told what is right.
  func isSettled(_ index: Int) -> Bool {
    let item = items[index]
    if mode == .exam { return item.answer != nil }
    if item.isSkipped || !session.hasAttemptLeft(index) { return true }
    guard let last = item.verdicts.last else { return false }
    return last.isRight || last.status == .manual || item.isSelfMarked
  }

  /// The first question from `start` on that is not settled; `nil` when there is none.
  func nextOpen(from start: Int = 0) -> Int? {
    (start..<questions.count).first { !isSettled($0) }
  }

  /// Brings a question onto the screen.
  ///
  /// - Throws: `PluginError` when its plugin is at fault.
  func open(_ index: Int) throws -> OpenQuestion {
    if !session.isFinished, session.current != index || !hasShown {
      try apply(.shown(index: index))
    }
    hasShown = true
    if let known = opened[index] { return known }
    let prepared = try engine.prepare(questions[index], seed: session.plan.seeds[index])
    let view = try engine.view(of: prepared, in: language)
    let open = OpenQuestion(index: index, prepared: prepared, view: view)
    opened[index] = open
    return open
  }

  // MARK: Answering

  /// Takes an answer. In an exam it is kept until the end, unless it cannot be read.
  func submit(
    _ raw: Value, to open: OpenQuestion, selfMarking: Bool = false
  ) throws -> Outcome {
    guard !isTimeUp else { return .late }
    let verdict = engine.grade(raw, open.prepared, selfMarking: selfMarking)
    if mode == .exam {
      // A fault of the grader is told at the end as well, when it may be gone.
      guard verdict.counts || verdict.status == .failed else { return .uncounted(verdict) }
      try apply(.entered(index: open.index, raw: raw))
      return .kept
    }
    try apply(.answered(index: open.index, raw: raw, verdict: verdict))
    guard verdict.counts else { return .uncounted(verdict) }
    if isSettled(open.index) { try schedule(open.index) }
    return .judged(verdict)
  }

  /// Writes down a free answer before it is marked, so that it is not lost meanwhile.
  ///
  /// - Returns: what the grader makes of it: the provisional mark and what it found.
  func keep(_ raw: Value, of open: OpenQuestion) throws -> Verdict {
    let verdict = engine.grade(raw, open.prepared)
    if verdict.counts { try apply(.entered(index: open.index, raw: raw)) }
    return verdict
  }

  /// The next hint; `nil` when there is none left, or none may be given.
  func hint(_ open: OpenQuestion) throws -> Text? {
    let hints = open.prepared.variant.hints
    let shown = items[open.index].hints
    guard mode != .exam, shown < hints.count else { return nil }
    try apply(.hinted(index: open.index))
    return hints[shown]
  }

  /// Leaves a question for its solution.
  func skip(_ index: Int) throws {
    try apply(.skipped(index: index))
    try schedule(index)
  }

  func toggleFlag(_ index: Int) throws {
    try apply(.flagged(index: index, isFlagged: !items[index].isFlagged))
  }

  /// A raw answer that would earn everything; `nil` when the format knows none worth showing.
  func solution(_ open: OpenQuestion) throws -> Value? {
    if case .rubric = open.view.input { return nil }
    return try engine.solution(of: open.prepared)
  }

  // MARK: Ending

  /// Judges what was kept and ends the session.
  func finish(_ ending: Session.Ending) throws {
    for index in items.indices {
      guard items[index].awaitsVerdict, let raw = items[index].answer else { continue }
      try apply(.answered(index: index, raw: raw, verdict: judged(raw, index)))
      try schedule(index)
    }
    try apply(.finished(ending: ending))
  }

  private func judged(_ raw: Value, _ index: Int) -> Verdict {
    do throws(PluginError) {
      let prepared = try engine.prepare(questions[index], seed: session.plan.seeds[index])
      return engine.grade(raw, prepared)
    } catch {
      return .failed(error.failure)
    }
  }

  private func apply(_ event: Session.Event) throws {
    try session.apply(event, at: clock.now)
    try notebook.keep(session)
  }
}

extension Session.Item {
  /// Whether the last answer was the learner's own marks.
  fileprivate var isSelfMarked: Bool {
    if case .map(let entries) = answer { entries["marks"] != nil } else { false }
  }
}
