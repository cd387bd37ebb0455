import Foundation
import GradusCore
import GradusStore
import Testing

@Suite struct DatabaseFileTests {
  /// What opening a file that must stay as it is says.
  private func refusal(_ scratch: Scratch) throws -> StoreError {
    let before = try Data(contentsOf: scratch.folder.appendingPathComponent("gradus.sqlite"))
    let error = try #require(throws: StoreError.self) { try scratch.store() }
    let after = try Data(contentsOf: scratch.folder.appendingPathComponent("gradus.sqlite"))
    #expect(before == after)
    return error
  }

  @Test func `a damaged file is reported and left as it is`() throws {
    let scratch = try Scratch()
    let store = try scratch.store()
    let id = try store.begin(.sample, at: .at(0))
    var session = Session(plan: .sample, start: .at(0))
    for number in 0..<200 {
      try session.apply(
        .entered(index: 0, raw: .text("answer \(number)")), at: 1, storedIn: store, as: id)
    }
    try store.close()
    let file = scratch.folder.appendingPathComponent("gradus.sqlite")
    var bytes = try Data(contentsOf: file)
    try #require(bytes.count > 12_288)
    for place in 8_192..<12_288 { bytes[place] = 0x5A }
    try bytes.write(to: file)
    let error = try refusal(scratch)
    #expect(error.code == .damaged)
    #expect(
      error.description
        == "'\(scratch.path)' is damaged and was left as it is; move it away to start anew, or "
        + "restore a copy")
  }

  @Test func `a file that is no database is reported and left as it is`() throws {
    let scratch = try Scratch()
    try Data("my shopping list".utf8).write(to: URL(fileURLWithPath: scratch.path))
    let error = try refusal(scratch)
    #expect(error.code == .damaged)
  }

  @Test func `a database of another program is reported and left as it is`() throws {
    let scratch = try Scratch()
    try scratch.execute("CREATE TABLE song (title TEXT)")
    let error = try refusal(scratch)
    #expect(error.code == .damaged)
    #expect(
      error.description
        == "'\(scratch.path)' is not a database of Gradus; move it away, or choose another place "
        + "with $XDG_DATA_HOME")
  }

  @Test func `a database of a newer version is reported and left as it is`() throws {
    let scratch = try Scratch()
    try scratch.store().close()
    try scratch.execute("INSERT INTO grdb_migrations VALUES ('99 from the future')")
    let error = try refusal(scratch)
    #expect(error.code == .newer)
    #expect(
      error.description
        == "'\(scratch.path)' was written by a newer Gradus than this one; update Gradus to use it")
  }

  @Test func `a place that cannot be written is reported`() throws {
    let error = try #require(throws: StoreError.self) {
      try Store(path: "/nowhere/gradus.sqlite")
    }
    #expect(error.code == .inputOutput)
    #expect(error.description.hasPrefix("cannot use '/nowhere/gradus.sqlite': "))
  }

  @Test func `an empty file becomes a database`() throws {
    let scratch = try Scratch()
    try Data().write(to: URL(fileURLWithPath: scratch.path))
    #expect(try scratch.store().sessions().isEmpty)
  }

  @Test func `a database of version 1 keeps everything`() throws {
    let scratch = try Scratch()
    try scratch.execute(Scratch.fixture("version-1.sql"))
    let store = try scratch.store()
    let stored = try store.session(3)
    #expect(stored.session.plan == .sample)
    #expect(stored.session.items.map(\.verdicts.count) == [1, 0, 0])
    #expect(stored.session.items[0].verdicts[0].feedback == [Text(english: "No.", chinese: "不对。")])
    #expect(stored.session.current == 0)
    #expect(
      try store.attempts() == [
        Attempt(
          session: "3", mode: .practice, question: "a.one", time: .at(20), status: .graded,
          score: 0.25, notes: ["no-scale"], number: 1, hints: 0, seconds: 20)
      ])
    #expect(
      try store.card(of: "a.one")
        == ReviewCard(
          question: "a.one", keyHash: "c0ffee", algorithm: "FSRS-6", phase: .learning, step: 1,
          stability: 1.2931, difficulty: 5.1121707056, due: .at(620), last: .at(20)))
    #expect(
      try store.reviews(of: "a.one")
        == [StoredReview(question: "a.one", time: .at(20), rating: .hard, proposed: .again)])
    #expect(try store.begin(.sample, at: .at(30)) == 4)
  }

  @Test func `a file that is only read stays as it is`() throws {
    let scratch = try Scratch()
    let store = try scratch.store()
    let id = try store.begin(.sample, at: .at(0))
    try store.close()
    let before = try Data(contentsOf: URL(fileURLWithPath: scratch.path))
    let reader = try Store(reading: scratch.path)
    #expect(try reader.sessions().map(\.id) == [id])
    let error = #expect(throws: StoreError.self) { try reader.begin(.sample, at: .at(1)) }
    #expect(error?.code == .inputOutput)
    try reader.close()
    #expect(try Data(contentsOf: URL(fileURLWithPath: scratch.path)) == before)
  }
}
