internal import Foundation

/// Brings a file that grows onto the disk bit by bit, so that little is left to wait for at its end.
final class DiskFollower: @unchecked Sendable {
  // @unchecked Sendable because what changes is only touched by the thread that writes the file, or
  // while `lock` is held.
  private let file: FileDescriptor
  private let queue = DispatchQueue(label: "gradus.disk")
  private let lock = NSLock()
  private var isBusy = false
  private var behind = 0
  private var failure: Int32 = 0

  /// After how many bytes the disk is told again.
  private static let step = 4 << 20

  init(_ file: FileDescriptor) { self.file = file }

  /// Notes that bytes were written.
  func follow(_ count: Int) {
    behind += count
    if behind >= Self.step { hasten() }
  }

  /// Begins to bring everything onto the disk, if that is not under way.
  func hasten() {
    guard lock.withLock({ begin() }) else { return }
    behind = 0
    queue.async { [self] in
      // The system tells of a failure once only, so it is kept until somebody asks.
      let code = fsync(file.number) == 0 || errno == EINVAL ? 0 : errno
      lock.withLock {
        isBusy = false
        if failure == 0 { failure = code }
      }
    }
  }

  /// Waits until everything is on the disk; the `errno` of a failure, or 0.
  func finish() -> Int32 {
    wait()
    let code = fsync(file.number) == 0 || errno == EINVAL ? 0 : errno
    return lock.withLock { failure == 0 ? code : failure }
  }

  /// Waits for what is under way.
  func wait() { queue.sync {} }

  private func begin() -> Bool {
    guard !isBusy else { return false }
    isBusy = true
    return true
  }
}
