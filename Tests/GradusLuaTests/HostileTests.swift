import GradusLua
import Testing

/// Code that tries to run for ever inside one instruction, or to bring the state down.
@Suite struct HostileTests {
  private struct Outcome: Equatable {
    var value: LuaValue?
    var error: LuaError?
    var instructions: Int
  }

  private func outcome(_ source: String) throws -> Outcome {
    try withSandbox(host: TestHost { _ in LuaReply() }) { sandbox in
      try sandbox.add(function: 0, space: "host", name: "take")
      var outcome = Outcome(instructions: 0)
      do throws(LuaError) {
        outcome.value = try sandbox.run(source)
      } catch {
        outcome.error = error
      }
      outcome.instructions = sandbox.usage.instructions
      return outcome
    }
  }

  static let programs: [String] = [
    "return #table.concat(setmetatable({}, { __len = function() return 1e18 end }))",
    "return #table.pack(table.unpack(setmetatable({}, { __len = function() return 1e18 end })))",
    "for i = 1, 1e9 do pcall(table.move, {}, 1, 2^53, 2) end",
    "for i = 1, 1e9 do xpcall(error, function(m) while true do end end) end",
    "return select('#', xpcall(error, function(m) error(m) end))",
    "local function f() pcall(f) pcall(f) end f()",
    "local mt = {} mt.__lt = function(a, b) return b < a end "
      + "local a, b = setmetatable({}, mt), setmetatable({}, mt) return a < b",
    "local mt = {} mt.__concat = function(a, b) return a .. b end "
      + "local a = setmetatable({}, mt) return a .. a",
    "local mt = {} mt.__len = function(a) return #a end return #setmetatable({}, mt)",
    "local mt = {} mt.__tostring = function(s) return tostring(s) end "
      + "return tostring(setmetatable({}, mt))",
    "local t = setmetatable({}, {}) getmetatable(t).__index = t return t.x",
    "for i in ipairs(setmetatable({}, { __index = function(_, i) return i end })) do end",
    "local mt = { __name = ('x'):rep(1e6) } local t = setmetatable({}, mt) "
      + "while true do pcall(function() return t + 1 end) end",
    "local s = ('x'):rep(1e6) while true do pcall(error, s) end",
    "local t = { 3, 2, 1 } table.sort(t, function(a, b) t[#t + 1] = 1 return a < b end) return #t",
    "local function f() table.sort({ 3, 2, 1 }, function(a, b) f() return a < b end) end f()",
    "while true do pcall(string.gsub, ('x'):rep(1000), '.', function() error('x') end) end",
    "local function f(...) return f(1, ...) end f()",
    "local t = {} for i = 1, 60 do t = { t, t } end return t",
    "local t = {} t[1] = t while true do pcall(host.take, t) end",
    "local t = {} for i = 1, 9000 do t[i] = pcall end return select('#', pcall(table.unpack(t)))",
    "local t = {} for i = 0, 1e6 do t[i * 2^32 // 1 | 0] = i end",
    "::top:: goto top",
    "local t for i = 1, 1e9 do t = { t } end",
  ]

  static let deepTable =
    "return " + String(repeating: "{", count: 5000) + String(repeating: "}", count: 5000)
  static let longNumber = "return 1" + String(repeating: "0", count: 100_000)
  static let manyOperators = "return " + String(repeating: "not ", count: 5000) + "1"
  static let manyPieces = "local x = ''" + String(repeating: " .. 'x'", count: 300) + " return x"
  static let manyLocals = String(repeating: "local a\n", count: 256)
  static let large = [deepTable, longNumber, manyOperators, manyPieces, manyLocals]

  @Test(arguments: programs + large)
  func `hostile code ends, and the same way twice`(source: String) throws {
    let first = try outcome(source)
    #expect(first.value != nil || first.error != nil)
    #expect(try outcome(source) == first)
  }

  /// Lua 5.4 follows `__call` from table to table without an end, in one instruction.
  @Test(arguments: [
    "setmetatable({}, { __call = {} })",
    "local t = {} setmetatable(t, { __call = t })",
    "setmetatable({}, { __call = setmetatable({}, { __call = print }) })",
    "setmetatable({}, { __call = 'x' })",
  ])
  func `only a function can be called in place of a table`(source: String) throws {
    let error = try fault(source)
    #expect(error.message == "metatable field '__call' must be a function")
  }

  @Test func `the key that makes a table callable does not leave with it`() throws {
    let keys = try withSandbox { sandbox in
      let main = try sandbox.compile(
        "local M = { x = 1, __call = function() end } return setmetatable(M, M)",
        named: "main.lua")
      return try sandbox.call(main, keepingFunctions: true).first.entries?.keys.sorted()
    }
    #expect(keys == ["__call", "x"])
  }

  @Test(arguments: [
    (
      "local C = setmetatable({}, { __call = function(self, a, b) return a + b end }) "
        + "return C(1, 2)", LuaValue.integer(3)
    ),
    (
      "local M = { __call = function(self, a) return a end } setmetatable(M, M) return M(4)",
      .integer(4)
    ),
    // Set later it does not count, until the metatable is set again.
    (
      "local mt = {} local t = setmetatable({}, mt) mt.__call = t return (pcall(t))",
      .boolean(false)
    ),
    (
      "local mt = {} local t = setmetatable({}, mt) mt.__call = function() return 5 end "
        + "setmetatable(t, mt) return t()", .integer(5)
    ),
    (
      "local mt = { __call = function() end } local t = setmetatable({}, mt) mt.__call = nil "
        + "setmetatable(t, mt) return (pcall(t))", .boolean(false)
    ),
    (
      "local mt = { __call = print } setmetatable({}, mt) local names = '' "
        + "for k in pairs(mt) do names = names .. k end return names", .text("__call")
    ),
  ])
  func `a table with __call can be called`(source: String, expected: LuaValue) throws {
    #expect(try run(source) == expected)
  }
}
