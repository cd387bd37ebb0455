import GradusLua
import Testing

@Suite struct LuaSandboxTests {
  @Test func `a compiled text runs with its arguments`() throws {
    try LuaThread.run {
      var sandbox = try LuaSandbox(limits: LuaLimits())
      let double = try sandbox.compile("return 2 * ...", named: "double.lua")
      #expect(try sandbox.call(double, with: [.integer(21)]).first == .integer(42))
    }
  }
}
