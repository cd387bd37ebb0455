import Dispatch
import Foundation

/// Ends a batch or a session on lines in an orderly way when a person or the system asks for it.
final class SignalWatch {
  private let sources: [any DispatchSourceSignal]

  /// Watches for SIGINT and SIGTERM.
  ///
  /// - Parameter stop: ends the work and says what to tell; the process then exits with 128 and the
  ///   signal's number. A second signal ends it at once.
  init(stop: @escaping @Sendable () -> String) {
    let queue = DispatchQueue(label: "gradus.signals")
    sources = [SIGINT, SIGTERM].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
      source.setEventHandler {
        if number == SIGINT, ForegroundProgram.hasTerminal { return }
        signal(number, SIG_DFL)
        StandardError.write(stop())
        exit(128 + number)
      }
      source.resume()
      return source
    }
  }
}
