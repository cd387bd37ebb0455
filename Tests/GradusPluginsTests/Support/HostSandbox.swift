import GradusCore
import GradusLua

@testable import GradusPlugins

/// Runs Lua code with the host's functions and nothing else.
enum HostSandbox {
  /// What the code returns, a tensor as nested lists.
  ///
  /// - Parameters:
  ///   - arguments: makes what `...` stands for.
  ///   - log: takes the lines that are printed.
  static func run(
    _ code: String, arguments: (HostAPI) throws -> [LuaValue] = { _ in [] },
    log: @escaping (String) -> Void = { _ in }
  ) throws -> LuaValue {
    try LuaThread.run {
      let host = HostAPI(owner: "test", receive: log)
      var sandbox = try LuaSandbox(limits: LuaLimits(), host: host)
      try HostAPI.add(to: &sandbox)
      let main = try sandbox.compile(code, named: "main.lua")
      let result = try sandbox.call(main, with: try arguments(host)).first
      if case .handle = result { return LuaValue(try host.value(result)) }
      return result
    }
  }
}
