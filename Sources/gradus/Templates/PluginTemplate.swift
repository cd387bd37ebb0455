/// A plugin to begin with: complete, small, and passing its own tests.
struct PluginTemplate {
  /// What the plugin brings.
  enum Kind: String {
    case format
    case rule
    case check
  }

  let kind: Kind
  let name: String

  /// The files with their texts, in the order an author reads them.
  var files: [(path: String, text: String)] {
    let parts: [(String, String)] =
      switch kind {
      case .check:
        [
          ("plugin.lua", Self.checkPlugin), ("cases/sample.yaml", Self.checkCases),
          ("banks/NAME/NAME.yaml", Self.checkBank), ("README.md", Self.checkReadme),
        ]
      case .format:
        [
          ("plugin.lua", Self.formatPlugin), ("cases/sample.yaml", Self.formatCases),
          ("banks/NAME/NAME.yaml", Self.formatBank), ("README.md", Self.formatReadme),
        ]
      case .rule:
        [
          ("plugin.lua", Self.rulePlugin), ("cases/sample.yaml", Self.ruleCases),
          ("README.md", Self.ruleReadme),
        ]
      }
    return (parts + [(".luarc.json", Self.languageServer)]).map { path, text in
      (path.replacing("NAME", with: name), text.replacing("NAME", with: name))
    }
  }

  /// For the Lua language server: what is not there, and where `gradus plugin docs` puts what is.
  private static let languageServer = """
    {
      "runtime.version": "Lua 5.4",
      "runtime.builtin": {
        "coroutine": "disable", "debug": "disable", "io": "disable", "os": "disable",
        "package": "disable"
      },
      "workspace.library": ["gradus-docs"]
    }

    """
}
