internal import Foundation
internal import GradusCore
public import GradusPlugins

/// Grades whole files with several workers, loses no record, and can be taken up after it was ended
/// at any moment.
///
///     let run = BatchRun(settings, questions: questions, engine: engine)
///     let summary = try run.run()
public final class BatchRun: @unchecked Sendable {
  // @unchecked Sendable because what changes is only touched while `lock` is held, or lies in
  // classes that guard themselves.

  private let settings: BatchSettings
  private let questions: Questions
  /// Is asked for when there is a file to go on with, and only on the thread of `run`.
  private lazy var identity = settings.identity(of: questions.digest)
  private let named: NamedQuestions
  private let failedLines: FailedLineWriter

  private let lock = NSLock()
  private var team: WorkerTeam?
  private var sink: ResultSink?
  private var isInterrupted = false
  /// How many bytes of the input were read, how many there are, and how many were done when the run
  /// was taken up.
  private var inputBytes = (read: 0, all: 0, before: 0)
  private var resultsBefore = 0

  /// Prepares a run.
  ///
  /// - Parameters:
  ///   - questions: those of the same plugins and banks as workers load.
  ///   - engine: is asked for nothing but what it knows of plugins.
  public init(_ settings: BatchSettings, questions: Questions, engine: Engine) {
    self.settings = settings
    self.questions = questions
    named = NamedQuestions(questions, canResume: settings.output != nil)
    failedLines = FailedLineWriter(
      grader: RecordGrader(
        engine: engine, questions: questions, extraction: settings.extraction),
      reader: RecordReader(quiz: settings.answers.quiz, order: settings.answers.order),
      language: settings.language)
  }

  /// Grades everything.
  ///
  /// - Throws: `GradingError` when reading or writing fails, or there is nothing to go on with.
  public func run() throws -> BatchSummary {
    let ids = DuplicateFinder()
    let begun = try begin(ids)
    guard let begun else { return try finished() }
    let sink = begun.sink
    let team = team(sink)
    lock.withLock {
      (self.sink, self.team) = (sink, team)
      resultsBefore = sink.written.tally.total
    }
    let input = Result { try feed(team, sink, after: begun.checkpoint) }
    if case .failure = input { team.stop() }
    let grading = Result { try team.finish() }
    parkIfInterrupted()
    // What went wrong with the workers comes before what that led to.
    try grading.get()
    return try finish(sink, ids, input: input.get())
  }

  // MARK: Beginning and end

  private struct Beginning {
    var sink: ResultSink
    var checkpoint: Checkpoint?
  }

  /// Opens the results; `nil` when an earlier run has finished them.
  private func begin(_ ids: DuplicateFinder) throws -> Beginning? {
    let sizes: [BlockSize]? = settings.shard == nil ? nil : []
    guard let path = settings.output else {
      return Beginning(
        sink: ResultSink(
          .standardOutput, ids: ids, digest: try Digest(), named: named, from: .init(),
          sizes: sizes))
    }
    if settings.isResuming {
      let finding = try Resumption(
        path: path, identity: identity, finished: identity.finished(settings.finishing)
      ).find(
        finished: try Manifest.read(beside: path)?.identity, ids: ids)
      switch finding {
      case .nothing: break
      case .finished:
        guard try Manifest.read(beside: path)?.input == inputHash() else {
          throw otherInput("'\(path)' was graded from")
        }
        return nil
      case .begun(let journal, let checkpoint):
        return try goOn(path, journal, checkpoint, ids)
      }
    }
    let file = try PartialFile(at: path, identity)
    return Beginning(
      sink: ResultSink(
        .file(file), ids: ids, digest: try Digest(), named: named, from: .init(), sizes: sizes))
  }

  private func goOn(
    _ path: String, _ journal: Journal, _ checkpoint: Checkpoint?, _ ids: DuplicateFinder
  ) throws -> Beginning {
    let kept = checkpoint?.outputBytes ?? 0
    let file = try PartialFile(at: path, keeping: kept, journal)
    let digest = try Digest()
    try digest.add(file: path + ".part", upTo: kept)
    let progress = ResultSink.Progress(
      tally: checkpoint?.tally ?? Tally(), outputBytes: kept, blocks: checkpoint?.blocks ?? 0)
    named.restore(journal.fingerprints, progress.tally)
    settings.note("going on after \(progress.tally.total) results")
    return Beginning(
      sink: ResultSink(
        .file(file), ids: ids, digest: digest, named: named, from: progress,
        sizes: settings.shard == nil ? nil : journal.checkpoints.flatMap(\.sizes)),
      checkpoint: checkpoint)
  }

  private func finished() throws -> BatchSummary {
    let path = settings.output ?? ""
    let manifest = try Manifest.read(beside: path)
    if let manifest { named.restore(manifest.fingerprints, manifest.tally) }
    settings.note("'\(path)' is finished already; there is nothing left to do")
    return BatchSummary(
      tally: manifest?.tally ?? Tally(), duplicates: manifest?.duplicates.count ?? 0,
      examples: manifest?.duplicates.examples ?? [], wasFinished: true)
  }

  private func finish(
    _ sink: ResultSink, _ ids: DuplicateFinder, input: String
  ) throws -> BatchSummary {
    try sink.log()
    let found = try ids.duplicates()
    var examples: [String] = []
    var tally = sink.written.tally
    if let path = settings.output {
      examples = found.isEmpty ? [] : try DuplicateFinder.examples(of: found, in: path + ".part")
      try sink.finish(
        settings.finish.map { finish in { tally = try finish($0, $1).tally ?? tally } })
      let account = sink.account
      let hash = settings.finish == nil ? account.hash : try Digest.text(ofFile: path)
      try Manifest(
        version: settings.version, identity: identity.finished(settings.finishing), input: input,
        output: hash, tally: tally, duplicates: (found.count, examples),
        fingerprints: named.fingerprints, sizes: account.sizes
      ).write(beside: path)
      sink.removeJournal()
    }
    return BatchSummary(tally: tally, duplicates: found.count, examples: examples)
  }

  private func team(_ sink: ResultSink) -> WorkerTeam {
    WorkerTeam(settings.workers, failedLines, whenFailed: { sink.abandon() }) {
      (task) throws(GradingError) in try sink.take(task)
    }
  }

  // MARK: Input

  /// Reads all input and hands its blocks out. Returns the hash of everything read.
  private func feed(
    _ team: WorkerTeam, _ sink: ResultSink, after checkpoint: Checkpoint?
  ) throws -> String {
    let digest = try Digest()
    var blocks = 0
    var index = 0
    try stream.forEach { (piece: LineBlocks.Piece) -> Bool in
      digest.add(piece)
      blocks += 1
      if let checkpoint, blocks <= checkpoint.blocks {
        guard blocks == checkpoint.blocks else { return true }
        lock.withLock { inputBytes.before = inputBytes.read }
        guard digest.text == checkpoint.input else {
          throw otherInput("the unfinished run has read")
        }
        return true
      }
      if let shard = settings.shard, !shard.has(blocks - 1) { return true }
      let block = Block(
        index: index, kind: piece.kind, firstLine: piece.firstLine, bytes: piece.bytes,
        mark: Block.Mark(
          blocks: blocks, input: digest.text, position: lock.withLock { inputBytes.read }))
      index += 1
      sink.expect(block)
      return team.put(block)
    }
    if let checkpoint, blocks < checkpoint.blocks {
      throw otherInput("the unfinished run has read")
    }
    return digest.text
  }

  private var stream: AnswerBlocks {
    AnswerBlocks(settings) { [self] done, total in
      lock.withLock { (inputBytes.read, inputBytes.all) = (done, total) }
    }
  }

  /// The hash of everything there is to read.
  private func inputHash() throws -> String {
    let digest = try Digest()
    try stream.forEach {
      digest.add($0)
      return true
    }
    return digest.text
  }

  private func otherInput(_ those: String) -> GradingError {
    GradingError(.badData, "the answers are not those that \(those)" + Resumption.anew)
  }

  // MARK: Interruption and progress

  /// Ends the run early: blocks under way are finished if they take no longer than a few seconds,
  /// and everything written is valid. Returns how many results there are. `run` does not return
  /// after it, so that the caller can end the process.
  public func interrupt() -> Int {
    let (team, sink) = lock.withLock {
      isInterrupted = true
      return (self.team, self.sink)
    }
    team?.stop(within: 5)
    guard let sink else { return 0 }
    // The journal is allowed to be behind: what it does not tell of is graded again.
    try? sink.log()
    return sink.written.tally.total
  }

  private func parkIfInterrupted() {
    while lock.withLock({ isInterrupted }) { Thread.sleep(forTimeInterval: 1000) }
  }

  /// How far the run has come.
  public var progress: BatchProgress {
    lock.lock()
    let (sink, bytes, before) = (sink, inputBytes, resultsBefore)
    lock.unlock()
    let written = sink?.written ?? ResultSink.Progress()
    return BatchProgress(
      tally: written.tally, resultsBefore: before,
      inputDone: max(bytes.before, written.inputBytes), inputBefore: bytes.before,
      inputTotal: bytes.all)
  }
}

extension Digest {
  /// Takes in a piece of the input, and what kind it is.
  fileprivate func add(_ piece: LineBlocks.Piece) {
    withUnsafeBytes(of: piece.kind.rawValue) { add($0) }
    piece.bytes.withUnsafeBytes { add($0) }
  }
}
