import Foundation
import GradusCore
import Testing

@Suite struct SessionTests {
  private static let right = Verdict(status: .graded, score: 1)
  private static let wrong = Verdict(status: .graded, score: 0)

  private static func session(attempts: Int? = 1, timeLimit: Double? = nil) -> Session {
    Session(
      plan: .init(
        quiz: "q", seed: 1, questions: ["a.one", "a.two"], attempts: attempts,
        timeLimit: timeLimit),
      start: at(0))
  }

  private static func at(_ seconds: Double) -> Date {
    Date(timeIntervalSinceReferenceDate: seconds)
  }

  @Test func `time counts for the question on the screen`() throws {
    var session = Self.session()
    try session.apply(.shown(index: 0), at: Self.at(10))
    try session.apply(.hinted(index: 0), at: Self.at(13))
    try session.apply(.shown(index: 1), at: Self.at(15))
    try session.apply(.answered(index: 1, raw: .text("x"), verdict: Self.right), at: Self.at(22))
    try session.apply(.shown(index: 0), at: Self.at(23))
    try session.apply(.skipped(index: 0), at: Self.at(30))
    // The first: 10 to 15 and 23 to 30. The second: 15 to 23.
    #expect(session.items.map(\.seconds) == [12, 8])
  }

  @Test func `the time until a session is taken up again is a pause`() throws {
    var session = Self.session()
    try session.apply(.shown(index: 0), at: Self.at(0))
    try session.apply(.hinted(index: 0), at: Self.at(5))
    // Left after the hint, and taken up a day later.
    try session.apply(.shown(index: 0), at: Self.at(86_400))
    try session.apply(
      .answered(index: 0, raw: .text("x"), verdict: Self.right), at: Self.at(86_407))
    #expect(session.items[0].seconds == 12)
  }

  @Test func `a clock that goes back takes no time away`() throws {
    var session = Self.session()
    try session.apply(.shown(index: 0), at: Self.at(100))
    try session.apply(.hinted(index: 0), at: Self.at(40))
    try session.apply(.hinted(index: 0), at: Self.at(43))
    #expect(session.items[0].seconds == 3)
  }

  @Test(arguments: [
    (Verdict.blank, 0), (.invalid("no"), 0),
    (.failed(.init(reason: .crash, message: "gone")), 0),
    (Verdict(status: .manual), 1), (wrong, 1),
  ])
  func `only what was graded or is for a person to mark costs an attempt`(
    _ verdict: Verdict, attempts: Int
  ) throws {
    var session = Self.session()
    try session.apply(.answered(index: 0, raw: .text("x"), verdict: verdict), at: Self.at(1))
    #expect(session.items[0].verdicts.count == attempts)
    #expect(session.hasAttemptLeft(0) == (attempts == 0))
  }

  @Test func `an event that cannot happen leaves the session as it was`() throws {
    var session = Self.session()
    try session.apply(.answered(index: 0, raw: .text("x"), verdict: Self.wrong), at: Self.at(1))
    let before = session
    let refusals: [(Session.Event, SessionError, String)] = [
      (
        .answered(index: 0, raw: .text("y"), verdict: Self.right), .noAttemptLeft(0),
        "question number 1 allows no further attempt"
      ),
      (.hinted(index: 2), .noSuchQuestion(2), "the session has no question number 3"),
    ]
    for (event, error, words) in refusals {
      #expect(throws: error) { try session.apply(event, at: Self.at(2)) }
      #expect(error.description == words)
      #expect(session == before)
    }
    try session.apply(.finished(ending: .complete), at: Self.at(3))
    #expect(throws: SessionError.finished) { try session.apply(.shown(index: 0), at: Self.at(4)) }
    #expect(SessionError.finished.description == "the session is over")
  }

  @Test func `without a limit of attempts a question may always be tried again`() throws {
    var session = Self.session(attempts: nil)
    for second in 1...50 {
      try session.apply(
        .answered(index: 0, raw: .text("x"), verdict: Self.wrong), at: Self.at(Double(second)))
    }
    #expect(session.items[0].verdicts.count == 50)
    #expect(session.hasAttemptLeft(0))
  }

  @Test func `an answer replaces what was entered, and a skip is taken back by it`() throws {
    var session = Self.session()
    try session.apply(.skipped(index: 0), at: Self.at(1))
    try session.apply(.entered(index: 0, raw: .text("first")), at: Self.at(2))
    try session.apply(.entered(index: 0, raw: .text("second")), at: Self.at(3))
    #expect(session.items[0].answer == .text("second"))
    #expect(!session.items[0].isSkipped)
    #expect(session.items[0].verdicts.isEmpty)
  }

  @Test func `the deadline is the start and the limit, whatever happens`() throws {
    var session = Self.session(timeLimit: 90)
    #expect(session.deadline == Self.at(90))
    try session.apply(.shown(index: 0), at: Self.at(500))
    #expect(session.deadline == Self.at(90))
    #expect(Self.session().deadline == nil)
  }
}
