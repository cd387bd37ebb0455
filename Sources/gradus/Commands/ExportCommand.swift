import ArgumentParser
import Foundation
import GradusGrading
import GradusStore

/// `gradus export`.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write out everything that is kept about you.",
    discussion: """
      Writes one JSON object a line: sessions, what happened in them, attempts, review cards and \
      ratings. Times are seconds since 1970, UTC.

      Examples:
        gradus export -o my-data.jsonl
        gradus export | grep '"table":"attempt"'
      """)

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("The file to write. (default: standard output)", valueName: "file"),
    completion: .file(extensions: ["jsonl"]))
  var output: String?

  func run() throws {
    try perform {
      let store = try LearnerData.existing()
      guard let output else {
        try store?.export { StandardOutput.write($0) }
        return
      }
      var text = ""
      try store?.export { text += $0 + "\n" }
      try ReplacedFile.write(text, to: output)
    }
  }
}
