internal import Foundation

/// A worker that was started, and the pipes to it.
final class WorkerProcess {
  /// What can be done with the pipes now.
  struct Readiness {
    var canRead: Bool
    var canWrite: Bool
  }

  let input: FileDescriptor
  let output: FileDescriptor
  /// The memory that the worker may see too.
  let shared = SharedBlocks()
  private let process: Process
  /// Is signalled once the worker has ended.
  private let ended = DispatchSemaphore(value: 0)
  private let pipes: (input: Pipe, output: Pipe)

  #if os(Linux)
    /// F_SETPIPE_SZ of fcntl(2), which its header shows to GNU programs only.
    private static let setPipeSize: Int32 = 1031
  #endif
  /// One worker is started at a time, so that none inherits the pipes of another.
  private static let starting = NSLock()

  /// Starts a worker.
  ///
  /// - Parameter command: the program and its arguments.
  init(_ command: [String]) throws(GradingError) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: command[0])
    process.arguments =
      Array(command.dropFirst()) + (shared.map { ["--shared", $0.path] } ?? [])
    pipes = (Pipe(), Pipe())
    input = FileDescriptor(pipes.input.fileHandleForWriting.fileDescriptor)
    output = FileDescriptor(pipes.output.fileHandleForReading.fileDescriptor)
    process.standardInput = pipes.input
    process.standardOutput = pipes.output
    process.terminationHandler = { [ended] _ in ended.signal() }
    self.process = process
    Self.starting.lock()
    defer { Self.starting.unlock() }
    for end in [input, output] { end.prepareForPolling() }
    #if os(Linux)
      // A mebibyte in a pipe instead of 64 KiB: fewer turns from one process to the other.
      for end in [input, output] { _ = fcntl(end.number, Self.setPipeSize, 1 << 20) }
    #endif
    do {
      try process.run()
    } catch {
      throw GradingError(
        .inputOutput, "a worker cannot be started: \(error.localizedDescription)")
    }
  }

  /// Waits until something can be read, or written if `isWriting`, or the time is over.
  func wait(isWriting: Bool, seconds: Double) -> Readiness {
    var entries = [pollfd(fd: output.number, events: Int16(POLLIN), revents: 0)]
    if isWriting {
      entries.append(pollfd(fd: input.number, events: Int16(POLLOUT), revents: 0))
    }
    let count = poll(&entries, nfds_t(entries.count), Int32(max(0, seconds * 1000).rounded(.up)))
    guard count > 0 else { return Readiness(canRead: false, canWrite: false) }
    return Readiness(
      canRead: entries[0].revents != 0, canWrite: isWriting && entries[1].revents != 0)
  }

  /// Ends the worker at once and says what ended it, such as "signal 9".
  func end() -> String {
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    waitForEnd()
    let status = process.terminationStatus
    return process.terminationReason == .uncaughtSignal ? "signal \(status)" : "status \(status)"
  }

  /// Lets the worker come to its end by itself, which it does when its input ends.
  func finish() {
    try? pipes.input.fileHandleForWriting.close()
    waitForEnd()
  }

  /// Foundation's own way would turn a run loop meanwhile.
  private func waitForEnd() {
    ended.wait()
    ended.signal()
  }
}
