import GradusLua
import Testing

@Suite struct EnvironmentTests {
  static let impure =
    "is not available to plugins: a verdict may depend on nothing but its arguments"

  @Test(arguments: ["os", "io", "package", "debug"])
  func `a library that reaches outside is refused with the reason`(name: String) throws {
    let error = try fault("\nlocal x = \(name).time")
    #expect(error.description == "main.lua:2: '\(name)' \(Self.impure)")
  }

  @Test(arguments: [
    "load", "loadstring", "loadfile", "dofile", "collectgarbage", "coroutine", "warn",
  ])
  func `a function that makes or steers code is refused`(name: String) throws {
    let error = try fault("\nlocal x = \(name)")
    #expect(error.description == "main.lua:2: '\(name)' is not available to plugins")
  }

  @Test(arguments: [
    ("prnt('x')", "global 'prnt' is not defined. Did you mean 'print'?"),
    ("x = tabel.concat({})", "global 'tabel' is not defined. Did you mean 'table'?"),
    ("x = sting", "global 'sting' is not defined. Did you mean 'string'?"),
    ("x = tostirng(1)", "global 'tostirng' is not defined. Did you mean 'tostring'?"),
    ("x = quiz", "global 'quiz' is not defined"),
    ("x = a", "global 'a' is not defined"),
    (
      "x = somethingthatisfarlongerthananynameoughttobe1",
      "global 'somethingthatisfarlongerthananynameoughttobe1' is not defined"
    ),
    ("x = string.sofmat", "'string.sofmat' does not exist. Did you mean 'string.format'?"),
    ("x = string.dump", "'string.dump' does not exist"),
    ("x = table.unpak", "'table.unpak' does not exist. Did you mean 'table.unpack'?"),
    ("x = math.sine", "'math.sine' does not exist. Did you mean 'math.sin'?"),
    ("x = utf8.lne", "'utf8.lne' does not exist. Did you mean 'utf8.len'?"),
    (
      "x = math.random()",
      "'math.random' is not available to plugins: draw from the rng argument, which the host seeds"
    ),
    (
      "math.randomseed(1)",
      "'math.randomseed' is not available to plugins: draw from the rng argument, "
        + "which the host seeds"
    ),
    ("x = next({}, 1)", "next(t, key) is not available to plugins: use pairs(t)"),
    (
      "x = string.format('%5p', {})",
      "format '%p' is not available to plugins: addresses differ from run to run"
    ),
    (
      "x = { pairs({ [{}] = 1 }) }",
      "pairs: keys of type table have no order that is the same on every machine"
    ),
    (
      "x = { pairs({ [print] = 1 }) }",
      "pairs: keys of type function have no order that is the same on every machine"
    ),
    (
      "setmetatable(_G, nil) x = setmetatable(string, {})",
      "cannot change a protected metatable"
    ),
  ])
  func `a name that is not there is an error that helps`(source: String, message: String) throws {
    let error = try fault("\n\n" + source)
    #expect(error.description == "main.lua:3: " + message)
    #expect(error.code == .raised)
  }

  @Test func `a host's own names take part in suggestions`() throws {
    try withSandbox(host: TestHost()) { sandbox in
      try sandbox.add(function: 0, space: "tensor", name: "softmax")
      try sandbox.add(kind: 1, name: "rng")
      try sandbox.add(function: 0, method: "integer", of: 1)
      #expect(
        sandbox.fault("x = tenser.softmax")?.message
          == "global 'tenser' is not defined. Did you mean 'tensor'?")
      #expect(
        sandbox.fault("x = tensor.softmaks")?.message
          == "'tensor.softmaks' does not exist. Did you mean 'tensor.softmax'?")
      let main = try sandbox.compile("local rng = ... return rng:integr(1)", named: "main.lua")
      do throws(LuaError) {
        _ = try sandbox.call(main, with: [.handle(LuaHandle(kind: 1, slot: 1))])
      } catch {
        #expect(error.message == "'rng.integr' does not exist. Did you mean 'rng.integer'?")
      }
    }
  }

  @Test func `a global that the code sets somewhere reads as nil before`() throws {
    #expect(
      try run("local before = counter == nil\ncounter = 1\nreturn { before, counter }")
        == .list([.boolean(true), .integer(1)]))
    #expect(try run("local function f() late = 1 end return late == nil") == .boolean(true))
  }

  @Test func `a name made at run time can be looked up in _G`() throws {
    #expect(
      try run("return { _G['no' .. 'thing'] == nil, _G.print == print, _G.os == nil }")
        == .list([.boolean(true), .boolean(true), .boolean(true)]))
    #expect(try run("_G.fresh = 5 return fresh") == .integer(5))
  }

  @Test(arguments: [
    "_G", "_VERSION", "assert", "error", "getmetatable", "ipairs", "math", "next", "pairs",
    "pcall", "print", "rawequal", "rawget", "rawlen", "rawset", "require", "select",
    "setmetatable", "string", "table", "tonumber", "tostring", "type", "utf8", "xpcall",
  ])
  func `what is offered is there`(name: String) throws {
    #expect(try run("return \(name) ~= nil") == .boolean(true))
  }

  /// The allow list: a new name in a later Lua must not slip in unseen.
  @Test func `nothing else is there`() throws {
    let names = try run(
      """
      local names = {}
      for _, space in ipairs({ "_G", "math", "string", "table", "utf8" }) do
        for name in pairs(_G[space] or _G) do names[#names + 1] = space .. "." .. name end
      end
      return table.concat(names, " ")
      """)
    #expect(
      names.text?.split(separator: " ").map(String.init) == [
        "_G._VERSION", "_G.assert", "_G.error", "_G.getmetatable", "_G.ipairs", "_G.math",
        "_G.next",
        "_G.pairs", "_G.pcall", "_G.print", "_G.rawequal", "_G.rawget", "_G.rawlen", "_G.rawset",
        "_G.select", "_G.setmetatable", "_G.string", "_G.table", "_G.tonumber", "_G.tostring",
        "_G.type", "_G.utf8", "_G.xpcall",
        "math.abs", "math.acos", "math.asin", "math.atan", "math.ceil", "math.cos", "math.deg",
        "math.exp", "math.floor", "math.fmod", "math.huge", "math.log", "math.max",
        "math.maxinteger", "math.min", "math.mininteger", "math.modf", "math.pi", "math.rad",
        "math.random", "math.randomseed", "math.sin", "math.sqrt", "math.tan", "math.tointeger",
        "math.type", "math.ult",
        "string.byte", "string.char", "string.find", "string.format", "string.gmatch",
        "string.gsub",
        "string.len", "string.lower", "string.match", "string.pack", "string.packsize",
        "string.rep",
        "string.reverse", "string.sub", "string.unpack", "string.upper",
        "table.concat", "table.insert", "table.move", "table.pack", "table.remove", "table.sort",
        "table.unpack",
        "utf8.char", "utf8.charpattern", "utf8.codepoint", "utf8.codes", "utf8.len", "utf8.offset",
      ])
  }

  @Test func `texts know the methods of string, and nobody can change them`() throws {
    #expect(try run("return ('ab'):upper()") == .text("AB"))
    #expect(
      try run("string.upper = function() return 'x' end return ('ab'):upper()")
        == .text("AB"))
    #expect(try run("return getmetatable('')") == .boolean(false))
  }

  /// A weak table would show when the collector runs.
  @Test func `a table cannot become weak through the back door`() throws {
    let kept = try run(
      """
      local mt = {}
      local t = setmetatable({}, mt)
      mt.__mode = "v"
      local later = setmetatable({}, { ["__mo" .. "d"] = "v" })
      getmetatable(later)["__mo" .. "de"] = "v"
      t[1], later[1] = {}, {}
      for i = 1, 200000 do local garbage = { i } end
      return { t[1] ~= nil, later[1] ~= nil, mt.__mode }
      """)
    #expect(kept == .list([.boolean(true), .boolean(true), .text("v")]))
  }

  @Test func `a finalizer never runs`() throws {
    let ran = try run(
      """
      local ran = false
      local mt = {}
      do local t = setmetatable({}, mt) mt.__gc = function() ran = true end end
      for i = 1, 200000 do local garbage = { i } end
      return ran
      """)
    #expect(ran == .boolean(false))
  }

  @Test func `what is printed reaches the host a line at a time`() throws {
    let host = TestHost()
    _ = try run("print('a', 1, 2.0, nil, true, {}) print() print('中')", host: host)
    #expect(host.lines == ["a\t1\t2.0\tnil\ttrue\ttable", "", "中"])
  }
}
