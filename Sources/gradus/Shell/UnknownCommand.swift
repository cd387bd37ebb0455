import ArgumentParser
import GradusCore

/// A word that stands where a command must, and is none.
struct UnknownCommand {
  /// The word.
  let word: String
  private let commands: [String]

  /// Finds it in what was typed; `nil` when the words lead to a command.
  static func find(in arguments: [String], of root: CommandConfiguration) -> UnknownCommand? {
    var words = arguments[...]
    // `gradus help grade` is `gradus grade --help`.
    if words.first == "help" { words.removeFirst() }
    var command = root
    for word in words {
      let commands = command.subcommands.map { $0.configuration }
      guard !commands.isEmpty, !word.hasPrefix("-") else { return nil }
      guard let next = commands.first(where: { $0.commandName == word }) else {
        let shown = commands.filter { $0.shouldDisplay }
        return UnknownCommand(word: word, commands: shown.compactMap { $0.commandName })
      }
      command = next
    }
    return nil
  }

  /// What the person is told.
  var message: String {
    "there is no command '\(word)'" + Suggestion.sentence(for: word, in: commands)
  }
}
