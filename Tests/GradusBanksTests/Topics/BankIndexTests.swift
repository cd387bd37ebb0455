import Foundation
import GradusBanks
import GradusCore
import Testing

@Suite struct `An index of a bank` {
  private func topic(_ name: String, _ more: String = "") -> String {
    "topic: \(name)\ntitle: T\nquestions: [{id: a, format: f, prompt: P}]\n\(more)"
  }

  @Test func `reads each topic as reading the whole bank does`() throws {
    let whole = try BankReader(folder: sampleBank).read().get()
    let index = BankIndex(YAMLFiles(folder: sampleBank))
    #expect(index.diagnostics.isEmpty)
    for topic in whole.topics {
      let reading = try #require(index.read(topic: topic.name))
      #expect(try reading.get().topics == [topic])
    }
    #expect(index.read(topic: "t001-nothing") == nil)
  }

  @Test func `tells what is wrong with a topic and its rivals, and of no other`() throws {
    let files = [
      "a.yaml": topic("a", "number: 1"), "b.yaml": topic("b", "number: 1"), "c.yaml": topic("'a'"),
      "d.yaml": topic("d", "x: 1"), "e.yaml": "topic: e\ntitle: [\n", "f.yaml": topic("f"),
    ]
    try withFolder(files) { (folder: String) throws in
      let index = BankIndex(YAMLFiles(folder: folder))
      func messages(_ name: String) -> [String]? {
        index.read(topic: name)?.diagnostics.map {
          $0.description.replacing(folder, with: "F")
        }
      }
      let sameNumber = "F/b.yaml:4:9: number 1 is already taken by topic 'a' in F/a.yaml:4:9"
      let sameName = "F/c.yaml:1:8: topic 'a' is already in F/a.yaml:1:8"
      #expect(messages("a") == [sameNumber, sameName])
      #expect(messages("b") == [sameNumber])
      #expect(messages("d")?.count == 1)
      #expect(messages("e")?.count == 1)
      #expect(messages("f") == [])
      let all = messages("a")! + messages("d")! + messages("e")!
      #expect(
        Set(
          BankReader(folder: folder).read().diagnostics.map {
            $0.description.replacing(folder, with: "F")
          }) == Set(all))
    }
  }

  @Test func `keeps files as they were`() throws {
    try withFolder(["a.yaml": topic("a")]) { (folder: String) throws in
      let index = BankIndex(YAMLFiles(folder: folder))
      try FileManager.default.removeItem(atPath: folder + "/a.yaml")
      #expect(try index.read(topic: "a")?.get().questions.map(\.address) == ["a.a"])
    }
  }

  @Test func `says what is wrong with the folder`() {
    #expect(
      BankIndex(YAMLFiles(folder: "no/such")).diagnostics.map(\.description)
        == ["there is no folder 'no/such'"])
  }
}
