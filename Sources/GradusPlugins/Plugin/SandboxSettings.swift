internal import GradusLua

/// How the sandboxes of an engine are opened, and who hears of them.
struct SandboxSettings {
  /// What each call may use.
  var limits: LuaLimits
  /// What testing asks of the sandbox.
  var options = LuaOptions()
  /// Whether it is noted which variables calls left changed.
  var watchesVariables = false
  /// Takes what plugins print.
  var log: (String) -> Void
  /// Is told of each call.
  var observer: ((PluginCall) -> Void)?
}
