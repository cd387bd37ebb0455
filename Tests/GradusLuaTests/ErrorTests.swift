import GradusLua
import Testing

@Suite struct ErrorTests {
  struct Case: CustomTestStringConvertible {
    var source: String
    var message: String
    var line: Int?
    var testDescription: String { source }
  }

  static let raised: [Case] = [
    Case(source: "error('no')", message: "no", line: 1),
    Case(source: "\n\nerror('no', 1)", message: "no", line: 3),
    Case(source: "\nerror('no', 0)", message: "no", line: 2),
    Case(
      source: "local function f()\n  error('blame the caller', 2)\nend\n\nf()",
      message: "blame the caller", line: 5),
    Case(
      source: "\nerror()", message: "the error value is not a text but a nil value", line: 2),
    Case(
      source: "\nerror({ 1 })", message: "the error value is not a text but a table value",
      line: 2),
    Case(
      source: "\nerror(42)", message: "the error value is not a text but a number value",
      line: 2),
    Case(
      source: "\nerror(true)", message: "the error value is not a text but a boolean value",
      line: 2),
    Case(
      source: "\nerror(print)", message: "the error value is not a text but a function value",
      line: 2),
    Case(
      source: "local q = {}\nreturn q.answer.text",
      message: "attempt to index a nil value (field 'answer')", line: 2),
    Case(
      source: "local x\nlocal y = 1 + x",
      message: "attempt to perform arithmetic on a nil value (local 'x')", line: 2),
    Case(
      source: "return 1 < 'a'", message: "attempt to compare number with string", line: 1),
    Case(source: "return {} .. 'a'", message: "attempt to concatenate a table value", line: 1),
    Case(source: "local f\nf()", message: "attempt to call a nil value (local 'f')", line: 2),
    Case(source: "return 1 // 0", message: "attempt to divide by zero", line: 1),
    Case(
      source: "return 2^53 | 0.5", message: "number has no integer representation", line: 1),
    Case(source: "assert(false)", message: "assertion failed!", line: 1),
    Case(source: "assert(nil, 'not there')", message: "not there", line: 1),
    Case(
      source: "\nreturn ('x'):rep('y')",
      message: "bad argument #1 to 'rep' (number expected, got string)", line: 2),
    Case(
      source: "\nlocal s = string.format('%d', 'x')",
      message: "bad argument #2 to 'format' (number expected, got string)", line: 2),
    Case(
      source: "\nlocal s = string.upper()",
      message: "bad argument #1 to 'upper' (string expected, got no value)", line: 2),
    Case(
      source: "\nlocal s = tonumber('1', 99)",
      message: "bad argument #2 to 'tonumber' (base out of range)", line: 2),
    Case(
      source: "\ntable.insert({}, 5, 1)",
      message: "bad argument #2 to 'insert' (position out of bounds)", line: 2),
    Case(
      source: "\nsetmetatable({}, { __gc = print })",
      message: "metatable field '__gc' is not available to plugins", line: 2),
    Case(
      source: "\nsetmetatable({}, { __mode = 'k' })",
      message: "metatable field '__mode' is not available to plugins", line: 2),
    Case(
      source: "pcall(error)\nlocal t = setmetatable({}, { __index = function() error('deep') end })"
        + "\nreturn t.x",
      message: "deep", line: 2),
    Case(
      source: "xpcall(error, function(m) return m end)\nerror('after')", message: "after",
      line: 2),
    Case(source: "error('at 12:30: too late', 0)", message: "at 12:30: too late", line: 1),
    Case(source: "error('at 12:30: too late')", message: "at 12:30: too late", line: 1),
    Case(source: "error('注意 12: x')", message: "注意 12: x", line: 1),
    Case(source: "error('a\\0b')", message: "a\0b", line: 1),
  ]

  @Test(arguments: raised)
  func `an error says what and where`(example: Case) throws {
    let error = try fault(example.source, named: "format.lua")
    #expect(error.code == .raised)
    #expect(error.message == example.message)
    #expect(error.file == "format.lua")
    #expect(error.line == example.line)
    #expect(error.description == "format.lua:\(example.line ?? 0): \(example.message)")
    #expect(error.traceback.hasPrefix("stack traceback:\n"))
    #expect(error.traceback.contains("format.lua:"))
  }

  @Test(arguments: [
    ("return 1 +", "unexpected symbol near <eof>", 1),
    ("local x = 1\nif x then\n", "'end' expected (to close 'if' at line 2) near <eof>", 3),
    ("x ==== 1", "syntax error near '=='", 1),
    ("local s = 'abc", "unfinished string near <eof>", 1),
    ("goto nowhere", "no visible label 'nowhere' for <goto> at line 1", 1),
    ("local x <const> = 1\nx = 2", "attempt to assign to const variable 'x'", 2),
    ("\n\nbreak", "break outside loop at line 3", 3),
    ("\u{1B}Lua", "attempt to load a binary chunk (mode is 't')", nil),
  ])
  func `a text that cannot be compiled is a syntax error`(
    source: String, message: String, line: Int?
  ) throws {
    let error = try fault(source, named: "format.lua")
    #expect(error.code == .syntax)
    #expect(error.message.hasPrefix(message))
    #expect(error.line == line)
    if line != nil { #expect(error.file == "format.lua") }
  }

  @Test func `a traceback lists the calls from the innermost out`() throws {
    let error = try fault(
      "local function inner() error('no') end\nlocal function outer()\n  inner()\nend\nouter()",
      named: "format.lua")
    let lines = error.traceback.split(separator: "\n").map { $0.dropFirst(1) }
    let own = lines.filter { $0.hasPrefix("format.lua") }
    #expect(
      own == [
        "format.lua:1: in upvalue 'inner'", "format.lua:3: in local 'outer'",
        "format.lua:5: in main chunk",
      ]
        || own == [
          "format.lua:1: in upvalue 'inner'", "format.lua:3: in local 'outer'",
          "format.lua:5: in function <format.lua:0>",
        ])
  }

  @Test func `an error in a required file names that file`() throws {
    let error = try withSandbox { sandbox in
      try sandbox.add(
        module: "grid", path: "plugin/grid.lua", source: "\nerror('no grid')\nreturn {}")
      return sandbox.fault("local grid = require('grid')", named: "plugin/format.lua")
    }
    #expect(error?.description == "plugin/grid.lua:2: no grid")
    #expect(error?.traceback.contains("plugin/format.lua:1:") == true)
  }

  @Test func `an error in a function of a required file names that file`() throws {
    let error = try withSandbox { sandbox in
      try sandbox.add(
        module: "grid", path: "grid.lua",
        source: "return {\n  at = function(g, i) return g[i].x end,\n}")
      return sandbox.fault("local grid = require('grid')\nreturn (grid.at({}, 1))")
    }
    #expect(error?.description == "grid.lua:2: attempt to index a nil value (field '?')")
  }

  @Test func `a required file that cannot be compiled is refused when it is added`() throws {
    try withSandbox { sandbox in
      do throws(LuaError) {
        try sandbox.add(module: "grid", path: "grid.lua", source: "return {\n")
        Issue.record("was added")
      } catch {
        #expect(error.code == .syntax)
        #expect(
          error.description
            == "grid.lua:2: unexpected symbol near <eof>")
      }
    }
  }

  @Test func `a fault of a host function is placed where it was called`() throws {
    let host = TestHost { _ in throw LuaFault("shapes [2] and [3] do not fit") }
    let error = try withSandbox(host: host) { sandbox in
      try sandbox.add(function: 0, space: "tensor", name: "add")
      return sandbox.fault("local function f()\n\n  local t = tensor.add(1)\nend\nf()")
    }
    #expect(error?.description == "main.lua:3: shapes [2] and [3] do not fit")
    #expect(error?.code == .raised)
  }

  @Test func `a fault of a host function can be caught like any error`() throws {
    let host = TestHost { _ in throw LuaFault("坏了") }
    let caught = try withSandbox(host: host) { sandbox in
      try sandbox.add(function: 0, space: "host", name: "fail")
      return try sandbox.run("local ok, m = pcall(function()\n local x = host.fail() end) return m")
    }
    #expect(caught == .text("main.lua:2: 坏了"))
  }

  @Test func `a host function without a host is a fault`() throws {
    let error = try withSandbox { sandbox in
      try sandbox.add(function: 0, space: "host", name: "fail")
      return sandbox.fault("local x = host.fail()")
    }
    #expect(error?.description == "main.lua:1: there is no host")
  }

  @Test func `the host cannot call into the sandbox that calls it`() throws {
    // The closure would have to hold the sandbox, which the compiler refuses; a second one is fine.
    let host = TestHost { _ in
      do throws(LuaError) {
        var other = try LuaSandbox(limits: LuaLimits())
        return LuaReply(try other.run("return 'inside'"))
      } catch {
        throw LuaFault(error.message)
      }
    }
    let result = try withSandbox(host: host) { sandbox in
      try sandbox.add(function: 0, space: "host", name: "again")
      return try sandbox.run("return host.again()")
    }
    #expect(result == .text("inside"))
  }

  @Test(arguments: [
    ("return pcall(error, 'x', 0)", "return 'x'"), ("return pcall(error)", "return nil"),
  ])
  func `pcall hands on the error value`(source: String, expected: String) throws {
    let (first, second) = try withSandbox { sandbox in
      let main = try sandbox.compile(source, named: "main.lua")
      let results = try sandbox.call(main)
      return (results.first, results.second)
    }
    #expect(first == .boolean(false))
    #expect(second == (try run(expected)))
  }

  @Test func `a file with a long path is named in full`() throws {
    let path = "plugins/" + String(repeating: "deep/", count: 20) + "format.lua"
    let raised = try fault("\nerror('no')", named: path)
    #expect(raised.description == "\(path):2: no")
    let syntax = try fault("\nreturn +", named: path)
    #expect(syntax.file == path)
    #expect(syntax.line == 2)
  }

  @Test func `a source of more than 128 KiB is refused`() throws {
    let long = "--" + String(repeating: "x", count: 200 << 10)
    let error = try fault(long)
    #expect(error.code == .syntax)
    #expect(
      error.message
        == "main.lua has 200 KiB of Lua; a file may have at most 128 KiB "
        + "(data belongs into the bank)")
    try withSandbox { sandbox in
      do throws(LuaError) {
        try sandbox.add(module: "long", path: "long.lua", source: long)
        Issue.record("a file for require may be longer")
      } catch {
        #expect(error.message.hasPrefix("long.lua has 200 KiB of Lua; a file may have at most"))
      }
    }
  }

  @Test func `a function with very many field accesses is refused`() throws {
    let many = "return a" + String(repeating: ".b", count: 25_000) + " + 1"
    let error = try fault("local a = {}\n" + many)
    #expect(
      error.message == "main.lua has a function with more than 20000 field accesses; split it")
    try withSandbox { sandbox in
      do throws(LuaError) {
        try sandbox.add(module: "many", path: "many.lua", source: "local a = {}\n" + many)
        Issue.record("a file for require may have more")
      } catch {
        #expect(
          error.message
            == "many.lua has a function with more than 20000 field accesses; split it")
      }
    }
  }
}
