internal import Dispatch
internal import Foundation

/// Runs code that may call itself a thousand levels deep.
///
/// The YAML parser accepts a thousand levels of nesting and its Swift part needs about 3 KiB of stack
/// for each, more than a thread other than the first has on some systems.
enum DeepStack {
  private static let size = 16 << 20

  /// What `body` returns, after running it on a thread of its own.
  static func run<Result>(_ body: @escaping () -> Result) -> Result {
    let job = Job(body)
    let thread = Thread { job.run() }
    thread.stackSize = size
    thread.start()
    return job.wait()
  }

  // @unchecked Sendable because the thread touches the properties before `done` is signalled, and the
  // caller only after it has waited for that.
  private final class Job<Result>: @unchecked Sendable {
    private let done = DispatchSemaphore(value: 0)
    private let body: () -> Result
    private var result: Result?

    init(_ body: @escaping () -> Result) {
      self.body = body
    }

    func run() {
      result = body()
      done.signal()
    }

    func wait() -> Result {
      done.wait()
      guard let result else { preconditionFailure("the thread must leave a result") }
      return result
    }
  }
}
