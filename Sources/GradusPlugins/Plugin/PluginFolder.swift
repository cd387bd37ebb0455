internal import Foundation

/// A plugin's folder as it was read: its files, and where its banks and quizzes are.
public struct PluginFolder: Hashable, Sendable {
  /// A Lua file.
  public struct File: Hashable, Sendable {
    /// What `require` calls it: the name without `.lua`.
    public var module: String
    /// The path as errors show it.
    public var path: String
    /// What it says.
    public var source: String
  }

  /// The folder's name.
  public var name: String
  /// The folder, as errors show it.
  public var path: String
  /// `plugin.lua`.
  public var main: File
  /// The other Lua files, sorted by name.
  public var modules: [File]
  /// The bank folders in `banks`, sorted by name.
  public var banks: [String]
  /// The quiz files in `quizzes`, sorted by name.
  public var quizzes: [String]
}

extension PluginFolder {
  /// The paths of its Lua files.
  var files: [String] { [main.path] + modules.map(\.path) }

  /// Reads the folder at `path`.
  ///
  /// - Throws: `PluginError` when there is no readable `plugin.lua`.
  public init(reading path: String) throws(PluginError) {
    self.path = path
    name = URL(fileURLWithPath: path).lastPathComponent
    let main = path + "/plugin.lua"
    guard FileManager.default.fileExists(atPath: main) else {
      throw PluginError(.load, "\(path) is no plugin: it has no plugin.lua")
    }
    self.main = try File(module: "plugin", path: main)
    modules = []
    for entry in Self.entries(of: path) where entry.hasSuffix(".lua") && entry != "plugin.lua" {
      modules.append(try File(module: String(entry.dropLast(4)), path: "\(path)/\(entry)"))
    }
    banks = Self.entries(of: path + "/banks").filter { !$0.hasPrefix(".") }
      .map { "\(path)/banks/\($0)" }
    quizzes = Self.entries(of: path + "/quizzes")
      .filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") }.map { "\(path)/quizzes/\($0)" }
  }

  private static func entries(of path: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
  }
}

extension PluginFolder.File {
  fileprivate init(module: String, path: String) throws(PluginError) {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw PluginError(.load, "\(path) cannot be read")
    }
    guard let source = String(validating: data, as: UTF8.self) else {
      throw PluginError(.load, "\(path) is not UTF-8")
    }
    self.init(module: module, path: path, source: source)
  }
}

/// Finds plugins where a person or an installation put them.
public enum PluginFinder {
  /// The plugin folders in `roots`, which may be plugins themselves; of two with the same name the
  /// first counts.
  public static func folders(in roots: [String]) throws(PluginError) -> [PluginFolder] {
    var found: [PluginFolder] = []
    for root in roots {
      let candidates =
        FileManager.default.fileExists(atPath: root + "/plugin.lua")
        ? [root]
        : ((try? FileManager.default.contentsOfDirectory(atPath: root)) ?? []).sorted()
          .map { "\(root)/\($0)" }
          .filter { FileManager.default.fileExists(atPath: $0 + "/plugin.lua") }
      for candidate in candidates {
        let name = URL(fileURLWithPath: candidate).lastPathComponent
        guard !found.contains(where: { $0.name == name }) else { continue }
        found.append(try PluginFolder(reading: candidate))
      }
    }
    return found
  }
}
