internal import Foundation
internal import GradusCore
internal import GradusLua

/// The plugins of some folders, each of which is loaded when it is first asked for.
final class PluginShelf: @unchecked Sendable {
  // @unchecked Sendable because what changes is only touched while `lock` is held.

  let folders: [PluginFolder]
  private let budget: Budget
  private let log: (String) -> Void
  private let report: (PluginError) -> Void
  private let lock = NSLock()
  private var loaded: [Int: Result<PluginLibrary.Entry, PluginError>] = [:]
  private var orders: [String: [Int]] = [:]

  init(
    _ folders: [PluginFolder], budget: Budget, log: @escaping (String) -> Void,
    report: @escaping (PluginError) -> Void
  ) {
    self.folders = folders
    self.budget = budget
    self.log = log
    self.report = report
  }

  /// The plugin at this place among the folders, or why it cannot be loaded.
  func plugin(at place: Int) -> Result<PluginLibrary.Entry, PluginError> {
    let (plugin, isNew) = lock.withLock {
      if let known = loaded[place] { return (known, false) }
      let fresh = load(folders[place])
      loaded[place] = fresh
      return (fresh, true)
    }
    if isNew, case .failure(let fault) = plugin { report(fault) }
    return plugin
  }

  /// The places in the order in which an extension with this name is looked for: by how the plugins'
  /// sources have the name. Nearly always the first is the one that brings it.
  func order(lookingFor name: String) -> [Int] {
    lock.withLock {
      if let known = orders[name] { return known }
      let glance = SourceGlance(for: name)
      let ranks = folders.map { glance.rank(of: $0) }
      let order = SourceGlance.Rank.allCases.flatMap { rank in
        folders.indices.filter { ranks[$0] == rank }
      }
      orders[name] = order
      return order
    }
  }

  private func load(_ folder: PluginFolder) -> Result<PluginLibrary.Entry, PluginError> {
    do {
      return try LuaThread.run {
        Result { () throws(PluginError) in
          let sandbox = try PluginSandbox(
            folder, SandboxSettings(limits: budget.limits(), log: log))
          return PluginLibrary.Entry(
            folder: folder, manifest: try ManifestReader.read(sandbox),
            warnings: sandbox.warnings)
        }
      }
    } catch {
      return .failure(PluginError(.load, "loading plugin '\(folder.name)': \(error)"))
    }
  }
}
