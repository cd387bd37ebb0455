internal import GradusCore
internal import GradusLua

extension PluginSandbox {
  /// Things the plugin's author should look at.
  var warnings: [Diagnostic] {
    let file = folder.main.path
    var warnings = globals.filter(\.isSet).map { global in
      Diagnostic(
        "'\(global.name)' is set as a global; write 'local \(global.name)'",
        at: SourceLocation(file: file, line: global.line), severity: .warning)
    }
    if mostConstants > 250 {
      warnings.append(
        Diagnostic(
          "a function has \(mostConstants) constants; above 255 some Lua 5.4 compile "
            + "expressions of constants wrongly, so move the data into the bank",
          at: SourceLocation(file: file, line: 1), severity: .warning))
    }
    return warnings
  }
}
