import ArgumentParser
import Foundation
import GradusGrading

/// `gradus merge PART...`.
struct MergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge", abstract: "Join the results of parts that 'grade --shard' wrote.",
    usage: "gradus merge <part> ... [<options>]",
    discussion: """
      Gives the same bytes as one run over everything. Each part needs its manifest beside it; parts \
      may have been packed with gzip or Zstandard since.

      Examples:
        gradus grade answers.jsonl --shard 1/2 -o part-1.jsonl
        gradus grade answers.jsonl --shard 2/2 -o part-2.jsonl
        gradus merge part-1.jsonl part-2.jsonl -o results.jsonl
        gradus merge part-*.jsonl --report report.html -o results.jsonl
        gradus merge part-*.jsonl --overrides by-hand.csv -o results.jsonl
        gradus merge part-*.jsonl --format canvas --quiz "Week 3" -o grades.csv
      """)

  @Argument(
    help: ArgumentHelp("The results of all parts, in any order.", valueName: "part"),
    completion: .results)
  var parts: [String]
  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: ArgumentHelp(
      "Write results to this file. (default: standard output)", valueName: "file"),
    completion: .file())
  var output: String?
  @OptionGroup var finishing: FinishingOptions
  @Option(
    help: ArgumentHelp("What gradebooks call the quiz.", valueName: "name"),
    completion: .nothing)
  var quiz: String?
  @OptionGroup var sources: SourceOptions

  func validate() throws {
    try DistinctFiles(
      written: [("results", output), ("report", finishing.report)],
      read: parts + [finishing.overrides].compactMap { $0 }
    ).check()
  }

  func run() throws {
    try perform {
      let finishing = try finishing.finishing(title: quiz)
      let merge = try Merge(parts: parts)
      let finisher = Finisher(finishing) { results in
        // Only a report says what was asked.
        let workspace = try sources.reportedWorkspace()
        let engine = sources.engine(workspace)
        return try Report(resultsAt: results, workspace: workspace, engine: engine).html
      }
      let place = try ResultsPlace(output, isTemporary: output == nil && !finishing.isTrivial)
      var move: ((String, String) throws -> Finishing.Outcome)?
      if !finishing.isTrivial { move = { try finisher.finish($0, to: $1) } }
      let summary = try merge.write(to: place.path, finishing: finishing.facts, move)
      try place.print()
      StandardError.write(summary.text)
      for remark in finisher.remarks + [summary.duplicateSentence].compactMap({ $0 }) {
        StandardError.write(remark)
      }
      try finisher.checkMean()
      if summary.count(.failed) > 0 { throw ExitCode(Failure.Status.faultsFound.rawValue) }
    }
  }
}
