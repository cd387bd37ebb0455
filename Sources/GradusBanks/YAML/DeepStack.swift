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

  /// What `transform` makes of each element, in their order. As many threads as there are processors
  /// share the work.
  static func map<Element, Result>(
    _ elements: [Element], _ transform: @escaping (Element) -> Result
  ) -> [Result] {
    let pile = Pile(elements, transform)
    let count = min(elements.count, max(1, ProcessInfo.processInfo.activeProcessorCount))
    let threads = (0..<count).map { _ in Thread { pile.work() } }
    for thread in threads {
      thread.stackSize = size
      thread.start()
    }
    return pile.wait(for: threads.count)
  }

  // @unchecked Sendable because `next` and `results` are only touched while `lock` is held, and the
  // results that are read at the end after every thread has signalled.
  private final class Pile<Element, Result>: @unchecked Sendable {
    private let lock = NSLock()
    private let done = DispatchSemaphore(value: 0)
    private let elements: [Element]
    private let transform: (Element) -> Result
    private var next = 0
    private var results: [Int: Result] = [:]

    init(_ elements: [Element], _ transform: @escaping (Element) -> Result) {
      self.elements = elements
      self.transform = transform
    }

    func work() {
      while let place = take() {
        let result = transform(elements[place])
        lock.withLock { results[place] = result }
      }
      done.signal()
    }

    private func take() -> Int? {
      lock.withLock {
        guard next < elements.count else { return nil }
        next += 1
        return next - 1
      }
    }

    func wait(for threads: Int) -> [Result] {
      for _ in 0..<threads { done.wait() }
      return elements.indices.compactMap { results[$0] }
    }
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
