public import GradusCore

/// The plugins that were found. Each is loaded and looked over when something of it is first asked
/// for, so that a plugin costs those who use it.
public struct PluginLibrary: Sendable {
  /// A plugin with what it declares.
  public struct Entry: Hashable, Sendable {
    /// Its files.
    public var folder: PluginFolder
    /// What it brings.
    public var manifest: PluginManifest
    /// Things its author should look at.
    public var warnings: [Diagnostic]
  }

  private let shelf: PluginShelf

  /// Creates a library of the plugins in these folders.
  ///
  /// - Parameters:
  ///   - budget: what loading one may use.
  ///   - log: takes what a plugin prints while it is loaded.
  ///   - report: is told of each plugin that cannot be loaded, when that is tried.
  public init(
    _ folders: [PluginFolder], budget: Budget = Budget(),
    log: @escaping (String) -> Void = { _ in },
    report: @escaping (PluginError) -> Void = { _ in }
  ) {
    shelf = PluginShelf(folders, budget: budget, log: log, report: report)
  }

  /// The folders, in the order they were found.
  public var folders: [PluginFolder] { shelf.folders }

  /// The plugins that can be loaded, in the order they were found. Loads them all.
  public var plugins: [Entry] { all.compactMap { try? $0.get() } }

  /// Why the others cannot.
  public var faults: [PluginError] {
    all.compactMap { plugin in
      if case .failure(let fault) = plugin { fault } else { nil }
    }
  }

  private var all: [Result<Entry, PluginError>] { folders.indices.map(shelf.plugin) }

  /// The plugin at this place among `folders`.
  ///
  /// - Throws: `PluginError` when it cannot be loaded.
  func plugin(at place: Int) throws(PluginError) -> Entry { try shelf.plugin(at: place).get() }

  /// The plugin that brings the extension `name`, which may have the plugin's name in front; its
  /// place is one among `folders`.
  ///
  /// Of several the first counts, where those whose sources have the name as a key come before those
  /// that have it otherwise or put it together (`SourceGlance`).
  func find<Extension>(
    _ name: String, in table: KeyPath<PluginManifest, [String: Extension]>
  ) -> (plugin: Int, extension: Extension)? {
    for place in shelf.order(lookingFor: name) {
      guard case .success(let plugin) = shelf.plugin(at: place) else { continue }
      if let found = plugin.manifest[keyPath: table][name] { return (place, found) }
      let prefix = plugin.manifest.name + "."
      guard name.hasPrefix(prefix) else { continue }
      let rest = String(name.dropFirst(prefix.count))
      if let found = plugin.manifest[keyPath: table][rest] { return (place, found) }
    }
    return nil
  }

  /// Why the plugin cannot be loaded in whose folder a file is; `nil` when it can, or there is none.
  func fault(aroundFile path: String) -> PluginError? {
    folders.indices.filter { path.hasPrefix(folders[$0].path + "/") }.lazy.compactMap { place in
      if case .failure(let fault) = shelf.plugin(at: place) { fault } else { nil }
    }.first
  }
}
