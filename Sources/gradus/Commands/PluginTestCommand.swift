import ArgumentParser
import Foundation
import GradusCore
import GradusPlugins
import GradusTesting

/// `gradus plugin test PATH`.
struct PluginTestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test", abstract: "Test a plugin: its samples, its cases and its questions.",
    usage: "gradus plugin test <folder> [<options>]",
    discussion: """
      Runs what the plugin says of itself (samples, tables of cases/*.yaml) and what must hold for \
      every plugin: solutions earn everything, mistakes can be told from the truth, blanks around \
      an answer change nothing, the same answer gets the same verdict in another state and after \
      other answers, odd answers are no fault.

      Examples:
        gradus plugin test Examples/plugin-hello
        gradus plugin test my-plugin --watch --seeds 20
      """)

  @Argument(
    help: ArgumentHelp("The plugin's folder.", valueName: "folder"), completion: .directory)
  var path: String
  @Option(
    name: .customLong("plugins"),
    help: ArgumentHelp("Look for further plugins here. Repeatable.", valueName: "dir"),
    completion: .directory)
  var pluginFolders: [String] = []
  @Option(
    help: ArgumentHelp("Over how many seeds questions are proved.", valueName: "n"),
    completion: .nothing)
  var seeds = 50
  @Flag(help: "Run again whenever a file of the plugin is saved, until Ctrl-C.") var watch = false
  @Flag(help: "Name the lines of the plugin that no call ran.") var coverage = false
  @OptionGroup var limits: BudgetOptions

  func validate() throws {
    if seeds < 1 { throw ValidationError("--seeds must be at least 1") }
  }

  func run() throws {
    try perform {
      guard FileManager.default.fileExists(atPath: path) else {
        throw Failure(.noInput, "there is no folder '\(path)'")
      }
      let test = PluginTest(
        path, alongside: PluginPlaces.folders(pluginFolders), seeds: seeds, budget: limits.budget,
        measuresCoverage: coverage)
      var folder = FolderWatch(path)
      while watch {
        do {
          try show(test)
        } catch let error as PluginError {
          StandardError.write(error.diagnostic.report)
        }
        StandardError.write("waiting for a change in \(path); Ctrl-C ends")
        folder.wait()
      }
      if try !show(test) { throw ExitCode(Failure.Status.faultsFound.rawValue) }
    }
  }

  /// Runs the test and shows what it found; tells whether that is nothing.
  @discardableResult
  private func show(_ test: PluginTest) throws -> Bool {
    let report = try test.run(log: StandardError.log)
    // Written at once, so that whoever watches through a pipe sees it before the next run.
    let lines = report.findings.map(\.report) + report.coverageLines
    StandardOutput.write(lines.map { $0 + "\n" }.joined(), terminator: "")
    StandardError.write(report.summary)
    return report.errors.isEmpty
  }
}
