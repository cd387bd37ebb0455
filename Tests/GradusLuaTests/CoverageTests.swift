import GradusLua
import Testing

@Suite struct CoverageTests {
  static let recording = LuaOptions(recordsLines: true)

  private func withRecording<Result>(
    limits: LuaLimits = LuaLimits(), host: (any LuaHost)? = nil,
    _ body: (inout LuaSandbox) throws -> Result
  ) throws -> Result {
    try LuaThread.run {
      var sandbox = try LuaSandbox(limits: limits, host: host, options: Self.recording)
      return try body(&sandbox)
    }
  }

  struct Case: CustomTestStringConvertible, Sendable {
    var code: [Int]
    var missed: [Int]
    var source: String
    var testDescription: String { source }
  }

  static let cases: [Case] = [
    Case(code: [1], missed: [], source: "return 1"),
    Case(code: [2, 4], missed: [], source: "-- a comment\nlocal x = 1\n\nreturn x"),
    Case(code: [1, 2], missed: [], source: "local x = 1\r\nreturn x\r\n"),
    Case(code: [1, 2], missed: [2], source: "if select('#', ...) > 0 then\n  return 2\nend"),
    Case(
      code: [2, 3, 4, 6], missed: [3],
      source: "local function f(x)\n  if x == 1 then\n    return 'one'\n"
        + "  else return 'other'\n  end\nend f(2)"),
    // The end of a function is no code: an early return does not leave it untouched.
    Case(
      code: [2, 5], missed: [],
      source: "local function f(x)\n  if x then return x end\n\nend\nreturn f(1)"),
    Case(
      code: [2, 3, 4, 6], missed: [4],
      source: "local function f(x)\n  if x then\n    return x end\n  x = 1\nend\nreturn f(1)"),
    Case(code: [2], missed: [2], source: "local function never()\n  return 1\nend"),
    Case(
      code: [1, 2, 4], missed: [2],
      source: "local M = {} function M.never()\n  M.x = 1\nend -- never\nreturn #M"),
    Case(
      code: [1, 3, 5], missed: [3],
      source: "return #{\n  f = function()\n    return 1\n  end,\n  g = tostring(3),\n}"),
    // Neither the jump back at an inner `end` nor a lone `break` or `goto` may count.
    Case(
      code: [1, 3, 4], missed: [],
      source: "local i = 0\nwhile true do\n  i = i + 1\n  if i > 3 then\n    break\n  end\nend"),
    Case(
      code: [1, 2, 3], missed: [3],
      source: "for i = 1, 3 do\n  if i > 5 then\n    i = 5\n  end\nend"),
    Case(
      code: [1, 2, 3], missed: [],
      source: "for i = 1, 3 do\n  if i < 2 then\n    i = 5\n  else\n    goto next\n  end\n"
        + "  ::next::\nend"),
    Case(
      code: [1, 2, 3], missed: [],
      source: "for i = 1, 2 do\n  local x <close> = nil\n"
        + "  local f = (function() return i end)()\nend"),
    Case(code: [1, 2, 3, 4], missed: [3], source: "local x = ...\n  and\n  1\nreturn x"),
    Case(code: [1, 2, 3], missed: [], source: "local s = 'a' ..\n  tostring(1) ..\n  'b'"),
    Case(
      code: [2, 4, 5], missed: [],
      source: "local function f(...)\n  return select('#', ...)\nend\nreturn f(\n  #'a', 1\n)"),
    Case(
      code: [1, 2, 3], missed: [3],
      source: "pcall(function(x)\n  x.y = 1\n  x = 2\nend)"),
    Case(code: [], missed: [], source: "local x <const> = 5"),
    Case(code: [], missed: [], source: ""),
  ]

  @Test(arguments: cases)
  func `lines that hold code are told, and those that did not run`(example: Case) throws {
    let coverage = try withRecording { sandbox in
      _ = try sandbox.run(example.source, named: "plugin.lua")
      return sandbox.coverage
    }
    #expect(coverage.map(\.file) == ["plugin.lua"])
    #expect(coverage.first?.code == example.code)
    #expect(coverage.first?.missed == example.missed)
  }

  @Test func `the record grows over calls, errors and resets`() throws {
    try withRecording { sandbox in
      let main = try sandbox.compile(
        "return function(x)\n  if x == 1 then\n    x = 2\n  elseif x == 2 then\n    error(x)\n"
          + "  end\n  return x\nend", named: "plugin.lua")
      guard case .function(let function) = try sandbox.call(main, keepingFunctions: true).first
      else { throw LuaFault("no function") }
      try sandbox.mark()
      #expect(sandbox.coverage.first?.ran == [])
      _ = try sandbox.call(function, with: [.integer(3)])
      #expect(sandbox.coverage.first?.ran == [2, 4, 7])
      sandbox.reset()
      _ = try sandbox.call(function, with: [.integer(1)])
      sandbox.reset()
      #expect(sandbox.coverage.first?.ran == [2, 3, 4, 7])
      do { _ = try sandbox.call(function, with: [.integer(2)]) } catch {}
      sandbox.reset()
      #expect(
        sandbox.coverage == [
          LuaCoverage(file: "plugin.lua", code: [2, 3, 4, 5, 7], ran: [2, 3, 4, 5, 7])
        ])
    }
  }

  @Test func `a call that meets a limit leaves its lines`() throws {
    try withRecording(limits: LuaLimits(instructions: 10_000)) { sandbox in
      _ = sandbox.fault("local x = 1\nwhile true do\n  x = x + 1\nend\nx = 2", named: "a.lua")
      #expect(sandbox.coverage.first?.missed == [5])
    }
  }

  @Test func `every file has a record under the name it was compiled with`() throws {
    let long = "plugins/" + String(repeating: "deep/", count: 20) + "plugin.lua"
    try withRecording { sandbox in
      try sandbox.add(module: "lib", path: "lib.lua", source: "\nreturn { n = 1 }")
      try sandbox.add(module: "unused", path: "unused.lua", source: "return 1")
      _ = try sandbox.run("local lib = require('lib')\n\nreturn lib.n", named: long)
      #expect(
        sandbox.coverage == [
          LuaCoverage(file: "lib.lua", code: [2], ran: [2]),
          LuaCoverage(file: "unused.lua", code: [1], ran: []),
          LuaCoverage(file: long, code: [1, 3], ran: [1, 3]),
        ])
    }
  }

  @Test func `without the option nothing is recorded`() throws {
    try withSandbox { sandbox in
      _ = try sandbox.run("return 1")
      #expect(sandbox.coverage.isEmpty)
    }
  }

  /// The cost of a call decides verdicts, so a test must see the same as a student's run.
  @Test(arguments: [
    "local n = 0 for i = 1, 100000 do\n n = n + i\n end return n",
    "local t = {} for i = 1, 3000 do t['k' .. i] = i\n end local n = 0\n"
      + "for k, v in pairs(t) do\n n = n + v\n end return n",
    "local t = {}\nfor i = 1, 2000 do\n t[i] = (i * 7919) % 1000\n end\n"
      + "table.sort(t, function(a, b)\n return a > b\n end)\n return t[1]",
    "local s = ('ab '):rep(2000) return select(2, s:gsub('%w+', function(w)\n return w\n end))",
    "for i = 1, 300 do\n pcall(error, i)\n end return 1",
    "local function f(n)\n if n == 0 then\n return 0\n end\n return 1 + f(n - 1)\n end\n"
      + "local long = ('x'):rep(500000)\n for i = 1, 20 do\n f(i * 100)\n"
      + "local more = long .. i\n end\n return f(5000)",
    "local mt = {\n__index = function(t, k)\n return k\n end,\n__close = function()\n end }\n"
      + "for i = 1, 1000 do\n local x <close> = setmetatable({}, mt)\n local y = x[i]\n end",
    "local t = {}\n while true do\n t[#t + 1] = {}\n end",
    "local function f()\n return f() + 1\n end\n f()",
  ])
  func `recording lines does not change what a call costs`(source: String) throws {
    func measure(_ options: LuaOptions) throws -> (Int, LuaError.Code?) {
      try LuaThread.run {
        var sandbox = try LuaSandbox(limits: LuaLimits(), options: options)
        var code: LuaError.Code?
        do throws(LuaError) { _ = try sandbox.run(source) } catch { code = error.code }
        return (sandbox.usage.instructions, code)
      }
    }
    let plain = try measure(LuaOptions())
    let recorded = try measure(Self.recording)
    #expect(plain.0 > 0)
    #expect(recorded == plain)
  }
}
