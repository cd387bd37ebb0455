import ArgumentParser
import Foundation
import Testing

@testable import gradus

@Suite struct HelpTests {
  private static let commands = try? ToolHelp(json: Gradus._dumpHelp()).command.family

  private var commands: [ToolHelp.Command] {
    get throws { try #require(Self.commands) }
  }

  @Test func `every command says in a sentence what it is for and has examples`() throws {
    for command in try commands {
      let abstract = command.abstract ?? ""
      #expect(abstract.hasSuffix("."), "\(command.words)")
      #expect((10...72).contains(abstract.count), "\(command.words): \(abstract)")
      #expect(!HelpText(command.discussion ?? "").examples.isEmpty, "\(command.words)")
    }
  }

  @Test func `every argument and option says what it is`() throws {
    for command in try commands {
      for argument in command.arguments ?? [] where argument.shouldDisplay {
        let abstract = argument.abstract ?? ""
        let ends = abstract.hasSuffix(".") || abstract.hasSuffix(")")
        #expect(ends, "\(command.words) \(argument.valueName ?? "")")
      }
    }
  }

  @Test func `help is at most 80 columns wide, and breaks no example`() throws {
    let runner = try Command()
    for command in try commands {
      let help = try runner.gradus(all: Array(command.words.dropFirst()) + ["--help"])
      #expect(help.status == 0)
      let lines = help.output.split(separator: "\n")
      for line in lines { #expect(line.count <= 80, "\(line)") }
      for example in HelpText(command.discussion ?? "").examples where !example.isEmpty {
        #expect(lines.contains { $0 == "  " + example }, "\(example)")
      }
    }
  }

  /// That the examples do what they should is seen by Scripts/help-commands, which runs them.
  @Test func `the parser accepts every example`() throws {
    var count = 0
    for command in try commands {
      let examples = HelpText(command.discussion ?? "").examples.filter { !$0.hasSuffix(":") }
      for words in try calls(in: examples) {
        count += 1
        #expect(throws: Never.self, "gradus \(words)") { _ = try Gradus.parseAsRoot(words) }
      }
    }
    #expect(count >= 60)
  }

  @Test func `limits that only authors of plugins set are shown to them alone`() throws {
    let runner = try Command()
    for words in [["run"], ["grade"], ["show"]] {
      let help = try runner.gradus(all: words + ["--help"]).output
      #expect(!help.contains("--instructions"))
      #expect(try runner.gradus(all: words + ["--help-hidden"]).output.contains("--instructions"))
    }
    #expect(try runner.gradus("plugin", "test", "--help").output.contains("--instructions"))
  }

  /// The words of every call of gradus in lines for a shell, as a shell would hand them over.
  private func calls(in lines: [String]) throws -> [[String]] {
    let folder = try Command().folder
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    let record = #"gradus() { printf '%s\0' "$@" >&3; printf '\n\0' >&3; }; exec 3>calls"#
    process.arguments = ["-c", ([record] + lines).joined(separator: "\n")]
    process.currentDirectoryURL = folder
    process.environment = ["HOME": folder.path, "PATH": "/usr/bin:/bin"]
    // Files that the examples read are not there, which the shell says.
    process.standardError = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    let data = try Data(contentsOf: folder.appendingPathComponent("calls"))
    let words = String(decoding: data, as: UTF8.self).split(separator: "\0").map { String($0) }
    return words.split(separator: "\n").map { Array($0) }
  }
}
