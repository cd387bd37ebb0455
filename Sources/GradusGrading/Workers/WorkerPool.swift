internal import Foundation

/// Workers that are started before it is known what they grade: they load plugins and banks while
/// the one that starts them does the same.
public final class WorkerPool: @unchecked Sendable {
  // @unchecked Sendable because `workers` is only touched while `lock` is held.
  private let lock = NSLock()
  private var workers: [WorkerProcess] = []

  /// Starts workers.
  ///
  /// - Parameter command: the program and its arguments.
  public init(_ command: [String], count: Int) throws(GradingError) {
    for _ in 0..<count { workers.append(try WorkerProcess(command)) }
  }

  deinit {
    for worker in workers { _ = worker.end() }
  }

  /// One of them, if any is left.
  func take() -> WorkerProcess? { lock.withLock { workers.popLast() } }
}
