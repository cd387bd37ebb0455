internal import CLuaShims

/// How a sandbox is opened, for those who test what runs in it. No option changes what code gives
/// or what it costs.
public struct LuaOptions: Hashable, Sendable {
  /// Whether `LuaSandbox.coverage` tells which lines ran. Calls take several times as long.
  public var recordsLines: Bool

  /// Creates options.
  public init(recordsLines: Bool = false) {
    self.recordsLines = recordsLines
  }

  var flat: gradus_options {
    gradus_options(records_lines: recordsLines ? 1 : 0)
  }
}
