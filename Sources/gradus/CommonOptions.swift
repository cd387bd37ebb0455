public import ArgumentParser
import Foundation
public import GradusCore
import GradusGrading
import GradusLua
import GradusPlugins
import GradusScreen
import GradusStore
import GradusTesting
import Synchronization

extension Language: ExpressibleByArgument {}

/// Where plugins and banks are.
struct SourceOptions: ParsableArguments {
  @Option(
    name: .customLong("plugins"),
    help: ArgumentHelp("Look for plugins in this folder first. Repeatable.", valueName: "dir"),
    completion: .directory)
  var pluginFolders: [String] = []

  @Option(
    name: .customLong("bank"),
    help: ArgumentHelp("Add a bank that is not inside a plugin. Repeatable.", valueName: "dir"),
    completion: .directory)
  var banks: [String] = []

  @OptionGroup(visibility: .hidden) var limits: BudgetOptions

  /// The options as a worker takes them.
  var arguments: [String] {
    pluginFolders.flatMap { ["--plugins", $0] } + banks.flatMap { ["--bank", $0] }
      + limits.named.sorted { $0.key < $1.key }.flatMap { ["--" + $0.key, $0.value] }
  }

  /// Loads everything. Plugins log to standard error.
  func workspace() throws -> Workspace {
    try checkFolders()
    return try Workspace(
      plugins: PluginPlaces.folders(pluginFolders), banks: banks, budget: limits.budget,
      log: StandardError.log)
  }

  /// Loads plugins, and of banks no more than is asked for later.
  ///
  /// - Parameter isTelling: whether errors are told when they are met. A batch goes on without what
  ///   has them.
  func questions(isTelling: Bool = true) throws -> Questions {
    try checkFolders()
    var told = 0
    return try Questions(
      plugins: PluginPlaces.folders(pluginFolders), banks: banks, budget: limits.budget,
      log: StandardError.log,
      report: { finding in
        guard isTelling, finding.severity == .error, told < Self.mostTold else { return }
        told += 1
        StandardError.write(finding.report)
      })
  }

  private func checkFolders() throws {
    for folder in pluginFolders + banks where !FileManager.default.fileExists(atPath: folder) {
      throw Failure(.noInput, "there is no folder '\(folder)'")
    }
  }

  /// How many errors are told at most.
  private static let mostTold = 20

  /// An engine for the plugins of a workspace.
  func engine(
    _ workspace: Workspace, observer: ((PluginCall) -> Void)? = nil
  ) -> Engine {
    engine(workspace.library, observer: observer)
  }

  /// An engine for plugins.
  func engine(
    _ library: PluginLibrary, observer: ((PluginCall) -> Void)? = nil
  ) -> Engine {
    Engine(
      library: library, budget: limits.budget, log: StandardError.log,
      observer: observer)
  }

  /// Loads everything and reports errors of banks and plugins. A batch goes on without them: what
  /// depends on them fails, everything else is graded.
  func reportedWorkspace() throws -> Workspace {
    let workspace = try workspace()
    let errors = workspace.diagnostics.filter { $0.severity == .error }
    for error in errors.prefix(Self.mostTold) { StandardError.write(error.report) }
    return workspace
  }

  /// Loads everything and refuses to go on with a bank or plugin that has errors.
  func soundWorkspace() throws -> Workspace {
    let workspace = try reportedWorkspace()
    let errors = workspace.diagnostics.filter { $0.severity == .error }
    guard errors.isEmpty else {
      throw Failure(.badData, errors.count == 1 ? "1 error found" : "\(errors.count) errors found")
    }
    return workspace
  }
}

/// Where plugins are looked for, first to last.
enum PluginPlaces {
  /// A folder with what makes it one of the places.
  struct Place {
    var path: String
    var reason: String
  }

  /// The places that exist.
  static func folders(_ asked: [String]) -> [String] {
    all(asked).map(\.path).filter { FileManager.default.fileExists(atPath: $0) }
  }

  /// Every place, whether it exists or not.
  static func all(_ asked: [String]) -> [Place] {
    let environment = ProcessInfo.processInfo.environment
    var places = asked.map { Place(path: $0, reason: "--plugins") }
    places += (environment["GRADUS_PATH"] ?? "").split(separator: ":").map {
      Place(path: String($0), reason: "$GRADUS_PATH")
    }
    places.append(Place(path: dataFolder + "/plugins", reason: "data folder"))
    let program = URL(fileURLWithPath: CommandLine.arguments.first ?? "").resolvingSymlinksInPath()
    let prefix = program.deletingLastPathComponent().deletingLastPathComponent()
    places.append(
      Place(
        path: prefix.appendingPathComponent("share/gradus/Plugins").path, reason: "installation"))
    places.append(Place(path: checkout + "/Plugins", reason: "checkout"))
    return places.map { Place(path: relative($0.path), reason: $0.reason) }
  }

  /// The user's data folder of Gradus, whether it exists or not.
  static var dataFolder: String {
    let environment = ProcessInfo.processInfo.environment
    let home = environment["HOME"] ?? ""
    return "\(environment["XDG_DATA_HOME"] ?? "\(home)/.local/share")/gradus"
  }

  /// The checkout this program was built from.
  static let checkout: String = {
    var folder = URL(fileURLWithPath: #filePath)
    for _ in 0..<3 { folder.deleteLastPathComponent() }
    return folder.path
  }()

  /// The path from the current folder, when it is inside.
  static func relative(_ path: String) -> String {
    let here = FileManager.default.currentDirectoryPath + "/"
    return path.hasPrefix(here) ? String(path.dropFirst(here.count)) : path
  }
}

/// Standard error, for everything that is no result.
enum StandardError {
  /// The lines that wait for a full screen to be left; `nil` when there is none.
  private static let held = Mutex<[String]?>(nil)

  static func write(_ line: String) {
    let isHeld = held.withLock { lines in
      lines?.append(line)
      return lines != nil
    }
    if !isHeld { put(line + "\n") }
  }

  /// Writes a text as it is. Work goes on where nobody reads it: there is no one to be told.
  static func put(_ text: String) {
    try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
  }

  /// Keeps lines back while something has the whole terminal, and writes them afterwards.
  static func holding<Result>(_ body: () throws -> Result) rethrows -> Result {
    held.withLock { $0 = [] }
    defer {
      let lines = held.withLock { lines in
        defer { lines = nil }
        return lines ?? []
      }
      for line in lines { write(line) }
    }
    return try body()
  }

  /// Writes a line of a plugin, without what could change the terminal.
  static func log(_ line: String) { write(sanitised(line)) }
}

/// A failure with its exit status.
struct Failure: Error, CustomStringConvertible {
  /// The exit statuses of sysexits.h that Gradus uses.
  enum Status: Int32 {
    case faultsFound = 1
    case usage = 64
    case badData = 65
    case noInput = 66
    case inputOutput = 74
  }

  let status: Status
  let description: String

  init(_ status: Status, _ description: String) {
    self.status = status
    self.description = description
  }
}

extension Failure {
  /// The failure that an error of the learner's data is.
  init(_ error: StoreError, hint: String = "") {
    let status: Status =
      switch error.code {
      case .damaged, .newer: .badData
      case .noSuchSession: .noInput
      case .conflict, .inputOutput: .inputOutput
      }
    self.init(status, error.description + hint)
  }
}

extension ParsableCommand {
  /// Runs a command's work on a thread with room for Lua; its failures become messages and exit
  /// statuses.
  func perform(_ body: () throws -> Void) throws {
    // A reader or worker that goes away is an error like any other.
    signal(SIGPIPE, SIG_IGN)
    // So is a file that may not grow any more.
    signal(SIGXFSZ, SIG_IGN)
    do {
      try LuaThread.run(body)
    } catch let failure as Failure {
      StandardError.write("gradus: \(failure.description)")
      throw ExitCode(failure.status.rawValue)
    } catch let error as GradingError {
      StandardError.write("gradus: \(error)")
      let status: Failure.Status =
        switch error.code {
        case .badData: .badData
        case .noInput: .noInput
        case .inputOutput: .inputOutput
        }
      throw ExitCode(status.rawValue)
    } catch let error as StoreError {
      let failure = Failure(error)
      StandardError.write("gradus: \(failure.description)")
      throw ExitCode(failure.status.rawValue)
    } catch let error as PluginError {
      StandardError.write("gradus: \(error)")
      throw ExitCode(Failure.Status.badData.rawValue)
    }
  }
}
