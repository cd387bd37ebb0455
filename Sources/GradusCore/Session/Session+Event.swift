public import Foundation

extension Session {
  /// Something that happened to the question at `index`, or to the session.
  public enum Event: Hashable, Sendable, Codable {
    /// The question came onto the screen.
    case shown(index: Int)
    /// An answer was written down that is judged later.
    case entered(index: Int, raw: Value)
    /// An answer was given and judged.
    case answered(index: Int, raw: Value, verdict: Verdict)
    /// A hint was shown.
    case hinted(index: Int)
    /// The question was left without an answer.
    case skipped(index: Int)
    /// The learner wants to come back to the question, or no longer.
    case flagged(index: Int, isFlagged: Bool)
    /// The session came to its end.
    case finished(ending: Ending)
  }

  /// How a session comes to its end.
  public enum Ending: String, Hashable, Sendable, Codable {
    /// The learner handed in, or there was nothing left to ask.
    case complete
    /// The time was up.
    case timeUp
  }

  /// An event with its time.
  public struct Entry: Hashable, Sendable {
    /// What happened.
    public var event: Event
    /// When.
    public var time: Date

    /// Creates an entry.
    public init(event: Event, time: Date) {
      self.event = event
      self.time = time
    }
  }
}

extension Session.Event {
  /// The question it is about, if it is about one.
  public var index: Int? {
    switch self {
    case .shown(let index), .hinted(let index), .skipped(let index): index
    case .entered(let index, _), .answered(let index, _, _), .flagged(let index, _): index
    case .finished: nil
    }
  }

  /// Whether it brings a question onto the screen.
  public var isShown: Bool { if case .shown = self { true } else { false } }
}
