import GradusLua
import Testing

@Suite struct ChangesTests {
  struct Case: CustomTestStringConvertible, Sendable {
    /// What the plugin does once.
    var before = ""
    /// What its function does in the call.
    var call: String
    var changes: [String]
    var testDescription: String { before + " … " + call }
  }

  static let function = "of the function at plugin.lua:2"

  static let cases: [Case] = [
    Case(call: "return 1 + select('#', ...)", changes: []),
    Case(before: "local n = 0", call: "n = n + 1", changes: ["upvalue 'n' \(function)"]),
    Case(before: "local n = 0", call: "n = n + 1 n = n - 1", changes: []),
    Case(before: "local n = 1", call: "n = 1.0", changes: ["upvalue 'n' \(function)"]),
    Case(before: "local s = 'a'", call: "s = s .. 'b'", changes: ["upvalue 's' \(function)"]),
    Case(
      before: "local s = ('a'):rep(100000)", call: "s = ('a'):rep(99999) .. 'b'",
      changes: ["upvalue 's' \(function)"]),
    Case(
      before: "local s = ('a'):rep(100000)", call: "s = ('a'):rep(99999) .. 'a'", changes: []),
    Case(call: "hits = (hits or 0) + 1", changes: ["global 'hits'"]),
    Case(before: "hits = 0", call: "hits = hits + 1", changes: ["global 'hits'"]),
    Case(before: "hits = 0", call: "hits = nil", changes: ["global 'hits'"]),
    Case(call: "_G.extra = 1", changes: ["field 'extra' of global '_G'"]),
    Case(call: "_G = nil", changes: ["global '_G'"]),
    Case(
      before: "local cache = { seen = {} }", call: "cache.seen.x = true",
      changes: ["field 'seen.x' of upvalue 'cache' \(function)"]),
    Case(
      before: "local cache = {}",
      call: "cache[1], cache[2.5], cache[true], cache['a b'] = 1, 2, 3, 4",
      changes: [
        "field '[\"a b\"]' of upvalue 'cache' \(function)",
        "field '[true]' of upvalue 'cache' \(function)",
        "field '[1]' of upvalue 'cache' \(function)",
        "field '[2.5]' of upvalue 'cache' \(function)",
      ]),
    Case(
      before: "local list = { { n = 1 }, { n = 2 } }", call: "list[2].n = 3",
      changes: ["field '[2].n' of upvalue 'list' \(function)"]),
    Case(
      before: "local t = { 1, 2 }", call: "t = { 1, 2 }", changes: []),
    Case(
      before: "local t = { 1, 2 }", call: "table.sort(t, function(a, b) return a > b end)",
      changes: ["field '[1]' of upvalue 't' \(function)", "field '[2]' of upvalue 't' \(function)"]),
    Case(
      before: "local t = {}", call: "setmetatable(t, { __index = { a = 1 } })",
      changes: ["the metatable of upvalue 't' \(function)"]),
    Case(
      before: "local t = setmetatable({}, { __index = { a = 1 } })",
      call: "getmetatable(t).__index.a = 2",
      changes: ["field '__index.a' of the metatable of upvalue 't' \(function)"]),
    Case(
      before: "local f = function() return 1 end",
      call: "f = function() return 2 end", changes: ["upvalue 'f' \(function)"]),
    Case(
      before: "local make = function(n) return function() return n end end local f = make(1)",
      call: "f = make(2)", changes: ["upvalue 'n' of the function at plugin.lua:1"]),
    Case(
      before: "local make = function(n) return function() return n end end local f = make(1)",
      call: "f = make(1)", changes: []),
    Case(
      before: "local n = 0 local function count() n = n + 1 return n end", call: "count()",
      changes: ["upvalue 'n' of the function at plugin.lua:1"]),
    Case(
      before: "function count() n = (n or 0) + 1 end", call: "count()", changes: ["global 'n'"]),
    Case(call: "string.upper = nil", changes: ["field 'upper' of global 'string'"]),
    Case(
      call: "math.sin = function() return 0 end", changes: ["field 'sin' of global 'math'"]),
    Case(call: "print = tostring", changes: ["global 'print'"]),
    Case(
      before: "local lib = require('lib')", call: "lib.n = 2",
      changes: ["field 'n' of module 'lib'"]),
    Case(call: "return require('lib').n", changes: []),
    Case(call: "require('touches')", changes: ["global 'touched'"]),
    Case(
      before: "local next_word = ('a b'):gmatch('%a')", call: "next_word()",
      changes: ["the inside of upvalue 'next_word' \(function)"]),
    // Two variables that share a table, or no longer do.
    Case(
      before: "local a, b = {}, {}", call: "a = b", changes: ["upvalue 'b' \(function)"]),
    Case(
      before: "local a = {} local b = a", call: "b, a.x = {}, nil",
      changes: ["upvalue 'b' \(function)"]),
    // Circles end, and an error or a long chain does no harm.
    Case(
      before: "local t = {} t.t = t", call: "t.t.t.n = 1",
      changes: ["field 'n' of upvalue 't' \(function)"]),
    Case(
      before: "local n = 0", call: "n = 1 error('no')", changes: ["upvalue 'n' \(function)"]),
    Case(
      before: "local t = {} for i = 1, 2000 do t = { t } end local top = t",
      call: "local u = t for i = 1, 3 do u = u[1] end u.x = 1",
      changes: ["field '[1][1][1].x' of upvalue 't' \(function)"]),
    // A metamethod of the plugin is data for the comparison.
    Case(
      before: "local n = 0 local t = setmetatable({}, { __index = function() n = n + 1 end, "
        + "__pairs = function() n = n + 1 end, __len = function() n = n + 1 end, "
        + "__eq = function() n = n + 1 end, __tostring = function() n = n + 1 end })",
      call: "rawset(t, 'x', t)", changes: ["field 'x' of upvalue 't' \(function)"]),
  ]

  private func load(_ sandbox: inout LuaSandbox, _ source: String) throws -> LuaFunction {
    try sandbox.add(module: "lib", path: "lib.lua", source: "return { n = 1 }")
    try sandbox.add(module: "touches", path: "touches.lua", source: "touched = 1 return {}")
    let main = try sandbox.compile(source, named: "plugin.lua")
    guard case .function(let function) = try sandbox.call(main, keepingFunctions: true).first
    else { throw LuaFault("no function") }
    return function
  }

  @Test(arguments: cases)
  func `a variable that a call left changed is named`(example: Case) throws {
    try withSandbox { sandbox in
      let function = try load(
        &sandbox, "\(example.before)\nreturn function(...) \(example.call) end")
      try sandbox.mark()
      #expect(try sandbox.changesSinceMark().variables.isEmpty)
      do throws(LuaError) {
        _ = try sandbox.call(function)
      } catch {
        #expect(error.code == .raised)
      }
      let usage = sandbox.usage
      for _ in 0..<2 {
        let changes = try sandbox.changesSinceMark()
        #expect(changes.variables.map(\.variable).sorted() == example.changes.sorted())
        #expect(changes.isComplete)
        #expect(sandbox.usage == usage)
      }
      sandbox.reset()
      #expect(try sandbox.changesSinceMark().variables.isEmpty)
    }
  }

  @Test func `the function a variable belongs to has its place`() throws {
    try withSandbox { sandbox in
      let function = try load(
        &sandbox,
        "local n, t = 0, {}\nlocal M = {}\nreturn function()\n  n, t.x, hits = 1, 2, 3\nend")
      try sandbox.mark()
      _ = try sandbox.call(function)
      #expect(
        try sandbox.changesSinceMark().variables == [
          LuaChange(variable: "global 'hits'"),
          LuaChange(
            variable: "upvalue 'n' of the function at plugin.lua:3", file: "plugin.lua", line: 3),
          LuaChange(
            variable: "field 'x' of upvalue 't' of the function at plugin.lua:3",
            file: "plugin.lua", line: 3),
        ])
    }
  }

  @Test func `a handle that is kept counts as changed`() throws {
    try withSandbox(host: TestHost()) { sandbox in
      try sandbox.add(kind: 1, name: "rng")
      let function = try load(&sandbox, "local kept\nreturn function(h) kept = h end")
      try sandbox.mark()
      _ = try sandbox.call(function, with: [.handle(LuaHandle(kind: 1, slot: 7))])
      #expect(
        try sandbox.changesSinceMark().variables.map(\.variable) == [
          "upvalue 'kept' of the function at plugin.lua:2"
        ])
    }
  }

  @Test func `asking changes neither results nor costs`() throws {
    let source = """
      local t, n = {}, 0
      return function()
        n = n + 1
        for i = 1, 500 do t[#t + 1] = { i, tostring(i) } end
        return { n, #t }
      end
      """
    func results(asking: Bool) throws -> [LuaValue] {
      try withSandbox { sandbox in
        let function = try load(&sandbox, source)
        try sandbox.mark()
        var seen: [LuaValue] = []
        for _ in 0..<20 {
          seen.append(try sandbox.call(function).first)
          seen.append(.integer(sandbox.usage.instructions))
          seen.append(.integer(sandbox.usage.peak))
          if asking { _ = try sandbox.changesSinceMark() }
        }
        return seen
      }
    }
    #expect(try results(asking: true) == results(asking: false))
  }

  @Test func `a very large table is compared as a whole`() throws {
    try withSandbox { sandbox in
      let function = try load(
        &sandbox,
        "local words = {} for i = 1, 20000 do words['w' .. i] = i end\n"
          + "return function(change) if change then words.w7 = 0 end return words.w7 end")
      try sandbox.mark()
      _ = try sandbox.call(function)
      #expect(
        try sandbox.changesSinceMark() == LuaChanges(variables: [], isComplete: true))
      _ = try sandbox.call(function, with: [.boolean(true)])
      #expect(
        try sandbox.changesSinceMark()
          == LuaChanges(
            variables: [
              LuaChange(
                variable: "upvalue 'words' of the function at plugin.lua:2", file: "plugin.lua",
                line: 2)
            ], isComplete: true))
    }
  }

  @Test func `a table that grew very large is one change`() throws {
    try withSandbox { sandbox in
      let function = try load(
        &sandbox, "local t = {}\nreturn function() for i = 1, 20000 do t[i] = i end end")
      try sandbox.mark()
      _ = try sandbox.call(function)
      #expect(
        try sandbox.changesSinceMark().variables.map(\.variable) == [
          "upvalue 't' of the function at plugin.lua:2"
        ])
    }
  }

  @Test func `what is too much to compare is said`() throws {
    try withSandbox { sandbox in
      let function = try load(
        &sandbox, "local t = {} for i = 1, 20000 do t[i] = {} end\nreturn function() t[1].x = 1 end"
      )
      try sandbox.mark()
      _ = try sandbox.call(function)
      #expect(try sandbox.changesSinceMark() == LuaChanges(variables: [], isComplete: false))
    }
  }

  @Test func `without a mark there is nothing to compare with`() throws {
    try withSandbox { sandbox in
      do throws(LuaError) {
        _ = try sandbox.changesSinceMark()
        Issue.record("compared")
      } catch {
        #expect(error.code == .raised)
        #expect(error.message == "no state was marked to compare with")
      }
    }
  }

  @Test func `a sandbox that met a limit cannot be compared`() throws {
    try withSandbox { sandbox in
      try sandbox.mark()
      _ = sandbox.fault("while true do end")
      do throws(LuaError) {
        _ = try sandbox.changesSinceMark()
        Issue.record("compared")
      } catch {
        #expect(error.code == .limit(.instructions))
      }
    }
  }
}
