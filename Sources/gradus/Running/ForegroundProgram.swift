import Foundation
import Synchronization

/// Runs a program that takes over the terminal, such as an editor.
///
/// `Process` starts a program in a job of its own, which the terminal then keeps from reading.
enum ForegroundProgram {
  private static let running = Atomic(false)

  /// Whether a program has the terminal now: then Ctrl-C is meant for it, though it reaches this
  /// process too.
  static var hasTerminal: Bool { running.load(ordering: .relaxed) }

  /// Runs a program with its arguments and the signals as a shell would start it; waits for its end.
  ///
  /// - Returns: its exit status, or 128 and the number of the signal that ended it; `nil` when it
  ///   could not be started.
  static func run(_ path: String, _ arguments: [String]) -> Int32? {
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    sigemptyset(&signals)
    for number in [SIGINT, SIGTERM, SIGTSTP, SIGQUIT, SIGPIPE, SIGXFSZ] {
      sigaddset(&signals, number)
    }
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
    let environment = ProcessInfo.processInfo.environment.map { "\($0.key)=\($0.value)" }
    var words = ([path] + arguments).map { strdup($0) } + [nil]
    var variables = environment.map { strdup($0) } + [nil]
    defer { for text in words + variables { free(text) } }
    running.store(true, ordering: .relaxed)
    defer { running.store(false, ordering: .relaxed) }
    var child = pid_t()
    guard posix_spawn(&child, path, nil, &attributes, &words, &variables) == 0 else { return nil }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0 {
      guard errno == EINTR else { return nil }
    }
    let signal = status & 0x7F
    return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
  }
}
