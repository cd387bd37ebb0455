import ArgumentParser
import GradusCore
import GradusGrading

/// `gradus stats RESULTS`.
struct StatsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stats", abstract: "Learn from results how hard and how good questions are.",
    usage: "gradus stats <results> [<options>]",
    discussion: """
      Facility is the mean mark by the most points, discrimination the correlation with the rest of \
      the quiz, efficiency that by the highest possible, and upper-lower the facility of the upper \
      27 % of students less that of the lower. A blank answer and one that could not be read count \
      0 points, and so does a question for which a student has no result. Answers without a mark \
      (manual, failed) are left out. Of several results of a student for a question the last counts.

      Intervals hold 95 %. With --compare, marks of the same student and question, or of the same \
      id and question, are compared: differences are OTHER less RESULTS. Either file may be packed \
      with gzip or Zstandard.

      Examples:
        gradus stats results.jsonl
        gradus stats results.jsonl --report report.html
        gradus stats before.jsonl --compare after.jsonl --json
      """)

  @Argument(
    help: "A results file in JSON Lines, or - for standard input.", completion: .results)
  var results: String
  @OptionGroup var sources: SourceOptions
  @Option(
    help: ArgumentHelp("Compare with these results, pair by pair.", valueName: "other"),
    completion: .results)
  var compare: String?
  @Option(
    help: ArgumentHelp("Write a report to this file.", valueName: "file.html"),
    completion: .pages)
  var report: String?
  @Flag(help: "Print one JSON object.") var json = false

  func validate() throws {
    if results == "-", compare == "-" {
      throw ValidationError("only one of the two files can be standard input")
    }
    try DistinctFiles(
      written: [("report", report)], read: [results] + [compare].compactMap { $0 }
    ).check()
  }

  func run() throws {
    try perform {
      let workspace = try sources.reportedWorkspace()
      let table = try ResultTable(resultsAt: results)
      let comparison = try compare.map {
        Comparison(of: table, with: try ResultTable(resultsAt: $0))
      }
      let analysis = Analysis(
        of: table, workspace: workspace, engine: sources.engine(workspace))
      if let report { try ReplacedFile.write(Report(of: analysis).html, to: report) }
      if json {
        var object = analysis.json
        object.add("comparison", comparison?.value)
        StandardOutput.write(object.text)
      } else {
        var blocks = StatsScreen.blocks(analysis)
        if let comparison, let compare {
          blocks += StatsScreen.blocks(comparison, results, compare)
        }
        Screen(language: .english).show(blocks)
      }
    }
  }
}
