internal import Foundation

/// Takes graded blocks in whatever order they come, and writes their results in the order of the
/// input.
final class ResultSink: @unchecked Sendable {
  // @unchecked Sendable because everything is only touched while `condition` is held.

  /// Where results go.
  enum Target {
    case file(PartialFile)
    case standardOutput

    func write(_ bytes: UnsafeRawBufferPointer) throws(GradingError) {
      switch self {
      case .file(let file): try file.write(bytes)
      case .standardOutput: try ResultsStream.write(bytes)
      }
    }
  }

  /// What has been written.
  struct Progress {
    var tally = Tally()
    var outputBytes = 0
    /// How many blocks of the stream are done, those of other shards among them.
    var blocks = 0
    /// How many bytes of the input are done; 0 until it is known.
    var inputBytes = 0
  }

  private let condition = NSCondition()
  private let target: Target
  private let ids: DuplicateFinder
  private let digest: Digest
  private let named: NamedQuestions
  private var progress: Progress
  private var waiting: [Int: WorkerTask] = [:]
  private var marks: [Int: Block.Mark] = [:]
  private var next = 0
  private var unlogged = 0
  private var lastMark: Block.Mark?
  private var isAbandoned = false
  /// How many bytes of results each block gave, for joining shards; `nil` when nobody asks.
  private var sizes: [BlockSize]?
  private var unloggedSizes: [BlockSize] = []

  /// How many blocks may be graded ahead of one that takes long.
  private static let window = 64
  /// After how many bytes of results the journal gets a line.
  private static let logged = 1 << 20

  init(
    _ target: Target, ids: DuplicateFinder, digest: Digest, named: NamedQuestions,
    from progress: Progress, sizes: [BlockSize]?
  ) {
    self.target = target
    self.ids = ids
    self.digest = digest
    self.named = named
    self.progress = progress
    self.sizes = sizes
  }

  /// What has been written so far.
  var written: Progress {
    condition.lock()
    defer { condition.unlock() }
    return progress
  }

  /// Foretells a block, before a worker gets it.
  func expect(_ block: Block) {
    condition.lock()
    defer { condition.unlock() }
    marks[block.index] = block.mark
  }

  /// Takes a block that is graded, and waits while it is far ahead of the others. Its results may
  /// lie in memory that is used for others afterwards.
  func take(_ task: WorkerTask) throws(GradingError) {
    condition.lock()
    defer { condition.unlock() }
    while task.index >= next + Self.window, !isAbandoned { condition.wait() }
    guard !isAbandoned else { return }
    guard task.index == next else {
      waiting[task.index] = task
      waiting[task.index]?.own()
      return
    }
    var due: WorkerTask? = task
    while let task = due {
      try write(task)
      next += 1
      due = waiting.removeValue(forKey: next)
    }
    condition.broadcast()
  }

  /// Notes in the journal how far everything has come, and begins to bring it onto the disk.
  func log() throws(GradingError) {
    condition.lock()
    defer { condition.unlock() }
    try logCheckpoint()
    if case .file(let file) = target { file.hasten() }
  }

  /// The hash of all results, and how many bytes each block gave.
  var account: (hash: String, sizes: [BlockSize]?) {
    condition.lock()
    defer { condition.unlock() }
    return (digest.text, sizes)
  }

  /// Takes nothing more, after something went wrong.
  func abandon() {
    condition.lock()
    defer { condition.unlock() }
    isAbandoned = true
    condition.broadcast()
  }

  /// Puts the results in their place, by `move` where that is given.
  func finish(_ move: ((_ part: String, _ output: String) throws -> Void)?) throws {
    if case .file(let file) = target { try file.finish(move) }
  }

  /// Takes the journal away.
  func removeJournal() {
    if case .file(let file) = target { file.removeJournal() }
  }

  private func write(_ task: WorkerTask) throws(GradingError) {
    guard let mark = marks.removeValue(forKey: task.index) else { return }
    for piece in task.results {
      try target.write(piece.bytes)
      digest.add(piece.bytes)
    }
    for piece in task.ids { try ids.add(hashes: piece.bytes) }
    // After the results, which need not wait for it.
    try named.add(task.news, task.tally)
    progress.tally += task.tally
    progress.outputBytes += task.resultBytes
    progress.blocks = mark.blocks
    progress.inputBytes = mark.position
    if sizes != nil {
      let size = BlockSize(block: mark.blocks - 1, bytes: task.resultBytes)
      sizes?.append(size)
      unloggedSizes.append(size)
    }
    lastMark = mark
    unlogged += task.resultBytes
    if unlogged >= Self.logged { try logCheckpoint() }
  }

  private func logCheckpoint() throws(GradingError) {
    guard case .file(let file) = target, let lastMark else { return }
    let checkpoint = Checkpoint(
      blocks: lastMark.blocks, input: lastMark.input, outputBytes: progress.outputBytes,
      output: digest.text, tally: progress.tally, sizes: unloggedSizes,
      fingerprints: named.takeUnlogged())
    try file.log(checkpoint.line)
    unlogged = 0
    unloggedSizes.removeAll()
    self.lastMark = nil
  }
}
