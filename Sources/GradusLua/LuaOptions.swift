internal import CLuaShims

/// How a sandbox is opened, for those who test what runs in it. No option changes what code gives
/// or what it costs.
public struct LuaOptions: Hashable, Sendable {
  /// Whether `LuaSandbox.coverage` tells which lines ran. Calls take several times as long.
  public var recordsLines: Bool
  /// Sandboxes with different salts keep the entries of their tables in different orders. Code
  /// whose results differ between them depends on an order that no machine promises.
  public var salt: UInt8

  /// Creates options.
  public init(recordsLines: Bool = false, salt: UInt8 = 0) {
    self.recordsLines = recordsLines
    self.salt = salt
  }

  var flat: gradus_options {
    gradus_options(records_lines: recordsLines ? 1 : 0, salt: salt)
  }
}
