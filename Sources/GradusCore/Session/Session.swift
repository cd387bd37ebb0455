public import Foundation

/// One person's run through a quiz: what was planned and what happened, in order.
///
/// A session is a pure state machine. The same plan and events give the same state, so a session
/// can be stored as its events and replayed. It has no clock: every event carries its time.
public struct Session: Hashable, Sendable {
  /// What is known of one question.
  public struct Item: Hashable, Sendable {
    /// The question's address.
    public var question: String
    /// Every attempt that counted, in order.
    public var verdicts: [Verdict] = []
    /// The last answer given, judged or not.
    public var answer: Value?
    /// Whether that answer was written down and not judged yet.
    public var awaitsVerdict = false
    /// How many hints were shown.
    public var hints = 0
    /// Whether it was left without an answer.
    public var isSkipped = false
    /// Whether the learner wants to come back to it.
    public var isFlagged = false
    /// How long it was on the screen, in seconds.
    public var seconds: Double = 0
  }

  /// What was planned.
  public let plan: Plan
  /// When it was begun.
  public let start: Date
  /// What happened.
  public private(set) var events: [Entry] = []
  /// What is known of each question, in the order of the plan.
  public private(set) var items: [Item]
  /// The question on the screen, before the first one `nil`.
  public private(set) var current: Int?
  /// How the session came to its end; `nil` while it goes on.
  public private(set) var ending: Ending?

  /// Since when the current question's time is not counted yet.
  private var countedUntil: Date

  /// Starts a session.
  public init(plan: Plan, start: Date) {
    self.plan = plan
    self.start = start
    countedUntil = start
    items = plan.questions.map { Item(question: $0) }
  }

  /// Replays a session.
  ///
  /// - Throws: `SessionError` for an event that cannot have happened.
  public init(plan: Plan, start: Date, events: [Entry]) throws(SessionError) {
    self.init(plan: plan, start: start)
    for entry in events { try apply(entry.event, at: entry.time) }
  }
}

extension Session {
  /// Takes an event into account.
  ///
  /// An answer that could not be read, a blank one and one whose grader failed cost no attempt.
  ///
  /// - Throws: `SessionError` when it cannot happen now; the session stays as it was.
  public mutating func apply(_ event: Event, at time: Date) throws(SessionError) {
    guard !isFinished else { throw .finished }
    if let index = event.index, !items.indices.contains(index) { throw .noSuchQuestion(index) }
    if case .answered(let index, _, _) = event, !hasAttemptLeft(index) {
      throw .noAttemptLeft(index)
    }
    countTime(until: time, isPause: event.isShown && event.index == current)
    switch event {
    case .shown(let index): current = index
    case .entered(let index, let raw):
      items[index].answer = raw
      items[index].awaitsVerdict = true
      items[index].isSkipped = false
    case .answered(let index, let raw, let verdict):
      items[index].answer = raw
      items[index].awaitsVerdict = false
      if verdict.counts {
        items[index].verdicts.append(verdict)
        items[index].isSkipped = false
      }
    case .hinted(let index): items[index].hints += 1
    case .skipped(let index): items[index].isSkipped = true
    case .flagged(let index, let isFlagged): items[index].isFlagged = isFlagged
    case .finished(let ending): self.ending = ending
    }
    events.append(Entry(event: event, time: time))
  }

  /// Whether the session came to its end.
  public var isFinished: Bool { ending != nil }

  /// Whether the question at `index` may be answered once more.
  public func hasAttemptLeft(_ index: Int) -> Bool {
    guard let attempts = plan.attempts else { return true }
    return items[index].verdicts.count < attempts
  }

  /// When the time is up; `nil` without a time limit. The clock runs on while nobody looks.
  public var deadline: Date? { plan.timeLimit.map { start.addingTimeInterval($0) } }

  /// Adds the time since the last event to the question on the screen. When a question is shown
  /// that was shown already, the session was taken up again, and the time between was a pause.
  private mutating func countTime(until time: Date, isPause: Bool) {
    if let current, !isPause {
      items[current].seconds += max(0, time.timeIntervalSince(countedUntil))
    }
    countedUntil = time
  }
}

extension Verdict {
  /// Whether it uses up an attempt: it was graded, or is for a person to mark.
  public var counts: Bool { status == .graded || status == .manual }
}
