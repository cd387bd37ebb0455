internal import Foundation
internal import GradusBanks
internal import GradusCore
internal import GradusGrading
internal import GradusLua
public import GradusPlugins

/// Tests a plugin as its author wants it tested: its samples and cases, the questions of its banks
/// over many seeds, and what every plugin must hold.
///
///     let report = try PluginTest("my-plugin").run()
///     #expect(report.errors.isEmpty, "\(report)")
///
/// What every plugin must hold: solutions earn everything; blanks around an answer change nothing;
/// an answer gets the same verdict again, in a state with another hash seed and after other
/// questions; odd answers are read or refused, never a fault; no call leaves a trace in the
/// plugin's variables.
public struct PluginTest: Sendable {
  /// The plugin's folder.
  public let path: String
  /// Folders of further plugins, whose formats and checks the plugin's questions use; the built-in
  /// ones unless said otherwise.
  public var alongside: [String]
  /// Over how many seeds questions are proved.
  public var seeds: Int
  /// What each call may use, whatever a plugin asks for.
  public var budget: Budget
  /// Whether lines that no call ran are looked for.
  public var measuresCoverage: Bool

  /// Describes a test; nothing is run yet.
  public init(
    _ path: String, alongside: [String] = builtInPlugins, seeds: Int = 50,
    budget: Budget = Budget(),
    measuresCoverage: Bool = false
  ) {
    self.path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    self.alongside = alongside
    self.seeds = seeds
    self.budget = budget
    self.measuresCoverage = measuresCoverage
  }

  /// The folder of the built-in plugins, in the sources this library was built from.
  public static var builtInPlugins: [String] {
    var folder = URL(fileURLWithPath: #filePath)
    for _ in 0..<3 { folder.deleteLastPathComponent() }
    return [folder.appendingPathComponent("Plugins").path]
  }

  /// Runs the test on a thread of its own.
  ///
  /// - Parameter log: takes what plugins print.
  /// - Throws: `PluginError` when there is no plugin at the path.
  public func run(log: @escaping (String) -> Void = { _ in }) throws -> PluginReport {
    try LuaThread.run { try report(log) }
  }

  private func report(_ log: @escaping (String) -> Void) throws -> PluginReport {
    let folder = try PluginFolder(reading: path)
    let workspace = try Workspace(plugins: [path] + alongside, budget: budget, log: log)
    var report = PluginReport(plugin: folder.name)
    func isOwn(_ place: SourceLocation?) -> Bool { place?.file.hasPrefix(path + "/") ?? true }
    report.findings += workspace.diagnostics.filter { isOwn($0.location) }
    report.findings += workspace.library.plugins.flatMap(\.warnings).filter { isOwn($0.location) }
    guard workspace.library.plugins.contains(where: { $0.folder.path == path }) else {
      return report
    }
    let engine = Engine(
      library: workspace.library, budget: budget,
      testing: .init(watching: path, recordsLines: measuresCoverage), log: log)
    let cases = try cases(workspace, &report)
    let broken = Set(report.errors.compactMap(\.location?.file))
    let banked = workspace.banks.flatMap(\.questions).filter {
      isOwn($0.location) && !broken.contains($0.location.file)
    }
    report.questions = banked.count
    let prover = Prover(engine: engine, seeds: seeds)
    report.findings += prover.faultsOfSamples(in: workspace.library, covers: isOwn)
    for question in banked + cases.questions { report.findings += prover.faults(of: question) }
    let runner = CaseRunner(engine: engine, questions: workspace.questions)
    for table in cases.tables { report.findings += runner.faults(of: table) }
    report.cases = cases.tables.reduce(0) { $0 + $1.cases.count }
    let properties = Properties(
      engine: engine,
      other: Engine(library: workspace.library, budget: budget, testing: .init(salt: 1)),
      seeds: seeds)
    report.findings += properties.faults(of: banked + cases.questions, cases: cases.tables)
    report.answers = properties.answers
    report.findings += engine.changes.map(\.diagnostic)
    if !engine.comparedAllVariables {
      report.findings.append(
        Diagnostic(
          "the plugin holds too much for all of its variables to be compared, so state that a call "
            + "leaves may not be found",
          at: SourceLocation(file: folder.main.path, line: 1), severity: .warning))
    }
    report.findings = report.findings.collapsed
    report.coverage = engine.coverage
    return report
  }

  /// The plugin's tables of cases with the questions written out in them, as far as they are sound.
  private func cases(
    _ workspace: Workspace, _ report: inout PluginReport
  ) throws -> (tables: [CaseTable], questions: [Question]) {
    guard let reading = CaseReader.read(plugin: path) else { return ([], []) }
    report.findings += reading.diagnostics
    let faulty = Set(reading.diagnostics.compactMap(\.location?.file))
    var tables: [CaseTable] = []
    var questions: [Question] = []
    for table in reading.content ?? [] {
      guard case .question(let question) = table.subject else {
        tables.append(table)
        continue
      }
      let faults = workspace.checker.check(question)
      report.findings += faults
      guard !faults.contains(where: { $0.severity == .error }),
        !faulty.contains(question.location.file)
      else { continue }
      tables.append(table)
      questions.append(question)
    }
    return (tables, questions)
  }
}
