import Foundation
import GradusCore
import GradusStore
import Testing

@Suite struct ExportTests {
  /// A store with two sessions, in one of which a secret was answered.
  private func filled(_ scratch: Scratch) throws -> Store {
    let store = try scratch.store()
    for text in ["my secret answer", "other words"] {
      let id = try store.begin(.sample, at: .at(0))
      var session = Session(plan: .sample, start: .at(0))
      try session.apply(
        .answered(
          index: 0, raw: .text(text), verdict: Verdict(status: .graded, score: 0, notes: ["n"])),
        at: 1, storedIn: store, as: id)
    }
    try store.rate(
      StoredReview(question: "a.one", time: .at(1), rating: .again, proposed: .again),
      card: ReviewCard(
        question: "a.one", keyHash: "h", algorithm: "FSRS-6", phase: .learning, stability: 0.212,
        difficulty: 6.4133, due: .at(60), last: .at(1)))
    return store
  }

  @Test func `an export names every row of every table as JSON`() throws {
    var lines: [[String: Any]] = []
    try filled(Scratch()).export { line in
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8))
      lines.append(try #require(object as? [String: Any]))
    }
    #expect(
      lines.map { $0["table"] as? String } == [
        "session", "session", "event", "event", "attempt", "attempt", "card", "review",
      ])
    let plan = try #require(lines[0]["plan"] as? [String: Any])
    #expect(plan["questions"] as? [String] == ["a.one", "a.two", "b.three"])
    let answered = (lines[2]["content"] as? [String: Any])?["answered"] as? [String: Any]
    #expect(answered?["raw"] as? String == "my secret answer")
    #expect(lines[4]["notes"] as? [String] == ["n"])
    #expect(lines[6]["stability"] as? Double == 0.212)
  }

  @Test func `what is forgotten is nowhere in the files`() throws {
    let scratch = try Scratch()
    let store = try filled(scratch)
    let forgotten = try store.forget(.session(1))
    #expect(forgotten == Store.Forgotten(sessions: 1, attempts: 1, cards: 0))
    #expect(try store.sessions().map(\.id) == [2])
    #expect(try store.cards().count == 1)
    for name in try FileManager.default.contentsOfDirectory(atPath: scratch.folder.path) {
      let bytes = try Data(contentsOf: scratch.folder.appendingPathComponent(name))
      #expect(bytes.range(of: Data("my secret answer".utf8)) == nil, "\(name)")
    }
  }

  @Test func `a forgotten question leaves no attempt and no card`() throws {
    let store = try filled(Scratch())
    #expect(
      try store.forget(.question("a.one")) == Store.Forgotten(sessions: 0, attempts: 2, cards: 1))
    #expect(try store.attempts().isEmpty)
    #expect(try store.reviews(of: "a.one").isEmpty)
    #expect(try store.session(1).session.events.count == 1)
  }

  @Test func `everything can be forgotten`() throws {
    let store = try filled(Scratch())
    #expect(try store.forget(.everything) == Store.Forgotten(sessions: 2, attempts: 2, cards: 1))
    var lines = 0
    try store.export { _ in lines += 1 }
    #expect(lines == 0)
  }

  @Test func `a session that is not there cannot be forgotten`() throws {
    let store = try filled(Scratch())
    let error = try #require(throws: StoreError.self) { try store.forget(.session(9)) }
    #expect(error.description == "there is no session 9")
  }
}
