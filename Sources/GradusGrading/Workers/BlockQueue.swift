internal import Foundation

/// Blocks on their way to the workers: a few at a time, so that reading never runs ahead of grading
/// by more than that.
final class BlockQueue: @unchecked Sendable {
  // @unchecked Sendable because everything is only touched while `condition` is held.
  private let condition = NSCondition()
  private let capacity: Int
  private var blocks: [Block] = []
  private var isClosed = false
  private var waiting = 0

  init(capacity: Int) { self.capacity = capacity }

  /// Adds a block, waiting for room. Returns `false` when the queue was closed meanwhile.
  func put(_ block: Block) -> Bool {
    condition.lock()
    defer { condition.unlock() }
    while blocks.count >= capacity, !isClosed { condition.wait() }
    guard !isClosed else { return false }
    blocks.append(block)
    condition.broadcast()
    return true
  }

  /// The next block, waiting for one; `nil` when there will be none.
  func take() -> Block? {
    condition.lock()
    defer { condition.unlock() }
    waiting += 1
    while blocks.isEmpty, !isClosed { condition.wait() }
    waiting -= 1
    return removeFirst()
  }

  /// The next block if there is one that no other worker waits for.
  func takeIfThere() -> Block? {
    condition.lock()
    defer { condition.unlock() }
    return blocks.count > waiting ? removeFirst() : nil
  }

  /// Lets no block in any more.
  ///
  /// - Parameter dropping: whether those still waiting are dropped.
  func close(dropping: Bool = false) {
    condition.lock()
    defer { condition.unlock() }
    isClosed = true
    if dropping { blocks.removeAll() }
    condition.broadcast()
  }

  private func removeFirst() -> Block? {
    guard !blocks.isEmpty else { return nil }
    defer { condition.broadcast() }
    return blocks.removeFirst()
  }
}
