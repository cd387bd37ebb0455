import Foundation
import GradusScreen

/// What matters of the terminal that standard output is, or is not.
struct TerminalFacts {
  let isTerminal = isatty(STDOUT_FILENO) == 1
  let width = Screen.width
  let term: String
  let hasColour: Bool
  /// The locale that decides how characters are encoded, as the environment names it.
  let locale: String

  init() {
    let environment = ProcessInfo.processInfo.environment
    term = environment["TERM"] ?? "not set"
    hasColour = ColourPolicy(environment: environment, isTerminal: isTerminal) == .on
    // The first that is set counts (POSIX, environment variables, 8.2).
    let names = ["LC_ALL", "LC_CTYPE", "LANG"]
    locale = names.compactMap { environment[$0] }.first { !$0.isEmpty } ?? "C"
  }

  /// Whether the terminal is to be expected to show UTF-8.
  var isUTF8: Bool {
    let name = locale.lowercased()
    return name.contains("utf-8") || name.contains("utf8")
  }
}
