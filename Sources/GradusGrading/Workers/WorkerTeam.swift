internal import Foundation

/// Several workers that take blocks as they come, one block each at a time.
///
///     let team = WorkerTeam(settings, failedLines, whenFailed: stop, deliver: take)
///     while let block = … { guard team.put(block) else { break } }
///     try team.finish()
final class WorkerTeam: @unchecked Sendable {
  // @unchecked Sendable because `problem` is only touched while `lock` is held, and the rest guards
  // itself.

  private let settings: WorkerSettings
  private let failedLines: FailedLineWriter
  private let whenFailed: @Sendable () -> Void
  private let deliver: @Sendable (WorkerTask) throws(GradingError) -> Void
  private let queue: BlockQueue
  private let drivers = DispatchGroup()
  private let lock = NSLock()
  private var problem: GradingError?

  /// Creates a team, whose workers are started when there is something for them to do.
  ///
  /// - Parameters:
  ///   - failedLines: writes the results of lines that no worker can grade.
  ///   - whenFailed: is told that something went wrong, so that nothing more comes.
  ///   - deliver: takes graded blocks, in whatever order they come, from several threads.
  init(
    _ settings: WorkerSettings, _ failedLines: FailedLineWriter,
    whenFailed: @escaping @Sendable () -> Void,
    deliver: @escaping @Sendable (WorkerTask) throws(GradingError) -> Void
  ) {
    self.settings = settings
    self.failedLines = failedLines
    self.whenFailed = whenFailed
    self.deliver = deliver
    queue = BlockQueue(capacity: SharedBlocks.slots * settings.count)
    for _ in 0..<settings.count {
      drivers.enter()
      Thread { [self] in
        do throws(GradingError) {
          try drive()
        } catch {
          fail(error)
        }
        drivers.leave()
      }.start()
    }
  }

  /// Hands a block out, waiting while there are enough. Returns `false` when nothing is wanted any
  /// more.
  func put(_ block: Block) -> Bool { queue.put(block) }

  /// Waits until every block is delivered, and ends the workers.
  ///
  /// - Throws: `GradingError` with the first thing that went wrong.
  func finish() throws(GradingError) {
    queue.close()
    drivers.wait()
    if let problem = lock.withLock({ problem }) { throw problem }
  }

  /// Lets go of blocks that no worker has yet, and waits for the others.
  ///
  /// - Parameter seconds: for how long at most; `nil`: however long it takes.
  func stop(within seconds: Double? = nil) {
    queue.close(dropping: true)
    _ = drivers.wait(timeout: seconds.map { .now() + $0 } ?? .distantFuture)
  }

  private func drive() throws(GradingError) {
    try WorkerDriver(settings, queue: queue, failedLines: failedLines, deliver: deliver).run()
  }

  private func fail(_ error: GradingError) {
    lock.withLock { problem = problem ?? error }
    whenFailed()
    queue.close(dropping: true)
  }
}
