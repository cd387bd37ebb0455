import ArgumentParser

/// `gradus plugin …`: what authors of plugins need.
struct PluginCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plugin", abstract: "Write and test plugins.",
    discussion: """
      Examples:
        gradus plugin new root-check --check
        gradus plugin test root-check --watch
      """,
    subcommands: [
      PluginNewCommand.self,
      PluginTestCommand.self,
      PluginReplCommand.self,
      PluginDocsCommand.self,
    ])
}
