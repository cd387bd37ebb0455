import Foundation
import Testing

@testable import gradus

@Suite struct ManualTests {
  private func pages() throws -> (folder: URL, names: [String]) {
    let command = try Command()
    #expect(try command.gradus("manual", "--output", "man1").status == 0)
    let folder = command.folder.appendingPathComponent("man1")
    return (folder, try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted())
  }

  @Test func `every command that people use has a page`() throws {
    let names = try pages().names
    #expect(names.contains("gradus.1"))
    #expect(names.contains("gradus-grade.1"))
    #expect(names.contains("gradus-plugin-new.1"))
    #expect(!names.contains("gradus-manual.1"))
    #expect(!names.contains("gradus-help.1"))
  }

  @Test func `a page has the examples so that they can be copied`() throws {
    let folder = try pages().folder
    let page = try String(
      contentsOf: folder.appendingPathComponent("gradus-run.1"), encoding: .utf8)
    #expect(
      page.contains(
        #"printf \(aqB\en0.35\en\(aq | gradus run transformer \-\-seed 1 \-\-count 2"#))
  }

  @Test func `a folder that cannot be made is named`() throws {
    let command = try Command()
    try command.write("taken", "")
    let outcome = try command.gradus("manual", "--output", "taken")
    #expect(outcome.status == 74)
    #expect(outcome.errors.hasPrefix("gradus: cannot write into 'taken': "))
  }

  @Test(.enabled(if: Program.isThere("mandoc")))
  func `mandoc finds nothing to warn of`() throws {
    let (folder, names) = try pages()
    let lint = Process()
    let output = Pipe()
    lint.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    lint.arguments = ["mandoc", "-Tlint", "-Wwarning"] + names
    lint.currentDirectoryURL = folder
    lint.standardOutput = output
    try lint.run()
    let text = String(
      decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    lint.waitUntilExit()
    #expect(text.isEmpty)
    #expect(lint.terminationStatus == 0)
  }

  @Test(arguments: [
    ("One. Two.", ["One.", "Two."]), (".start", [#"\&.start"#]), ("'quote", [#"\&'quote"#]),
    (#"back\slash"#, [#"back\eslash"#]), ("at 27 % of v. 2", ["at 27 % of v. 2"]),
  ])
  func `text is written so that it reads as it is`(_ text: String, _ lines: [String]) {
    #expect(ManualText.lines(text) == lines)
  }

  @Test func `a discussion is cut into paragraphs, lines to copy and examples`() {
    let text = HelpText("One line.\n\n# copy me\n\nExamples:\n  To begin:\n    gradus run\n")
    #expect(text.paragraphs == [.text("One line."), .code("# copy me")])
    #expect(text.examples == ["To begin:", "  gradus run"])
    #expect(HelpText("Examples:\n  gradus run").examples == ["gradus run"])
    #expect(HelpText("Examples:\n  gradus run").paragraphs.isEmpty)
    #expect(HelpText("Only text.").examples.isEmpty)
  }
}
