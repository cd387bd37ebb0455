import ArgumentParser
import Foundation
import GradusCore
import GradusGrading
import GradusPlugins
import GradusScreen

/// `gradus regrade RESULTS`.
struct RegradeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "regrade",
    abstract: "Grade again after a key, question or plugin was corrected.",
    usage: "gradus regrade <results> --answers <file> ... [<options>]",
    discussion: """
      Grades the results again whose question or plugins are not those of then, whose question is \
      new, or that had failed, and tells whose marks change and why. The answers must be those the \
      results were graded from, in the same order. Nothing is written without -o; with it, every \
      other line stays as it is, byte for byte, and the file may be the results' own. Results packed \
      with gzip or Zstandard are read as they are, and written unpacked.

      With --never-lower a lower score does not replace a higher one. Scores given by hand stay; \
      a file of them holds lines such as {"id":"r-17","score":1,"reason":"the key was ambiguous",\
      "by":"Noether"}, or a table with these columns; student and question can stand for id, and \
      points for score. With --overrides that file decides which there are.

      A result holds one fingerprint of its question and plugins together. That it was the question \
      that changed is said where other questions of the same plugins did not.

      Examples:
        gradus regrade results.jsonl --answers answers.jsonl
        gradus regrade old.jsonl --answers class.csv --quiz transformer -o new.jsonl
        gradus regrade results.jsonl --answers answers.jsonl --overrides by-hand.csv
      """)

  @Argument(help: "The results file.", completion: .results) var results: String
  @Option(
    help: ArgumentHelp(
      "The answers it was graded from. Repeatable, in the order they were graded.",
      valueName: "file"),
    completion: .answers)
  var answers: [String]
  @OptionGroup var sources: SourceOptions
  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: ArgumentHelp("Write all results to this file.", valueName: "file"),
    completion: .results)
  var output: String?
  @OptionGroup var batch: BatchOptions
  @OptionGroup var reading: AnswerReadingOptions
  @OptionGroup var workers: WorkerOptions
  @Flag(help: "Grade everything again, whether it changed or not.") var all = false
  @Flag(help: "Keep the old score where the new one is lower.") var neverLower = false
  @Option(
    help: ArgumentHelp(
      "Apply the scores given by hand in this file, JSON Lines or CSV.", valueName: "file"),
    completion: .overrides)
  var overrides: String?
  @Option(help: ArgumentHelp("How to tell how far it is.", valueName: "style")) var progress:
    ProgressStyle = .auto
  @Flag(help: "Print one JSON object.") var json = false

  func validate() throws {
    if results == "-" {
      throw ValidationError("regrade reads a results file, not standard input")
    }
    if output == "-" { throw ValidationError("-o takes the name of a file") }
    // Results may be replaced by themselves; the answers exist once only.
    try DistinctFiles(
      written: [("results", output)],
      read: answers + [overrides, reading.columns, reading.roster].compactMap { $0 }
    ).check()
  }

  func run() throws {
    try perform {
      try reading.check(quiz: batch.quiz)
      let workspace = try sources.soundWorkspace()
      let questions = Questions(workspace)
      let grader = RecordGrader(
        engine: sources.engine(workspace), questions: questions,
        extraction: reading.extracting.extract, wording: .feedback(batch.lang))
      var regrader = Regrader(
        grader: grader,
        workers: workers.settings(
          sources.arguments + batch.arguments + reading.extracting.arguments),
        language: batch.lang)
      regrader.isForAll = all
      regrader.neverLowers = neverLower
      regrader.overrides = try overrides.map { try Overrides(file: $0) }
      let report = try regrade(regrader, questions)
      let screen = RegradeScreen(report: report)
      if json {
        StandardOutput.write(screen.json)
      } else {
        Screen(language: .english).show(lines: screen.lines)
      }
      if output == nil, report.totals.changed > 0 {
        StandardError.write("nothing was written: -o FILE writes the new results")
      }
      if report.failed > 0 { throw ExitCode(Failure.Status.faultsFound.rawValue) }
    }
  }

  /// Runs with progress.
  private func regrade(_ regrader: Regrader, _ questions: Questions) throws -> RegradeReport {
    let quiz = try batch.expected(in: questions)
    let answers = Regrader.Answers(
      paths: answers, options: try reading.options(questions, quiz: quiz),
      roster: try reading.match(quiz: quiz), warn: StandardError.write)
    let told = regrader.progress
    let ticker = ProgressTicker(progress) { told.now }
    defer { ticker?.stop() }
    return try regrader.regrade(results, from: answers, to: output)
  }
}
