public import GradusCore
public import GradusLua

extension Engine {
  /// What testing a plugin asks of an engine. No option changes a verdict.
  public struct Testing: Hashable, Sendable {
    /// States with different salts keep the entries of their tables in different orders.
    public var salt: UInt8
    /// The folder of the plugin that is watched: `changes` tells which of its variables calls left
    /// changed.
    public var watched: String?
    /// Whether `coverage` tells which lines of the watched plugin ran.
    public var recordsLines: Bool

    /// Creates options.
    public init(salt: UInt8 = 0, watching watched: String? = nil, recordsLines: Bool = false) {
      self.salt = salt
      self.watched = watched
      self.recordsLines = recordsLines
    }
  }

  /// Which lines of the watched plugin have run so far, by file; empty unless lines are recorded.
  public var coverage: [LuaCoverage] {
    var merged: [String: LuaCoverage] = [:]
    for record in past.coverage + open.flatMap(\.coverage) {
      var sum = merged[record.file] ?? LuaCoverage(file: record.file, code: [], ran: [])
      sum.code = Set(sum.code + record.code).sorted()
      sum.ran = Set(sum.ran + record.ran).sorted()
      merged[record.file] = sum
    }
    return merged.values.sorted { $0.file < $1.file }
  }

  /// The variables of the watched plugin that calls left changed so far, each with the first call
  /// that did. Of each function the first 200 calls are looked at.
  public var changes: [StateChange] {
    var seen: Set<LuaChange> = []
    return (past.changes + open.flatMap(\.changes)).filter { seen.insert($0.variable).inserted }
  }
}

extension Engine {
  /// Whether every variable could be compared after each call that was watched. A plugin that holds
  /// very much is compared in part.
  public var comparedAllVariables: Bool { past.comparedAll && open.allSatisfy(\.comparedAll) }
}

/// A variable of a plugin that one of its calls left changed. The next call does not see it, since
/// each begins with the state right after loading.
public struct StateChange: Hashable, Sendable {
  /// The plugin.
  public var plugin: String
  /// The call, such as "grade of format 'numeric'".
  public var phase: String
  /// Where the function stands that was called.
  public var function: SourceLocation
  /// The variable.
  public var variable: LuaChange
}

/// What sandboxes that are closed by now have seen.
struct PastSandboxes {
  var coverage: [LuaCoverage] = []
  var changes: [StateChange] = []
  var comparedAll = true

  mutating func add(_ sandbox: PluginSandbox) {
    coverage += sandbox.coverage
    changes += sandbox.changes
    comparedAll = comparedAll && sandbox.comparedAll
  }
}
