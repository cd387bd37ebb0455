internal import Foundation

/// Workers that are started before it is known what they grade: they load plugins and banks while
/// the one that starts them does the same.
public final class WorkerPool: @unchecked Sendable {
  // @unchecked Sendable because `workers` is only touched while `lock` is held.
  private let lock = NSLock()
  private var workers: [WorkerProcess] = []

  /// Starts workers: one, and more for files that surely have work for them.
  ///
  /// - Parameter settings: the command, and how many there are at most.
  public init(_ settings: WorkerSettings, for files: [String]) throws(GradingError) {
    let size = files.reduce(0) { $0 + (AnswerBlocks.size($1) ?? 0) }
    for _ in 0..<max(1, min(settings.count, size / LineBlocks.usualSize)) {
      workers.append(try WorkerProcess(settings.command))
    }
  }

  deinit {
    for worker in workers { _ = worker.end() }
  }

  /// One of them, if any is left.
  func take() -> WorkerProcess? { lock.withLock { workers.popLast() } }
}
