import ArgumentParser
import GradusCore

/// `gradus plugin test`.
struct PluginCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plugin", abstract: "Work on plugins.", subcommands: [PluginTestCommand.self])
}

/// `gradus plugin test PATH`.
struct PluginTestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test", abstract: "Run a plugin's samples and prove its questions.",
    discussion: "Example: gradus plugin test Examples/plugin-hello --seeds 50")

  @Argument(help: "The plugin's folder") var path: String
  @Option(help: "Over how many seeds questions are proved.") var seeds = 100

  func run() throws {
    var check = CheckCommand()
    check.paths = [path]
    check.pluginFolders = []
    check.seeds = seeds
    check.only = nil
    try check.run()
  }
}
