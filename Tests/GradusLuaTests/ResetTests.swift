import GradusLua
import Testing

@Suite struct ResetTests {
  /// A plugin with something of every kind that a call could change. Its answer tells what it finds.
  private static let plugin = """
    local hidden, cache, steps = 0, {}, 0
    local shared = setmetatable({ n = 0 }, { __index = { default = "d" } })
    visits = 0
    return {
      look = function()
        return {
          hidden, #cache, visits, shared.n, shared.default, tostring(rawget(_G, "extra")),
          string.upper("a"), table.concat({ 1, 2 }, "-"), math.pi > 3, require("lib").n,
          tostring(next(cache)), ("x"):rep(2), select("#", 1, 2), steps,
        }
      end,
      change = function(fails)
        hidden, visits, steps = hidden + 1, visits + 1, steps + 1
        cache[#cache + 1] = ("long"):rep(1000) .. visits
        shared.n = shared.n + 1
        getmetatable(shared).__index = { default = "patched" }
        _G.extra = "extra"
        string.upper = function() return "patched" end
        string.rep = nil
        table.concat = function() return "patched" end
        math.pi = 0
        select = function() return "patched" end
        require("lib").n = 99
        require = nil
        if fails then error("in the middle") end
      end,
      grow = function()
        for i = 1, 20000 do cache[i] = { i, tostring(i) } end
      end,
    }
    """

  private struct Plugin {
    var look, change, grow: LuaFunction
  }

  private static func load(_ sandbox: inout LuaSandbox) throws -> Plugin {
    try sandbox.add(module: "lib", path: "lib.lua", source: "return { n = 1 }")
    let main = try sandbox.compile(plugin, named: "plugin.lua")
    let table = try sandbox.call(main, keepingFunctions: true).first
    func function(_ name: String) throws -> LuaFunction {
      guard case .function(let function)? = table[name] else { throw LuaFault("no \(name)") }
      return function
    }
    return Plugin(
      look: try function("look"), change: try function("change"), grow: try function("grow"))
  }

  private static let untouched = LuaValue.list([
    .integer(0), .integer(0), .integer(0), .integer(0), .text("d"), .text("nil"), .text("A"),
    .text("1-2"), .boolean(true), .integer(1), .text("nil"), .text("xx"), .integer(2), .integer(0),
  ])

  @Test func `the changes are real without a reset`() throws {
    let (before, after) = try withSandbox { sandbox in
      let plugin = try Self.load(&sandbox)
      let before = try sandbox.call(plugin.look).first
      _ = try sandbox.call(plugin.change)
      do { return (before, try sandbox.call(plugin.look).first) } catch { return (before, .nil) }
    }
    #expect(before == Self.untouched)
    #expect(after != Self.untouched)
  }

  @Test(arguments: [LuaValue.boolean(false), .boolean(true)])
  func `a reset takes back everything a call changed, even after an error`(
    fails: LuaValue
  ) throws {
    let seen = try withSandbox { sandbox in
      let plugin = try Self.load(&sandbox)
      try sandbox.mark()
      var failed = false
      do { _ = try sandbox.call(plugin.change, with: [fails]) } catch { failed = true }
      #expect(failed == (fails == .boolean(true)))
      sandbox.reset()
      return try sandbox.call(plugin.look).first
    }
    #expect(seen == Self.untouched)
  }

  @Test func `ten thousand resets leave the same state and the same costs`() throws {
    try withSandbox { sandbox in
      let plugin = try Self.load(&sandbox)
      try sandbox.mark()
      _ = try sandbox.call(plugin.look)
      let usage = sandbox.usage
      for round in 0..<10_000 {
        sandbox.reset()
        do throws(LuaError) {
          _ = try sandbox.call(plugin.change, with: [.boolean(round % 3 == 0)])
        } catch {
          #expect(error.code == .raised)
        }
        if round % 500 == 0 { _ = try sandbox.call(plugin.grow) }
        if round % 100 == 0 {
          sandbox.reset()
          #expect(try sandbox.call(plugin.look).first == Self.untouched)
          #expect(sandbox.usage == usage)
        }
      }
    }
  }

  @Test func `functions kept after the mark are gone, those before stay`() throws {
    try withSandbox { sandbox in
      let before = try sandbox.compile("return 1", named: "before.lua")
      try sandbox.mark()
      let after = try sandbox.compile("return 2", named: "after.lua")
      #expect(try sandbox.call(after).first == .integer(2))
      sandbox.reset()
      #expect(try sandbox.call(before).first == .integer(1))
      do throws(LuaError) {
        _ = try sandbox.call(after)
        Issue.record("a function from after the mark could be called")
      } catch {
        #expect(error.code == .raised)
      }
    }
  }

  @Test func `a file required after the mark runs again`() throws {
    try withSandbox { sandbox in
      try sandbox.add(
        module: "lib", path: "lib.lua", source: "runs = (runs or 0) + 1 return { runs }")
      let main = try sandbox.compile("return require('lib')[1]", named: "main.lua")
      try sandbox.mark()
      for _ in 0..<3 {
        #expect(try sandbox.call(main).first == .integer(1))
        sandbox.reset()
      }
    }
  }

  @Test func `a second mark replaces the first`() throws {
    try withSandbox { sandbox in
      let main = try sandbox.compile("n = (n or 0) + 1 return n", named: "main.lua")
      try sandbox.mark()
      _ = try sandbox.call(main)
      try sandbox.mark()
      for _ in 0..<3 {
        sandbox.reset()
        #expect(try sandbox.call(main).first == .integer(2))
      }
    }
  }

  @Test func `a reset without a mark changes nothing`() throws {
    try withSandbox { sandbox in
      let main = try sandbox.compile("n = (n or 0) + 1 return n", named: "main.lua")
      _ = try sandbox.call(main)
      sandbox.reset()
      #expect(try sandbox.call(main).first == .integer(2))
    }
  }

  @Test func `two sandboxes share nothing`() throws {
    try LuaThread.run {
      var one = try LuaSandbox(limits: LuaLimits())
      var other = try LuaSandbox(limits: LuaLimits())
      _ = try one.run("string.upper = nil _G.x = 1")
      #expect(
        try other.run("return { string.upper('a'), _G.x == nil }")
          == .list([.text("A"), .boolean(true)]))
    }
  }
}
