import ArgumentParser
import GradusCore
import GradusGrading
import GradusPlugins
import GradusScreen

/// `gradus doctor`.
struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "See whether everything Gradus needs is here and works.",
    usage: "gradus doctor [<options>]",
    discussion: """
      Tells the Lua in use with the known bugs that are kept away from plugins, the libraries, the \
      terminal, where plugins are looked for and what was found, faults, limits, and what is \
      missing. The exit status is 65 when a plugin or bank has errors, or your data is damaged.

      Examples:
        gradus doctor
        gradus doctor --plugins my-plugin --json
      """)

  @OptionGroup var sources: SourceOptions
  @Flag(help: "Print one JSON object.") var json = false

  func run() throws {
    try perform {
      let doctor = try examine()
      if json {
        StandardOutput.write(doctor.report.json)
      } else {
        Screen(language: .english).show(lines: doctor.report.text)
      }
      if doctor.learner.isBroken || doctor.faults.contains(where: { $0.severity == .error }) {
        throw ExitCode(Failure.Status.badData.rawValue)
      }
    }
  }

  private func examine() throws -> Doctor {
    let places = PluginPlaces.all(sources.pluginFolders)
    do {
      let workspace = try sources.workspace()
      let warnings = workspace.library.plugins.flatMap(\.warnings)
      return Doctor(
        places: places, workspace: workspace, faults: (workspace.diagnostics + warnings).sorted())
    } catch let error as PluginError {
      return Doctor(places: places, workspace: nil, faults: [error.diagnostic])
    }
  }
}
