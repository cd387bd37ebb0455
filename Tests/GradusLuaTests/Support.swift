import GradusLua
import Testing

/// Runs `body` with a fresh sandbox on a thread with room for Lua.
func withSandbox<Result>(
  limits: LuaLimits = LuaLimits(), host: (any LuaHost)? = nil,
  _ body: (inout LuaSandbox) throws -> Result
) throws -> Result {
  try LuaThread.run {
    var sandbox = try LuaSandbox(limits: limits, host: host)
    return try body(&sandbox)
  }
}

extension LuaSandbox {
  /// Compiles and runs a text and gives its first result.
  mutating func run(
    _ source: String, _ arguments: LuaValue..., named path: String = "main.lua"
  ) throws(LuaError) -> LuaValue {
    let main = try compile(source, named: path)
    return try call(main, with: arguments).first
  }

  /// The error of a text that must not succeed.
  mutating func fault(
    _ source: String, named path: String = "main.lua",
    sourceLocation: SourceLocation = #_sourceLocation
  ) -> LuaError? {
    do {
      let value = try run(source, named: path)
      Issue.record("gave \(value), no error", sourceLocation: sourceLocation)
      return nil
    } catch {
      return error
    }
  }
}

/// What a text gives in a fresh sandbox.
func run(
  _ source: String, _ arguments: LuaValue..., limits: LuaLimits = LuaLimits(),
  host: (any LuaHost)? = nil
) throws -> LuaValue {
  try withSandbox(limits: limits, host: host) { sandbox in
    let main = try sandbox.compile(source, named: "main.lua")
    return try sandbox.call(main, with: arguments).first
  }
}

/// The error of a text in a fresh sandbox.
func fault(
  _ source: String, limits: LuaLimits = LuaLimits(), named path: String = "main.lua",
  sourceLocation: SourceLocation = #_sourceLocation
) throws -> LuaError {
  let found = try withSandbox(limits: limits) { sandbox in
    sandbox.fault(source, named: path, sourceLocation: sourceLocation)
  }
  return try #require(found, sourceLocation: sourceLocation)
}

/// A host whose functions are closures, known by their places in the list.
final class TestHost: LuaHost {
  typealias Function = ([LuaValue]) throws -> LuaReply

  var functions: [Function]
  private(set) var lines: [String] = []

  init(_ functions: Function...) { self.functions = functions }

  private(set) var budgets: [Int] = []

  func call(
    _ function: Int, with arguments: [LuaValue], budget: Int
  ) throws(LuaFault) -> LuaReply {
    budgets.append(budget)
    do {
      return try functions[function](arguments)
    } catch let fault as LuaFault {
      throw fault
    } catch {
      throw LuaFault("\(error)")
    }
  }

  func print(_ line: String) { lines.append(line) }
}
