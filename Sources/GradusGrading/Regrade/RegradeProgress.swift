internal import Synchronization

/// How far a regrading is, to be looked at from another thread.
public final class RegradeProgress: Sendable {
  private let state = Mutex(RegradeProgress.nothing(of: 0))

  /// Creates one of a regrading that has not begun.
  public init() {}

  /// How far it is: the input are the results it goes through.
  public var now: BatchProgress { state.withLock { $0 } }

  /// Begins anew, with so many bytes of results to go through.
  func begin(_ size: Int) { state.withLock { $0 = Self.nothing(of: size) } }

  /// Notes a result that is settled.
  ///
  /// - Parameter position: how many bytes of the results were read up to it.
  func add(_ status: GradedRecord.Status, upTo position: Int) {
    state.withLock {
      $0.tally.add(status)
      $0.inputDone = position
    }
  }

  private static func nothing(of size: Int) -> BatchProgress {
    BatchProgress(tally: Tally(), resultsBefore: 0, inputDone: 0, inputBefore: 0, inputTotal: size)
  }
}
