public import GradusLua

/// One call of a plugin's function, as an observer of an engine sees it: values as text, since what
/// the host lends lives no longer than the call.
public struct PluginCall: Hashable, Sendable {
  /// The plugin's name; `nil` for the code of a question.
  public var plugin: String?
  /// What the call was for, such as "grade of format 'numeric'".
  public var phase: String
  /// What the function got.
  public var arguments: [String]
  /// What it returned; empty when it raised an error.
  public var results: [String] = []
  /// What was wrong with the function or with what it returned.
  public var fault: PluginError?
  /// What it used of its budget.
  public var usage: LuaUsage = LuaUsage()
}

/// Puts together what an observer is told of one call.
struct CallWatch {
  /// The most lines of a value that are shown.
  static let mostLines = 24

  private let observer: (PluginCall) -> Void
  private let writer: ValueWriter
  private var call: PluginCall

  /// Returns `nil` when nobody observes, so that nothing is written then.
  init?(
    _ observer: ((PluginCall) -> Void)?, plugin: String?, phase: String, host: HostAPI,
    arguments: @autoclosure () -> [LuaValue]
  ) {
    guard let observer else { return nil }
    self.observer = observer
    let writer = ValueWriter(host: host)
    self.writer = writer
    call = PluginCall(
      plugin: plugin, phase: phase,
      arguments: arguments().map { writer.text($0, mostLines: Self.mostLines) })
  }

  /// Notes what the call gave, as long as the host still lends it.
  mutating func note(_ results: (first: LuaValue, second: LuaValue)) {
    let given = results.second.isNil ? [results.first] : [results.first, results.second]
    call.results = given.map { writer.text($0, mostLines: Self.mostLines) }
  }

  /// Notes what the call used.
  mutating func note(_ usage: LuaUsage) { call.usage = usage }

  /// Tells the observer.
  mutating func end(_ fault: PluginError? = nil) {
    call.fault = fault
    observer(call)
  }
}
