internal import CLuaShims

/// A variable of the code in a sandbox that a call left changed.
public struct LuaChange: Hashable, Sendable {
  /// The variable in words: `upvalue 'count' of the function at plugin.lua:3`,
  /// `field 'seen.x' of upvalue 'cache' of the function at plugin.lua:3`, `global 'hits'`.
  public var variable: String
  /// The file of the function the variable belongs to; `nil` for one that belongs to none.
  public var file: String?
  /// The line where that function begins.
  public var line: Int?

  /// Names a variable.
  public init(variable: String, file: String? = nil, line: Int? = nil) {
    self.variable = variable
    self.file = file
    self.line = line
  }
}

/// The variables that calls left changed.
public struct LuaChanges: Hashable, Sendable {
  /// The variables, in an order that is the same in every process.
  public var variables: [LuaChange]
  /// Whether everything was compared. A plugin that holds more than 200 000 values, or a table of
  /// more than 10 000 with tables or functions in it, is compared in part.
  public var isComplete: Bool

  /// Creates a list.
  public init(variables: [LuaChange], isComplete: Bool) {
    self.variables = variables
    self.isComplete = isComplete
  }
}

extension LuaSandbox {
  /// Which variables hold something else than at the last `mark`: globals, fields of tables and
  /// metatables, upvalues of functions, and what the files for `require` gave.
  ///
  /// Ask before `reset`, which takes everything back. What was changed and changed back counts as
  /// unchanged, and so does another table with the same entries; a cache that a call filled counts
  /// as changed. A file that was first required after the mark does not count. Nothing of the
  /// code runs, and the state and `usage` stay as they are.
  ///
  /// - Throws: `LuaError` when nothing was marked, a limit was met, or there is no memory for it.
  public mutating func changesSinceMark() throws(LuaError) -> LuaChanges {
    let marked = try variables(atMark: true)
    let now = try variables(atMark: false)
    return LuaChanges(
      variables: VariableComparison.changes(from: marked.graph, to: now.graph),
      isComplete: marked.isComplete && now.isComplete)
  }

  private mutating func variables(
    atMark: Bool
  ) throws(LuaError) -> (graph: VariableGraph, isComplete: Bool) {
    var isCut: Int32 = 0
    try check(gradus_sandbox_variables(handle, atMark ? 1 : 0, &isCut))
    var count = 0
    let start = gradus_sandbox_result(handle, &count)
    let graph = VariableGraph(UnsafeRawBufferPointer(start: start, count: count))
    return (graph, isCut == 0)
  }
}
