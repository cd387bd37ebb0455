import ArgumentParser
import GradusGrading
import GradusLua
import GradusPlugins

/// `gradus doctor`.
struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Tell versions and what was found on this machine.",
    discussion: "Example: gradus doctor")

  @OptionGroup var sources: SourceOptions

  func run() throws {
    try perform {
      print("Gradus \(Version.text)")
      print(LuaSandbox.version)
      for folder in PluginPlaces.folders(sources.pluginFolders) { print("plugins in \(folder)") }
      let workspace = try sources.workspace()
      let library = workspace.library
      print("\(library.plugins.count) plugins, \(workspace.questions.count) questions")
      for finding in workspace.diagnostics { print(finding) }
    }
  }
}
