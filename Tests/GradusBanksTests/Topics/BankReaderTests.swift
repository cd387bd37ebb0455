import Foundation
import GradusBanks
import GradusCore
import Testing

@Suite struct `Reading a bank` {
  private func topic(_ name: String, _ more: String = "") -> String {
    "topic: \(name)\ntitle: T\nquestions: [{id: a, format: f, prompt: P}]\n\(more)"
  }

  @Test(arguments: ["", "/", "//"])
  func `files below the folder are named by its path`(_ end: String) throws {
    let bank = try BankReader(folder: sampleBank + end).read().get()
    #expect(bank.name == "bank")
    #expect(bank.topics.map(\.number) == [55, 86])
    #expect(
      bank.topics.map(\.location.file) == [
        sampleBank + "/attention/t055-attention-scaling.yaml",
        sampleBank + "/bayes/t086-posterior.yml",
      ])
    #expect(bank.questions.count == 5)
  }

  @Test func `topics are ordered by number and then by name`() throws {
    let files = [
      "a.yaml": topic("z"), "b.yml": topic("b", "number: 10"), "c/d.yaml": topic("a"),
      "c/e.yaml": topic("x", "number: 2"), ".hidden.yaml": "[", ".git/x.yaml": "[",
      "notes.txt": "[",
    ]
    try withFolder(files) { (folder: String) throws in
      let reader = BankReader(folder: folder)
      #expect(try reader.read().get().topics.map(\.name) == ["x", "b", "a", "z"])
      #expect(try reader.readHeadings().get().map(\.name) == ["x", "b", "a", "z"])
    }
  }

  @Test func `the mistakes of all files are found together`() throws {
    let files = ["b.yaml": topic("B"), "a/a.yaml": topic("a", "x: 1\n"), "c.yaml": "a: [\n"]
    try withFolder(files) { (folder: String) throws in
      let reading = BankReader(folder: folder).read()
      #expect(
        reading.diagnostics.map { $0.description.replacing(folder, with: "F") } == [
          "F/a/a.yaml:4:1: unknown field 'x': known are 'topic', 'number', 'section', 'difficulty', "
            + "'tags', 'title', 'sources' and 'questions'",
          "F/b.yaml:1:8: 'topic' is 'B': it must be lower-case letters, digits and single hyphens. "
            + "Did you mean 'b'?",
          "F/c.yaml:2:1: a value or a closing bracket is missing here",
        ])
      #expect(throws: BankError(diagnostics: reading.diagnostics)) { try reading.get() }
      #expect(reading.hasErrors)
      #expect(
        BankError(diagnostics: reading.diagnostics).description.split(separator: "\n").count == 3)
    }
  }

  @Test func `names and numbers are unique in a bank`() throws {
    let files = [
      "a.yaml": topic("a", "number: 1"), "b.yaml": topic("b", "number: 1"), "c.yaml": topic("a"),
    ]
    try withFolder(files) { (folder: String) throws in
      #expect(
        BankReader(folder: folder).read().diagnostics.map {
          $0.description.replacing(folder, with: "F")
        } == [
          "F/b.yaml:4:9: number 1 is already taken by topic 'a' in F/a.yaml:4:9",
          "F/c.yaml:1:8: topic 'a' is already in F/a.yaml:1:8",
        ])
    }
  }

  @Test func `untranslated texts are warned of when another file is translated`() throws {
    let english = "topic: e\ntitle: Two words\nquestions: [{id: a, format: f, prompt: P}]\n"
    let both = topic("b").replacing("title: T", with: "title: {en: T, zh: 题}")
    try withFolder(["e.yaml": english]) { (folder: String) throws in
      #expect(BankReader(folder: folder).read().diagnostics == [])
    }
    try withFolder(["e.yaml": english, "f.yaml": both]) { (folder: String) throws in
      let reading = BankReader(folder: folder).read()
      #expect(
        reading.diagnostics.map { $0.description.replacing(folder, with: "F") } == [
          "F/e.yaml:2:8: warning: 'title' is one text for all languages: write {en: …, zh: …} as "
            + "elsewhere in this bank"
        ])
      #expect(try reading.get().topics.count == 2)
    }
  }

  @Test func `a folder must be there and hold topics`() throws {
    try withFolder(["file.yaml": "", "empty/readme.md": ""]) { (folder: String) throws in
      func messages(_ path: String) -> [String] {
        BankReader(folder: path).read().diagnostics.map {
          $0.description.replacing(folder, with: "F")
        }
      }
      #expect(messages("no/such") == ["there is no folder 'no/such'"])
      #expect(BankReader(folder: "no/such").readHeadings().content == nil)
      #expect(
        messages("/dev/null") == ["'/dev/null' is a file: name the folder it is in"])
      let name = BankReader(folder: folder + "/empty").read()
      #expect(name.content == nil)
      #expect(
        name.diagnostics.first?.message.hasSuffix(
          "holds no topic file: one ends in '.yaml' or '.yml'") == true)
    }
  }

  @Test func `a link to a file is followed and other things are not read`() throws {
    try withFolder(["a/x.txt": topic("linked"), "b/c.yaml": topic("c")]) {
      (folder: String) throws in
      let manager = FileManager.default
      try manager.createSymbolicLink(
        atPath: folder + "/b/l.yaml", withDestinationPath: folder + "/a/x.txt")
      try manager.createSymbolicLink(atPath: folder + "/b/loop", withDestinationPath: folder)
      #expect(
        try BankReader(folder: folder + "/b").read().get().topics.map(\.name) == ["c", "linked"])
      try manager.createSymbolicLink(
        atPath: folder + "/b/zero.yaml", withDestinationPath: "/dev/zero")
      try manager.createDirectory(
        atPath: folder + "/b/dir.yaml", withIntermediateDirectories: false)
      #expect(
        BankReader(folder: folder + "/b").read().diagnostics.map {
          $0.description.replacing(folder, with: "F")
        } == [
          "F/b/dir.yaml:1: this is no regular file", "F/b/zero.yaml:1: this is no regular file",
        ])
    }
  }

  @Test func `headings are read without the questions`() throws {
    let reading = BankReader(folder: sampleBank).readHeadings()
    let headings = try reading.get()
    #expect(headings.map(\.name) == ["t055-attention-scaling", "t086-posterior"])
    #expect(headings[0].tags == ["scaling", "softmax"])
    #expect(headings.map(\.difficulty) == [3, 3])
    let broken = "topic: a\nquestions:\n  - {id: [\n- x\ntitle: T\nnumber: 3\n"
    try withFolder(["a.yaml": broken]) { (folder: String) throws in
      #expect(try BankReader(folder: folder).readHeadings().get().map(\.number) == [3])
      #expect(BankReader(folder: folder).read().hasErrors)
    }
  }
}
