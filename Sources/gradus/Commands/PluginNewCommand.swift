import ArgumentParser
import Foundation

/// `gradus plugin new NAME`.
struct PluginNewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Make a small plugin that works, to begin with.",
    discussion: """
      Writes a folder with plugin.lua, cases, a bank and a README that works at once.

      Examples:
        gradus plugin new root-mean-square
        gradus plugin new word-list --format
        gradus plugin new plugins/best-of-two --rule
      """)

  @Argument(
    help: "The plugin's name, or the path of the folder to make.", completion: .directory)
  var name: String
  @Flag(help: "A check: a reference and its named mistakes (the default).") var check = false
  @Flag(help: "A format: how questions are asked, read and graded.") var format = false
  @Flag(help: "A rule: how scores combine.") var rule = false

  func validate() throws {
    if [check, format, rule].count(where: { $0 }) > 1 {
      throw ValidationError("choose one of --check, --format and --rule")
    }
    let last = folderName
    let letters = last.allSatisfy { $0.isASCII && ($0.isLowercase || $0.isNumber || $0 == "-") }
    guard letters, last.first?.isLetter == true, last.last != "-", !last.contains("--") else {
      throw ValidationError(
        "the name is '\(last)': it must be lower-case letters, digits and single hyphens")
    }
  }

  private var folderName: String { URL(fileURLWithPath: name).lastPathComponent }

  func run() throws {
    try perform {
      guard !FileManager.default.fileExists(atPath: name) else {
        throw Failure(.inputOutput, "'\(name)' is there already: choose another name")
      }
      let kind: PluginTemplate.Kind = format ? .format : rule ? .rule : .check
      for (path, text) in PluginTemplate(kind: kind, name: folderName).files {
        try write(text, to: "\(name)/\(path)")
      }
      StandardOutput.write("made \(name)")
      StandardOutput.write("next: gradus plugin test \(name)")
    }
  }

  private func write(_ text: String, to path: String) throws {
    do {
      let file = URL(fileURLWithPath: path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    } catch {
      throw Failure(.inputOutput, "'\(path)' cannot be written: \(error.localizedDescription)")
    }
  }
}
