internal import Foundation
internal import GradusCore

/// Drives one worker at a time through the blocks of a queue, and replaces it when it dies.
///
/// A worker that dies may have been killed from outside, so nothing is the fault of a record until
/// it was tried alone. After a second death over the same lines they are graded one by one, each
/// answered at once; a line that a worker dies over twice more is marked as failed, and the others
/// are graded.
final class WorkerDriver {
  private let settings: WorkerSettings
  private let queue: BlockQueue
  private let failedLines: FailedLineWriter
  private let deliver: (WorkerTask) throws(GradingError) -> Void

  private var worker: WorkerProcess?
  private var tasks: [WorkerTask] = []
  private var outgoing: [ArraySlice<UInt8>] = []
  private var incoming = ChunkReader()
  /// When the worker last said something, or was given something to do.
  private var lastSign = 0.0
  private var failedStarts = 0

  /// A worker that dies so often before it is ready will never be.
  private static let mostFailedStarts = 5
  /// How many seconds a worker may take to load plugins and banks.
  private static let longestStart = 120.0

  init(
    _ settings: WorkerSettings, queue: BlockQueue, failedLines: FailedLineWriter,
    deliver: @escaping (WorkerTask) throws(GradingError) -> Void
  ) {
    self.settings = settings
    self.queue = queue
    self.failedLines = failedLines
    self.deliver = deliver
  }

  /// Grades blocks until the queue ends.
  func run() throws(GradingError) {
    defer { stop() }
    while let block = queue.take() {
      tasks.append(WorkerTask(block))
      while !tasks.isEmpty { try turn() }
    }
  }

  private func stop() {
    guard let worker else { return }
    if tasks.isEmpty { worker.finish() } else { _ = worker.end() }
  }

  // MARK: One turn of reading and writing

  private func turn() throws(GradingError) {
    let worker = try runningWorker()
    give()
    let limit = incoming.isReady ? settings.timeout : Self.longestStart
    let ready = worker.wait(
      isWriting: !outgoing.isEmpty, seconds: lastSign + limit - Clock.seconds)
    if ready.canRead {
      try receive(from: worker)
    } else if ready.canWrite {
      send(to: worker)
    } else if Clock.seconds - lastSign > limit {
      try replaceWorker(.timeout)
    }
  }

  private func runningWorker() throws(GradingError) -> WorkerProcess {
    if let worker { return worker }
    let started = settings.pool?.take()
    let fresh = if let started { started } else { try WorkerProcess(settings.command) }
    worker = fresh
    incoming = ChunkReader()
    outgoing = []
    lastSign = Clock.seconds
    return fresh
  }

  /// Hands out what can be graded. The next block is on its way while one is graded, as long as
  /// nothing goes wrong.
  private func give() {
    guard incoming.isReady else { return }
    while tasks.count < SharedBlocks.slots, tasks.allSatisfy({ !$0.isCareful && $0.deaths == 0 }),
      let next = queue.takeIfThere()
    {
      tasks.append(WorkerTask(next))
    }
    for place in tasks.indices where !tasks[place].isSent {
      guard place == 0 || (!tasks[0].isCareful && tasks[0].deaths == 0) else { return }
      guard let segment = tasks[place].segments.first else { return }
      tasks[place].slot = share(segment)
      let header = WorkerMessage.TaskHeader(
        kind: segment.kind, isCareful: tasks[place].isCareful, slot: tasks[place].slot,
        firstLine: segment.firstLine, byteCount: segment.bytes.count)
      if tasks.allSatisfy({ !$0.isSent }) { lastSign = Clock.seconds }
      outgoing.append(header.bytes[...])
      if tasks[place].slot == nil { outgoing.append(segment.bytes) }
      tasks[place].isSent = true
    }
  }

  /// Puts lines into shared memory and says in which slot; `nil` when they must go by pipe.
  private func share(_ segment: WorkerTask.Segment) -> Int? {
    guard incoming.isSharing, segment.bytes.count <= SharedBlocks.inputSize,
      let shared = worker?.shared,
      let slot = (0..<SharedBlocks.slots).first(where: { slot in
        !tasks.contains { $0.slot == slot }
      })
    else { return nil }
    segment.bytes.withUnsafeBytes { shared.input(slot).copyMemory(from: $0) }
    return slot
  }

  /// The results of a task in shared memory, which are those of the task until the next is given.
  private func sharedResults(
    _ header: WorkerMessage.ChunkHeader, of worker: WorkerProcess
  ) throws(GradingError) -> ByteBuffer {
    guard let slot = tasks[0].slot, let shared = worker.shared,
      header.byteCount <= SharedBlocks.outputSize
    else { throw ChunkReader.notAWorker }
    return ByteBuffer(in: shared.output(slot), holding: header.byteCount)
  }

  private func send(to worker: WorkerProcess) {
    while let next = outgoing.first {
      switch next.withUnsafeBytes({ worker.input.write($0) }) {
      case .bytes(next.count): outgoing.removeFirst()
      case .bytes(let count): outgoing[0] = next.dropFirst(count)
      case .wouldBlock: return
      // The worker is dying. What it still said comes first, then its end.
      case .failed: return outgoing.removeAll()
      }
    }
  }

  private func receive(from worker: WorkerProcess) throws(GradingError) {
    switch try incoming.read(from: worker.output) {
    case .nothing: lastSign = Clock.seconds
    case .ready:
      lastSign = Clock.seconds
      failedStarts = 0
    case .chunk(let chunk):
      lastSign = Clock.seconds
      guard !tasks.isEmpty else { return }
      let lines =
        if let results = chunk.results { results } else {
          try sharedResults(chunk.header, of: worker)
        }
      try tasks[0].take(chunk, lines)
      if tasks[0].isDone { try deliver(tasks.removeFirst()) } else { tasks[0].own() }
    case .ended: try replaceWorker(.crash)
    }
  }

  // MARK: Deaths

  private func replaceWorker(_ reason: Verdict.Failure.Reason) throws(GradingError) {
    guard let worker else { return }
    let wasReady = incoming.isReady
    let end = worker.end()
    self.worker = nil
    guard wasReady else {
      failedStarts += 1
      guard failedStarts < Self.mostFailedStarts else {
        throw GradingError(
          .inputOutput,
          "workers end with \(end) before they grade anything; "
            + "try the same with 'gradus worker' to see why")
      }
      return
    }
    for place in tasks.indices { tasks[place].recall() }
    while let first = tasks.first, first.isDone { try deliver(tasks.removeFirst()) }
    guard !tasks.isEmpty else { return }
    tasks[0].deaths += 1
    if !tasks[0].isCareful {
      tasks[0].isCareful = tasks[0].deaths > 1 || reason == .timeout
    } else if tasks[0].deaths > 1 {
      try giveUpLine(reason, end)
    }
  }

  private func giveUpLine(
    _ reason: Verdict.Failure.Reason, _ end: String
  ) throws(GradingError) {
    guard let line = tasks[0].removeLine() else { return }
    let seconds = settings.timeout == 1 ? "1 second" : "\(settings.timeout.shown) seconds"
    let message =
      reason == .timeout
      ? "the worker gave no result within \(seconds), twice"
      : "the worker ended with \(end) over this answer, twice"
    switch try failedLines.results(for: line, Verdict.Failure(reason: reason, message: message)) {
    case .results(let results, let named): tasks[0].add(results, named)
    case .records(let lines): tasks[0].prepend(lines)
    }
    tasks[0].deaths = 0
    if tasks[0].isDone { try deliver(tasks.removeFirst()) }
  }
}
