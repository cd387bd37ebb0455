internal import Foundation
public import GradusCore
public import GradusPlugins

/// Grades what comes in on standard input: a pure function of it.
public struct Worker {
  private let grader: BlockGrader

  /// Creates a worker.
  ///
  /// - Parameters:
  ///   - quiz: the questions each student is expected to answer, by address.
  ///   - extraction: how answers are taken out of longer texts, where a question does not say.
  public init(
    questions: Questions, engine: Engine, quiz: [String], language: Language,
    extraction: Extraction?
  ) throws(GradingError) {
    grader = try BlockGrader(
      grader: RecordGrader(
        engine: engine, questions: questions, extraction: extraction,
        wording: .feedback(language)),
      reader: RecordReader(quiz: quiz, order: BankOrder(questions)), language: language)
  }

  /// Makes this process live as long as the one that started it, and no longer. Should come before
  /// plugins and banks are loaded, which takes a while.
  public static func followParent() {
    // Whoever stops a batch by Ctrl-C stops all its processes; the one that started this one wants
    // what is under way to be finished first, and ends it by closing its input.
    signal(SIGINT, SIG_IGN)
    WorkerLoop.endWithParent()
  }

  /// Takes blocks as `gradus grade` sends them, until there are no more.
  ///
  /// - Parameter path: where memory is that `gradus grade` sees too.
  public func serve(sharing path: String?) throws {
    try WorkerLoop(grader, sharing: path).run()
  }

  /// Takes lines, and writes their results as soon as no more lines are waiting.
  public func gradeStandardInput() throws -> BatchSummary {
    var blocks = LineBlocks(
      size: LineBlocks.usualSize, isEager: true, read: try ByteSource(path: "-").read)
    let output = FileDescriptor(STDOUT_FILENO)
    let results = ResultLines(into: ByteBuffer(capacity: 1 << 20))
    var tally = Tally()
    while var piece = try blocks.next() {
      results.removeAll()
      let (kind, firstLine) = (piece.kind, piece.firstLine)
      try piece.withPadding { bytes in
        _ = try grader.grade(bytes, kind: kind, firstLine: firstLine, into: results)
      }
      // Nobody asks for them here, and there may be ever more.
      _ = grader.takeNews()
      tally += results.tally
      let code = output.writeAll(results.bytes.bytes)
      guard code == 0 else { throw PartialFile.unwritable("standard output", code) }
    }
    return BatchSummary(tally: tally, duplicates: 0, examples: [])
  }
}
