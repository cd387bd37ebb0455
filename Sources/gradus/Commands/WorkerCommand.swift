import ArgumentParser
import Foundation
import GradusCore
import GradusGrading
import GradusPlugins

/// `gradus worker`: records on standard input, results on standard output.
struct WorkerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "worker", abstract: "Grade line by line, for pipes and clusters.",
    usage: "gradus worker [<options>] < answers > results",
    discussion: """
      Reads JSON Lines from standard input and writes a result to standard output as soon as a \
      line is there. A cluster runs it on each part of its input; 'gradus grade' \
      starts one for each core.

      Examples:
        gradus worker < answers.jsonl > results.jsonl
        gradus worker --quiz transformer < answers.jsonl
      """)

  @OptionGroup var sources: SourceOptions
  @OptionGroup var batch: BatchOptions
  @OptionGroup var extracting: ExtractionOptions
  @Flag(help: .hidden) var blocks = false
  @Option(help: .hidden, completion: .file()) var shared: String?

  func run() throws {
    try perform {
      if blocks { return try serve() }
      let questions = try sources.questions()
      let summary = try worker(questions).gradeStandardInput()
      try BatchOptions.exitStatus(summary, of: questions)
    }
  }

  private func worker(_ questions: Questions) throws -> Worker {
    try Worker(
      questions: questions, engine: sources.engine(questions.library),
      quiz: try batch.expected(in: questions), language: batch.lang,
      extraction: extracting.extract)
  }

  private func serve() throws {
    Worker.followParent()
    let worker: Worker
    do {
      worker = try self.worker(sources.questions(isTelling: false))
    } catch let failure as Failure {
      // The one that started this worker loads the same and tells of it, once.
      throw ExitCode(failure.status.rawValue)
    }
    try worker.serve(sharing: shared)
    // The system takes memory back faster than piece by piece.
    Foundation.exit(EXIT_SUCCESS)
  }
}
