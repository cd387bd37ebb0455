import ArgumentParser
import Foundation
import GradusGrading

/// `gradus merge PART...`.
struct MergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge", abstract: "Join the results of all parts graded with --shard.",
    discussion: """
      Gives the same bytes as one run over everything. Each part needs its manifest beside it; parts
      may have been packed with gzip or Zstandard since.

      Examples:
        gradus grade answers.jsonl --shard 1/2 -o part-1.jsonl
        gradus grade answers.jsonl --shard 2/2 -o part-2.jsonl
        gradus merge part-1.jsonl part-2.jsonl -o results.jsonl
      """)

  @Argument(help: "The results of all parts, in any order") var parts: [String]
  @Option(name: [.customShort("o"), .customLong("output")], help: "Write results to this file.")
  var output: String?

  func validate() throws {
    try DistinctFiles(written: [("results", output)], read: parts).check()
  }

  func run() throws {
    signal(SIGPIPE, SIG_IGN)
    try perform {
      let summary = try Merge(parts: parts).write(to: output)
      StandardError.write(summary.text)
      if let duplicates = summary.duplicateSentence { StandardError.write(duplicates) }
      if summary.count(.failed) > 0 { throw ExitCode(Failure.Status.faultsFound.rawValue) }
    }
  }
}
