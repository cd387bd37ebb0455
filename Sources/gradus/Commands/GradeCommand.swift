import ArgumentParser
import Foundation
import GradusCore
import GradusGrading
import GradusPlugins
import GradusScreen

/// `gradus grade FILE...`.
struct GradeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "grade", abstract: "Grade files of answers, from one student to millions.",
    usage: "gradus grade <file> ... [<options>]",
    discussion: """
      Reads JSON Lines, CSV (one record or one student a row), a folder with one folder a student, \
      or - for JSON Lines on standard input; writes one result for each answer, in order, whatever \
      the answers or the plugins do.

      Results go to OUT.part with a journal beside it until they are whole. A run that was ended, by \
      whatever, goes on with --resume and gives the same bytes.

      Examples:
        gradus grade answers.jsonl -o results.jsonl
        gradus grade answers.jsonl -o results.jsonl --resume
        gradus grade class.csv --quiz transformer --roster roster.csv
        gradus grade models.jsonl --bank gsm --extract 'marker:#### | last-number'
        gradus grade answers.jsonl --format csv --report report.html -o results.csv
        gradus grade answers.jsonl.zst --shard 2/8 -o part-2.jsonl
      """)

  @Argument(
    help: ArgumentHelp("Files or folders of answers, or - for standard input.", valueName: "file"),
    completion: .answers)
  var files: [String]
  @OptionGroup var sources: SourceOptions
  @OptionGroup var batch: BatchOptions
  @OptionGroup var reading: AnswerReadingOptions
  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: ArgumentHelp(
      "Write results to this file. (default: standard output)", valueName: "file"),
    completion: .file())
  var output: String?
  @OptionGroup var workers: WorkerOptions
  @Flag(help: "Go on where an earlier run into the same file ended.") var resume = false
  @Option(
    help: ArgumentHelp(
      "Grade one of several parts, such as 2/8, for 'gradus merge'.", valueName: "i/n"),
    completion: .nothing)
  var shard: Shard?
  @Option(help: ArgumentHelp("How to tell how far it is.", valueName: "style")) var progress:
    ProgressStyle = .auto
  @OptionGroup var finishing: FinishingOptions

  func validate() throws {
    if resume, output == nil {
      throw ValidationError("--resume needs -o: only a file can be gone on with")
    }
    if shard != nil, output == nil {
      throw ValidationError("--shard needs -o: 'gradus merge' reads what is beside the file")
    }
    if let problem = finishing.problem(isShard: shard != nil) { throw ValidationError(problem) }
    if files.filter({ $0 == "-" }).count > 1 {
      throw ValidationError("standard input can be read once only")
    }
    try DistinctFiles(
      written: [("results", output), ("report", finishing.report)],
      read: files + [finishing.overrides, reading.columns, reading.roster].compactMap { $0 }
    ).check()
  }

  func run() throws {
    try perform {
      try reading.check(quiz: batch.quiz)
      try checkInputs()
      let finishing = try finishing.finishing(title: batch.quiz)
      // Workers get ready while this process does.
      var workers = workers.settings(
        sources.arguments + batch.arguments + reading.extracting.arguments)
      workers.pool = try WorkerPool(workers, for: files)
      let questions = try sources.questions()
      let engine = sources.engine(questions.library)
      var settings = try settings(questions, workers)
      let place = try ResultsPlace(output, isTemporary: output == nil && !finishing.isTrivial)
      settings.output = place.path
      settings.finishing = finishing.facts
      let finisher = Finisher(finishing) {
        try Report(resultsAt: $0, workspace: questions.whole, engine: engine).html
      }
      if !finishing.isTrivial {
        settings.finish = { part, output in try finisher.finish(part, to: output) }
      }
      let summary = try grade(BatchRun(settings, questions: questions, engine: engine))
      if summary.wasFinished, let output { try finisher.look(at: output) }
      try place.print()
      StandardError.write(summary.text)
      for remark in finisher.remarks + [summary.duplicateSentence].compactMap({ $0 }) {
        StandardError.write(remark)
      }
      try finisher.checkMean()
      try BatchOptions.exitStatus(summary, of: questions)
    }
  }

  /// Runs with progress and an orderly end on signals.
  private func grade(_ run: BatchRun) throws -> BatchSummary {
    let ticker = ProgressTicker(progress) { run.progress }
    defer { ticker?.stop() }
    let watch = SignalWatch { [resumeHint] in
      "\nstopped after \(run.interrupt()) results" + resumeHint
    }
    return try withExtendedLifetime(watch) { try run.run() }
  }

  /// Refuses a file that is not there before anything is begun.
  private func checkInputs() throws {
    for file in files where file != "-" && !FileManager.default.fileExists(atPath: file) {
      throw Failure(.noInput, "there is no file '\(file)'")
    }
  }

  private func settings(
    _ questions: Questions, _ workers: WorkerSettings
  ) throws -> BatchSettings {
    let quiz = try batch.expected(in: questions)
    var settings = BatchSettings(
      files: files, answers: try reading.options(questions, quiz: quiz), output: output,
      version: Version.text, workers: workers)
    settings.roster = try reading.match(quiz: quiz)
    settings.extraction = reading.extracting.extract
    settings.language = batch.lang
    settings.shard = shard
    settings.isResuming = resume
    settings.options = sources.limits.named
    settings.note = { StandardError.write($0) }
    return settings
  }

  private var resumeHint: String {
    output == nil ? "" : "; the same command with --resume goes on from there"
  }
}
