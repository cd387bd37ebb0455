import ArgumentParser
import Foundation
import GradusCore

/// How a session looks.
struct DisplayOptions: ParsableArguments {
  @Option(help: "The language of questions and messages.") var lang: Language = .english
  @Flag(help: "Lines only, without a full screen: for screen readers and slow terminals.")
  var plain = false

  /// Whether a session may take the whole screen: there is a terminal at both ends that can.
  var allowsFullScreen: Bool {
    let terminal = ProcessInfo.processInfo.environment["TERM"] ?? ""
    return !plain && isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1
      && !["", "dumb"].contains(terminal)
  }
}
