internal import CCurses
import Foundation

/// Signals as bytes that a reader waits for, and a terminal put right when the process dies.
///
/// There is one in a process at a time, as signals are a matter of the process.
final class TerminalSignals {
  // nonisolated(unsafe) because these are written only by `init` and `deinit`, while no handler
  // that reads them is installed.
  nonisolated(unsafe) private static var written: Int32 = -1
  nonisolated(unsafe) private static var leaving = UnsafeMutableRawBufferPointer(
    start: nil, count: 0)
  nonisolated(unsafe) private static var modes = termios()
  /// What faults did before, by their numbers; never freed, as there are few.
  nonisolated(unsafe) private static let faults = UnsafeMutablePointer<sigaction>.allocate(
    capacity: 32)

  /// Puts the terminal right when the process exits while it is still taken.
  private static let isRegistered = atexit { TerminalSignals.putRight() } == 0

  /// Where the number of each signal arrives as a byte.
  let descriptor: Int32
  private let pipeEnd: Int32
  private var before: [Int32: sigaction] = [:]
  private var maskBefore = sigset_t()

  /// Takes over the signals; `nil` when there are no open files left.
  ///
  /// - Parameters:
  ///   - leaving: what to write to the terminal when the process dies by a fault of its own.
  ///   - modes: the terminal's modes to bring back then.
  init?(leaving: String, modes: termios) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return nil }
    descriptor = ends[0]
    pipeEnd = ends[1]
    for end in ends {
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
    }
    let bytes = Array(leaving.utf8)
    Self.leaving = .allocate(byteCount: bytes.count, alignment: 1)
    Self.leaving.copyBytes(from: bytes)
    Self.modes = modes
    Self.written = pipeEnd
    _ = Self.isRegistered
    // Whoever started this process may have left signals blocked.
    var told = sigset_t()
    sigemptyset(&told)
    for number in [SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGWINCH, SIGTSTP, SIGCONT] {
      sigaddset(&told, number)
      handle(number) { number in
        let outer = errno
        var byte = UInt8(truncatingIfNeeded: number)
        _ = write(TerminalSignals.written, &byte, 1)
        errno = outer
      }
    }
    pthread_sigmask(SIG_UNBLOCK, &told, &maskBefore)
    // Not SIGSEGV and SIGBUS: by these the Lua sandbox learns which of its pages are written to.
    for number in [SIGABRT, SIGFPE, SIGILL, SIGTRAP] {
      var earlier = sigaction()
      sigaction(number, nil, &earlier)
      Self.faults[Int(number)] = earlier
      // The instruction is run again when the handler is left, and dies as it would have.
      handle(number) { number in
        TerminalSignals.putRight()
        sigaction(number, TerminalSignals.faults + Int(number), nil)
        if number == SIGABRT { raise(number) }
      }
    }
  }

  deinit {
    pthread_sigmask(SIG_SETMASK, &maskBefore, nil)
    for (number, var action) in before { sigaction(number, &action, nil) }
    Self.written = -1
    Self.leaving.deallocate()
    Self.leaving = .init(start: nil, count: 0)
    close(descriptor)
    close(pipeEnd)
  }

  /// The next signal that arrived, if one did.
  func next() -> Int32? {
    var byte: UInt8 = 0
    return read(descriptor, &byte, 1) == 1 ? Int32(byte) : nil
  }

  /// Whether a signal has arrived.
  var hasNext: Bool {
    var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&entry, 1, 0) > 0
  }

  /// Stops the whole job, as Ctrl-Z does, and comes back when it goes on.
  ///
  /// Does nothing where stopping was not wanted before either, as under a program without jobs.
  func stopJob() {
    guard var outer = before[SIGTSTP], !outer.isIgnoring else { return }
    var own = sigaction()
    sigaction(SIGTSTP, &outer, &own)
    kill(0, SIGTSTP)
    // The signal may reach another thread first. A job that nobody can continue is not stopped.
    var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    var isBack = false
    while !isBack, poll(&entry, 1, 300) != 0 {
      while let number = next() { isBack = isBack || number == SIGCONT }
    }
    sigaction(SIGTSTP, &own, nil)
  }

  /// Lets Ctrl-Z stop the job while another program has the terminal.
  ///
  /// That program's Ctrl-C reaches this process too, and is none for it; being told to end is.
  func lending<Result>(_ body: () throws -> Result) rethrows -> Result {
    var own: [Int32: sigaction] = [:]
    for number in [SIGTSTP, SIGCONT] {
      var current = sigaction()
      if var outer = before[number] { sigaction(number, &outer, &current) }
      own[number] = current
    }
    defer {
      for (number, var action) in own { sigaction(number, &action, nil) }
      var ending: Int32?
      while let number = next() {
        if [SIGTERM, SIGHUP, SIGQUIT].contains(number) { ending = number }
      }
      if let ending { kill(getpid(), ending) }
    }
    return try body()
  }

  private func handle(_ number: Int32, _ body: @escaping @convention(c) (Int32) -> Void) {
    var action = sigaction()
    var old = sigaction()
    action.setHandler(body)
    sigaction(number, &action, &old)
    before[number] = old
  }

  /// Only calls what a signal handler may call.
  private static func putRight() {
    guard written >= 0 else { return }
    _ = write(STDOUT_FILENO, leaving.baseAddress, leaving.count)
    tcsetattr(STDIN_FILENO, TCSANOW, &modes)
  }
}

extension sigaction {
  #if canImport(Darwin)
    fileprivate mutating func setHandler(_ body: @escaping @convention(c) (Int32) -> Void) {
      __sigaction_u.__sa_handler = body
    }
    fileprivate var isIgnoring: Bool {
      unsafeBitCast(__sigaction_u.__sa_handler, to: Int.self)
        == unsafeBitCast(SIG_IGN, to: Int.self)
    }
  #else
    fileprivate mutating func setHandler(_ body: @escaping @convention(c) (Int32) -> Void) {
      __sigaction_handler.sa_handler = body
    }
    fileprivate var isIgnoring: Bool {
      unsafeBitCast(__sigaction_handler.sa_handler, to: Int.self)
        == unsafeBitCast(SIG_IGN, to: Int.self)
    }
  #endif
}
