import ArgumentParser
import Foundation

/// `gradus manual --output FOLDER`: what `make man` runs.
struct ManualCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "manual", abstract: "Write the manual pages.",
    discussion: """
      Writes a page for every command, in mdoc, from the same texts as --help.

      Examples:
        gradus manual --output man1
      """,
    shouldDisplay: false)

  @Option(
    name: .shortAndLong, help: ArgumentHelp("The folder to write into.", valueName: "dir"),
    completion: .directory)
  var output: String

  func run() throws {
    try perform {
      let help = try ToolHelp(json: Gradus._dumpHelp())
      let pages = help.command.family.map {
        ManualPage(command: $0, version: Version.text, date: Version.date)
      }
      do {
        try FileManager.default.createDirectory(
          atPath: output, withIntermediateDirectories: true)
        for page in pages {
          try Data(page.text.utf8).write(to: URL(fileURLWithPath: "\(output)/\(page.file)"))
        }
      } catch {
        throw Failure(.inputOutput, "cannot write into '\(output)': \(error.localizedDescription)")
      }
      StandardOutput.write("wrote \(pages.count) pages into \(output)")
    }
  }
}
