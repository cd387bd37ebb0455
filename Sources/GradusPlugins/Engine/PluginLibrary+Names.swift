public import GradusCore

extension PluginLibrary {
  /// What each format declares, by its name, plain and with the plugin in front.
  public var formats: [String: [FieldDeclaration]] {
    var fields: [String: [FieldDeclaration]] = [:]
    for name in formatNames { fields[name] = self.fields(ofFormat: name) }
    return fields
  }

  /// What a format declares; `nil` when no plugin brings it.
  public func fields(ofFormat name: String) -> [FieldDeclaration]? {
    find(name, in: \.formats)?.extension.fields
  }

  /// Whether a plugin brings a check with this name.
  public func hasCheck(_ name: String) -> Bool { find(name, in: \.checks) != nil }

  /// Whether a file lies in the folder of a plugin that cannot be loaded.
  public func isInBrokenPlugin(file: String) -> Bool { fault(aroundFile: file) != nil }

  /// The names of every format, plain and with the plugin in front, sorted.
  public var formatNames: [String] { names(in: \.formats) }

  /// The names of every check, plain and with the plugin in front, sorted.
  public var checkNames: [String] { names(in: \.checks) }

  /// The names of every rule, plain and with the plugin in front, sorted.
  public var ruleNames: [String] { names(in: \.rules) }

  private func names<Extension>(
    in table: KeyPath<PluginManifest, [String: Extension]>
  ) -> [String] {
    Set(
      plugins.flatMap { plugin in
        plugin.manifest[keyPath: table].keys.flatMap { [$0, "\(plugin.manifest.name).\($0)"] }
      }
    ).sorted()
  }
}
