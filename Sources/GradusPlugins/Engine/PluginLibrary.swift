public import GradusCore
internal import GradusLua

/// Every plugin that was found, loaded once and looked over.
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

  /// The plugins that could be loaded, in the order they were found.
  public private(set) var plugins: [Entry] = []
  /// Why the others could not.
  public private(set) var faults: [PluginError] = []
  /// The folders of the others.
  public private(set) var brokenFolders: [PluginFolder] = []

  /// Loads the plugins in these folders. Must run on a `LuaThread`.
  ///
  /// - Parameter budget: what loading one may use.
  public init(
    _ folders: [PluginFolder], budget: Budget = Budget(),
    log: @escaping (String) -> Void = { _ in }
  ) {
    for folder in folders {
      do throws(PluginError) {
        let sandbox = try PluginSandbox(
          folder, SandboxSettings(limits: budget.limits(), log: log))
        let manifest = try ManifestReader.read(sandbox)
        plugins.append(
          Entry(folder: folder, manifest: manifest, warnings: Self.warnings(about: sandbox)))
      } catch {
        faults.append(error)
        brokenFolders.append(folder)
      }
    }
  }

  /// The fields of every format by name, for checking banks.
  public var formats: [String: [FieldDeclaration]] {
    var fields: [String: [FieldDeclaration]] = [:]
    for plugin in plugins {
      for format in plugin.manifest.formats.values where fields[format.name] == nil {
        fields[format.name] = format.fields
        fields["\(plugin.manifest.name).\(format.name)"] = format.fields
      }
    }
    return fields
  }

  /// The names of every check, plain and with the plugin in front.
  public var checkNames: [String] {
    plugins.flatMap { plugin in
      plugin.manifest.checks.keys.flatMap { [$0, "\(plugin.manifest.name).\($0)"] }
    }.sorted()
  }

  /// The names of every rule, plain and with the plugin in front.
  public var ruleNames: [String] {
    plugins.flatMap { plugin in
      plugin.manifest.rules.keys.flatMap { [$0, "\(plugin.manifest.name).\($0)"] }
    }.sorted()
  }

  /// The plugin that brings the extension `name`, which may have the plugin's name in front.
  func find<Extension>(
    _ name: String, in table: KeyPath<PluginManifest, [String: Extension]>
  ) -> (plugin: Int, extension: Extension)? {
    for (place, plugin) in plugins.enumerated() {
      if let found = plugin.manifest[keyPath: table][name] { return (place, found) }
      let prefix = plugin.manifest.name + "."
      guard name.hasPrefix(prefix) else { continue }
      let rest = String(name.dropFirst(prefix.count))
      if let found = plugin.manifest[keyPath: table][rest] { return (place, found) }
    }
    return nil
  }

  /// Why the plugin could not be loaded in whose folder a file is; `nil` when it was, or there is
  /// none.
  func fault(aroundFile path: String) -> PluginError? {
    zip(brokenFolders, faults).first { path.hasPrefix($0.0.path + "/") }?.1
  }

  private static func warnings(about plugin: PluginSandbox) -> [Diagnostic] {
    let file = plugin.folder.main.path
    var warnings = plugin.globals.filter(\.isSet).map { global in
      Diagnostic(
        "'\(global.name)' is set as a global; write 'local \(global.name)'",
        at: SourceLocation(file: file, line: global.line), severity: .warning)
    }
    if plugin.mostConstants > 250 {
      warnings.append(
        Diagnostic(
          "a function has \(plugin.mostConstants) constants; above 255 some Lua 5.4 compile "
            + "expressions of constants wrongly, so move the data into the bank",
          at: SourceLocation(file: file, line: 1), severity: .warning))
    }
    return warnings
  }
}
