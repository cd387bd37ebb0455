import ArgumentParser
import Foundation
import GradusCore
import GradusGrading
import GradusPlugins

/// `gradus worker`: records on standard input, results on standard output.
struct WorkerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "worker", abstract: "Grade JSON Lines from standard input to standard output.",
    discussion: """
      Answers as soon as a line is there. A cluster runs it on each part of its input; 'gradus grade'
      starts one for each core.

      Example: gradus worker < answers.jsonl > results.jsonl
      """)

  @OptionGroup var sources: SourceOptions
  @OptionGroup var batch: BatchOptions
  @OptionGroup var extracting: ExtractionOptions
  @Flag(help: .hidden) var blocks = false
  @Option(help: .hidden) var shared: String?

  func run() throws {
    try perform {
      let workspace = blocks ? try sources.workspace() : try sources.reportedWorkspace()
      let worker = try Worker(
        workspace: workspace, engine: sources.engine(workspace),
        quiz: try batch.expected(in: workspace), language: batch.lang,
        extraction: extracting.extract)
      if blocks { return try worker.serve(sharing: shared) }
      let summary = try worker.gradeStandardInput()
      try BatchOptions.exitStatus(summary, in: workspace)
    }
  }
}
