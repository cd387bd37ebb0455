import ArgumentParser
import GradusPlugins

/// What arguments and options are completed with, by what they name.
extension CompletionKind {
  /// Quizzes and banks.
  static let quizzes = candidates { TypedSources($0).quizzes }
  /// Addresses of questions.
  static let questions = candidates { TypedSources($0).questions }
  /// Tags, sections, formats and topics.
  static let themes = candidates { TypedSources($0).themes }
  /// Numbers of sessions that can be gone on with.
  static let openSessions = candidates { _ in KeptSessions.numbers(onlyOpen: true) }
  /// Numbers of all sessions.
  static let sessions = candidates { _ in KeptSessions.numbers(onlyOpen: false) }
  /// Addresses of questions about which something is kept.
  static let keptQuestions = candidates { _ in KeptSessions.questions }
  /// Pages and entries of the reference for authors of plugins.
  static let references = candidates { _ in PluginDocs.names.compactMap { Candidate($0) } }

  /// Files and folders of answers.
  static let answers = file(extensions: tables + ["jsonl", "ndjson", "json", "gz", "zst"])
  /// Results in JSON Lines, packed or not.
  static let results = file(extensions: ["jsonl", "gz", "zst"])
  /// Files of scores given by hand.
  static let overrides = file(extensions: tables + ["jsonl"])
  /// Tables.
  static let tableFiles = file(extensions: tables)
  /// What says which columns a table has.
  static let columnFiles = file(extensions: ["csv", "yaml", "yml"])
  /// Web pages.
  static let pages = file(extensions: ["html"])
  /// Nothing: only the person knows, and names of files would mislead.
  static let nothing = list([])

  private static let tables = ["csv", "tsv"]

  private static func candidates(
    _ find: @Sendable @escaping (TypedLine) -> [Candidate]
  ) -> CompletionKind {
    custom { words, _, _ in
      find(TypedLine(words)).map { $0.text(for: CompletionShell.requesting) }
    }
  }
}
