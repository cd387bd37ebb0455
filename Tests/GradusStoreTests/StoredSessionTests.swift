import Foundation
import GradusCore
import GradusStore
import Testing

@Suite struct StoredSessionTests {
  /// One event of each kind, a verdict with everything a verdict can have among them.
  private static let events: [Session.Event] = [
    .shown(index: 0),
    .hinted(index: 0),
    .answered(
      index: 0, raw: .text("0,35 \"x\"\n第二行"),
      verdict: Verdict(
        status: .graded, score: 0.25, provisional: 0.5, notes: ["no-scale"],
        feedback: [Text(english: "No scale.", chinese: "没有缩放。"), "common"], trace: ["off by 1"],
        parts: [.init(name: "first", score: 1, feedback: "yes")], response: .list([.text("o1")]))),
    .answered(
      index: 0, raw: .null,
      verdict: .failed(
        .init(
          reason: .budget, message: "too long",
          place: SourceLocation(file: "plugin.lua", line: 3), traceback: "main"))),
    .flagged(index: 1, isFlagged: true),
    .skipped(index: 1),
    .shown(index: 2),
    .entered(
      index: 2, raw: .map(["marks": .list([.integer(1), .number(2.5)]), "x": .boolean(true)])),
    .answered(index: 2, raw: .text("A"), verdict: Verdict(status: .graded, score: 1)),
    .finished(ending: .timeUp),
  ]

  @Test func `a stored session comes back as it was after every event`() throws {
    let scratch = try Scratch()
    let store = try scratch.store()
    let id = try store.begin(.sample, at: .at(0))
    var session = Session(plan: .sample, start: .at(0))
    for (place, event) in Self.events.enumerated() {
      try session.apply(event, at: Double(place) * 1.5, storedIn: store, as: id)
      #expect(try scratch.store().session(id).session == session)
    }
    #expect(session.events.count == Self.events.count)
  }

  @Test func `attempts that count are listed with tries, hints and time on the screen`() throws {
    let store = try Scratch().store()
    let id = try store.begin(.sample, at: .at(0))
    var session = Session(plan: .sample, start: .at(0))
    for (place, event) in Self.events.enumerated() {
      try session.apply(event, at: Double(place) * 10, storedIn: store, as: id)
    }
    // The first question was on the screen from 0 to 60 s, the answer came after 20 s.
    #expect(
      try store.attempts() == [
        Attempt(
          session: "\(id)", mode: .practice, question: "a.one", time: .at(20), status: .graded,
          score: 0.25, notes: ["no-scale"], number: 1, hints: 1, seconds: 20),
        Attempt(
          session: "\(id)", mode: .practice, question: "b.three", time: .at(80), status: .graded,
          score: 1, number: 1, hints: 0, seconds: 20),
      ])
  }

  @Test func `sessions are listed with what was answered, the last changed first`() throws {
    let store = try Scratch().store()
    let first = try store.begin(.sample, at: .at(0))
    let second = try store.begin(.sample, at: .at(5))
    var session = Session(plan: .sample, start: .at(0))
    for (place, event) in Self.events.enumerated() {
      try session.apply(event, at: 10 + Double(place), storedIn: store, as: first)
    }
    let list = try store.sessions()
    #expect(list.map(\.id) == [first, second])
    #expect(list.map(\.answered) == [2, 0])
    #expect(list.map(\.ending) == [.timeUp, nil])
    #expect(list.map(\.changed) == [.at(19), .at(5)])
    #expect(list.map(\.started) == [.at(0), .at(5)])
    #expect(list.first?.plan == .sample)
  }

  @Test func `two windows cannot go on with one session apart from each other`() throws {
    let scratch = try Scratch()
    let (one, other) = (try scratch.store(), try scratch.store())
    let id = try one.begin(.sample, at: .at(0))
    var (here, there) = (
      Session(plan: .sample, start: .at(0)), Session(plan: .sample, start: .at(0))
    )
    try here.apply(.shown(index: 0), at: 1, storedIn: one, as: id)
    let error = try #require(throws: StoreError.self) {
      try there.apply(.skipped(index: 1), at: 2, storedIn: other, as: id)
    }
    #expect(error.code == .conflict)
    #expect(
      error.description
        == "session 1 was changed in another window; go on there, or take it up again here with "
        + "'gradus run --resume'")
    #expect(try other.session(id).session == here)
  }

  @Test func `several writers at once lose nothing`() async throws {
    let scratch = try Scratch()
    _ = try scratch.store()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for writer in 0..<4 {
        group.addTask {
          let store = try scratch.store()
          let id = try store.begin(.sample, at: .at(Double(writer)))
          var session = Session(plan: .sample, start: .at(Double(writer)))
          for event in 0..<25 {
            try session.apply(
              .entered(index: 0, raw: .integer(event)), at: Double(event), storedIn: store, as: id)
          }
        }
      }
      try await group.waitForAll()
    }
    let store = try scratch.store()
    let sessions = try store.sessions()
    #expect(sessions.count == 4)
    for summary in sessions {
      #expect(try store.session(summary.id).session.events.count == 25)
    }
  }

  @Test func `a session that is not there is named`() throws {
    let error = try #require(throws: StoreError.self) { try Scratch().store().session(12) }
    #expect(error.code == .noSuchSession)
    #expect(error.description == "there is no session 12")
  }
}
