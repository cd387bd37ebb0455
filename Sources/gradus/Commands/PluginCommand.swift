import ArgumentParser

/// `gradus plugin …`: what authors of plugins need.
struct PluginCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plugin", abstract: "Make, test and explore plugins in Lua.",
    discussion: """
      A plugin is a folder with plugin.lua. It brings formats of questions, rules that combine \
      scores, checks of computed answers, and banks.

      Examples:
        gradus plugin new root-check --check
        gradus plugin test root-check
        gradus plugin docs tensor.softmax
      """,
    subcommands: [
      PluginNewCommand.self,
      PluginTestCommand.self,
      PluginReplCommand.self,
      PluginDocsCommand.self,
    ])
}
