import ArgumentParser
import Foundation
import GradusCore
import GradusGrading
import GradusPlugins
import GradusScreen
import GradusTesting

/// `gradus check PATH...`.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Prove that questions and plugins grade as they should.",
    usage: "gradus check <path> ... [<options>]",
    discussion: """
      For every question, over many seeds: the solution earns full marks, the format's samples get \
      what they should, and named mistakes can be told from the truth and from each other. Warnings \
      tell what gives an answer away, and texts that are not translated.

      Examples:
        gradus check Plugins
        gradus check my-plugin my-bank --seeds 200 --strict
      """)

  @Argument(
    help: ArgumentHelp("Plugins, folders of plugins, or banks.", valueName: "path"),
    completion: .directory)
  var paths: [String]
  @Option(
    name: .customLong("plugins"),
    help: ArgumentHelp("Look for further plugins here. Repeatable.", valueName: "dir"),
    completion: .directory)
  var pluginFolders: [String] = []
  @Option(
    help: ArgumentHelp("Over how many seeds questions are proved.", valueName: "n"),
    completion: .nothing)
  var seeds = 100
  @Option(
    help: ArgumentHelp(
      "Only questions with this tag, section, format or topic.", valueName: "theme"),
    completion: .themes)
  var only: String?
  @Flag(help: "Count warnings as faults.") var strict = false
  @OptionGroup var limits: BudgetOptions

  func validate() throws {
    if seeds < 1 { throw ValidationError("--seeds must be at least 1") }
  }

  func run() throws {
    try perform {
      for path in paths where !FileManager.default.fileExists(atPath: path) {
        throw Failure(.noInput, "there is no file or folder '\(path)'")
      }
      let asked = try Targets(paths)
      let workspace = try Workspace(
        plugins: asked.plugins + PluginPlaces.folders(pluginFolders), banks: asked.banks,
        budget: limits.budget, log: StandardError.log)
      var findings = workspace.diagnostics.filter { asked.covers($0.location) }
      findings += workspace.library.plugins.flatMap(\.warnings).filter { asked.covers($0.location) }
      let engine = Engine(
        library: workspace.library, budget: limits.budget, log: StandardError.log)
      let broken = Set(findings.filter { $0.severity == .error }.compactMap(\.location?.file))
      let prover = Prover(engine: engine, seeds: seeds)
      let questions = workspace.banks.flatMap(\.questions).filter {
        asked.covers($0.location) && $0.matches(only)
      }
      for question in questions {
        let file = question.location.file
        if broken.contains(file) || workspace.library.isInBrokenPlugin(file: file) { continue }
        findings += prover.faults(of: question)
      }
      findings += prover.faultsOfSamples(in: workspace.library) { asked.covers($0) }
      for finding in findings.collapsed { StandardOutput.write(finding.report) }
      let errors = findings.count { strict || $0.severity == .error }
      let plugins = workspace.library.plugins.count { asked.covers(path: $0.folder.main.path) }
      StandardError.write(
        "questions: \(questions.count), plugins: \(plugins), seeds: \(seeds): "
          + (errors == 0 ? "no fault found" : errors == 1 ? "1 fault" : "\(errors) faults"))
      if errors > 0 { throw ExitCode(Failure.Status.faultsFound.rawValue) }
    }
  }

  /// What the paths name.
  private struct Targets {
    var plugins: [String] = []
    var banks: [String] = []
    private let paths: [String]

    init(_ paths: [String]) throws {
      self.paths = paths.map { $0.count > 1 && $0.hasSuffix("/") ? String($0.dropLast()) : $0 }
      for path in self.paths {
        if !(try PluginFinder.folders(in: [path]).isEmpty) {
          plugins.append(path)
        } else {
          banks.append(path)
        }
      }
    }

    func covers(_ location: SourceLocation?) -> Bool {
      guard let location else { return true }
      return covers(path: location.file)
    }

    func covers(path: String) -> Bool {
      paths.contains { path == $0 || path.hasPrefix($0 + "/") || ($0 == "." && path.first != "/") }
    }
  }
}
