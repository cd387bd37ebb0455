internal import Foundation

/// The calls of the system on open files, with interruptions taken care of.
struct FileDescriptor {
  let number: Int32

  init(_ number: Int32) { self.number = number }

  /// What a call ended with.
  enum Outcome {
    case bytes(Int)
    /// Nothing can be read or written now.
    case wouldBlock
    /// The `errno` of a failure.
    case failed(Int32)
  }

  func read(into memory: UnsafeMutableRawBufferPointer) -> Outcome {
    outcome { Foundation.read(number, memory.baseAddress, memory.count) }
  }

  func write(_ bytes: UnsafeRawBufferPointer) -> Outcome {
    outcome { Foundation.write(number, bytes.baseAddress, bytes.count) }
  }

  /// Writes all of it; the `errno` of a failure, or 0.
  func writeAll(_ bytes: UnsafeRawBufferPointer) -> Int32 {
    var rest = bytes
    while !rest.isEmpty {
      switch write(rest) {
      case .bytes(let count): rest = UnsafeRawBufferPointer(rebasing: rest[count...])
      case .wouldBlock: wait(for: POLLOUT)
      case .failed(let code): return code
      }
    }
    return 0
  }

  /// Fills the memory, or as much of it as there is before the end; `nil` after a failure.
  func readAll(into memory: UnsafeMutableRawBufferPointer) -> Int? {
    var count = 0
    while count < memory.count {
      switch read(into: UnsafeMutableRawBufferPointer(rebasing: memory[count...])) {
      case .bytes(0): return count
      case .bytes(let more): count += more
      case .wouldBlock: wait(for: POLLIN)
      case .failed: return nil
      }
    }
    return count
  }

  /// Makes calls return at once, and the file close in programs this one starts.
  func prepareForPolling() {
    _ = fcntl(number, F_SETFL, fcntl(number, F_GETFL) | O_NONBLOCK)
    _ = fcntl(number, F_SETFD, FD_CLOEXEC)
  }

  private func wait(for events: Int32) {
    var entry = pollfd(fd: number, events: Int16(events), revents: 0)
    _ = poll(&entry, 1, -1)
  }

  private func outcome(_ call: () -> Int) -> Outcome {
    while true {
      let count = call()
      if count >= 0 { return .bytes(count) }
      let code = errno
      if code == EINTR { continue }
      return code == EAGAIN || code == EWOULDBLOCK ? .wouldBlock : .failed(code)
    }
  }
}
