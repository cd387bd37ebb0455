import GradusLua
import Testing

@Suite struct LimitTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var limit: LuaError.Limit
    /// What the message must be with `LimitTests.limits`.
    var message: String
    /// Lua that meets the limit.
    var body: String
    var testDescription: String { "\(limit): \(body)" }
  }

  static let limits = LuaLimits(
    instructions: 1_234_567, allocation: 64 << 20, memory: 8 << 20, text: 64 << 10, depth: 1500)

  static let cases: [Case] = [
    Case(
      limit: .instructions,
      message: "used more than 1 234 567 instructions (an endless loop?)", body: "while true do end"
    ),
    Case(
      limit: .instructions,
      message: "used more than 1 234 567 instructions (an endless loop?)",
      body: "local s = ('a'):rep(60000) s:find(('a-'):rep(12) .. 'b')"),
    Case(
      limit: .instructions,
      message: "used more than 1 234 567 instructions (an endless loop?)",
      body: "while true do pcall(error) end"),
    Case(
      limit: .instructions,
      message: "used more than 1 234 567 instructions (an endless loop?)",
      body: "for _ = 1, 1e9 do table.move({}, 1, 1000000, 2) end"),
    Case(
      limit: .allocation, message: "allocated more than 64 MiB in one call",
      body: "for i = 1, 1e9 do local s = ('x'):rep(60000 + i % 100) end"),
    Case(
      limit: .memory, message: "used more than 8 MiB of memory",
      body: "local t = {} for i = 1, 1e9 do t[i] = i end"),
    Case(
      limit: .memory, message: "used more than 8 MiB of memory",
      body: "local t = {} for i = 1, 1e9 do t[i] = ('x'):rep(5000) .. i end"),
    Case(
      limit: .text, message: "made a text longer than 64 KiB",
      body: "local s = ('x'):rep(70000)"),
    Case(
      limit: .text, message: "made a text longer than 64 KiB",
      body: "local s = ('x'):rep(1e18, 'y')"),
    Case(
      limit: .text, message: "made a text longer than 64 KiB",
      body: "local s = 'x' while true do s = s .. s end"),
    Case(
      limit: .depth, message: "nested more than 1 500 calls (an endless recursion?)",
      body: "local function f() return 1 + f() end f()"),
  ]

  @Test(arguments: cases)
  func `a limit stops the call and says so`(example: Case) throws {
    let error = try fault("\n" + example.body, limits: Self.limits)
    #expect(error.file == "main.lua")
    #expect(error.line == 2)
    #expect(error.code == .limit(example.limit))
    #expect(error.message == example.message)
  }

  @Test(arguments: cases)
  func `a sandbox that met a limit answers nothing else`(example: Case) throws {
    try withSandbox(limits: Self.limits) { sandbox in
      let quiet = try sandbox.compile("return 1", named: "quiet.lua")
      try sandbox.mark()
      let first = sandbox.fault(example.body)
      sandbox.reset()
      do throws(LuaError) {
        _ = try sandbox.call(quiet)
        Issue.record("answered")
      } catch {
        #expect(error.code == first?.code)
        #expect(error.message == example.message)
      }
      #expect(sandbox.place(of: quiet) == nil)
      #expect(sandbox.fault("return 1")?.code == .limit(example.limit))
    }
  }

  /// Ways to go on after an error. `BODY` meets a limit; whatever follows it must not run.
  static let swallowers: [String] = [
    "pcall(function() BODY end) went_on()",
    "pcall(pcall, pcall, function() BODY end) went_on()",
    "while true do pcall(function() BODY end) went_on() end",
    "xpcall(function() BODY end, function(m) went_on() return m end) went_on()",
    "xpcall(function() BODY end, function() while true do end end) went_on()",
    "xpcall(function() BODY end, error) went_on()",
    "xpcall(function() error('x') end, function() BODY end) went_on()",
    """
    local mt = { __close = function() for i = 1, 1000 do went_on() end end }
    local function f() local x <close> = setmetatable({}, mt) BODY end
    pcall(f) went_on()
    """,
    """
    local mt = { __close = function() error('another error') end }
    local function f()
      local x <close> = setmetatable({}, mt)
      local y <close> = setmetatable({}, mt)
      BODY
    end
    pcall(f) went_on()
    """,
    """
    local mt = { __close = function() error('another error') end }
    local x <close> = setmetatable({}, mt)
    BODY
    """,
    """
    local mt = {}
    mt.__close = function()
      local y <close> = setmetatable({}, mt)
      BODY
    end
    do local x <close> = setmetatable({}, mt) end
    went_on()
    """,
    "pcall(table.sort, { 3, 2, 1 }, function() BODY return true end) went_on()",
    "pcall(string.gsub, 'abc', '.', function() BODY end) went_on()",
    "pcall(string.gsub, 'abc', '.', setmetatable({}, { __index = function() BODY end })) went_on()",
    "pcall(tostring, setmetatable({}, { __tostring = function() BODY end })) went_on()",
    "pcall(print, setmetatable({}, { __tostring = function() BODY end })) went_on()",
    "pcall(string.format, '%s', setmetatable({}, { __tostring = function() BODY end })) went_on()",
    "pcall(require, 'endless') went_on()",
    "for _ in (function() BODY end) do went_on() end went_on()",
    "local t = setmetatable({}, { __eq = function() BODY end, __lt = function() BODY end }) "
      + "pcall(function() return t < setmetatable({}, getmetatable(t)) end) went_on()",
    "local t = setmetatable({}, { __newindex = function() BODY end }) "
      + "pcall(function() t.x = 1 end) went_on()",
  ]

  static let meeting: [Case] = [0, 4, 5, 7, 9, 10].map { cases[$0] }

  @Test(arguments: swallowers, meeting)
  func `nothing swallows a limit`(swallower: String, example: Case) throws {
    var wentOn = 0
    let host = TestHost { _ in
      wentOn += 1
      return LuaReply()
    }
    let body = "do \(example.body) end"
    let error = try withSandbox(limits: Self.limits, host: host) { sandbox in
      try sandbox.add(function: 0, space: nil, name: "went_on")
      try sandbox.add(module: "endless", path: "endless.lua", source: "\(body) return 1")
      return sandbox.fault(
        swallower.split(separator: "BODY", omittingEmptySubsequences: false)
          .joined(separator: body))
    }
    guard case .limit(let met)? = error?.code else {
      Issue.record("\(String(describing: error))")
      return
    }
    // While a large table unwinds, a second limit may be met before the first is reported.
    #expect(met == example.limit || met == .instructions)
    #expect(wentOn == 0)
  }

  /// The buffers of the string library ask for memory once and raise an ordinary error.
  @Test func `a buffer that finds no memory cannot be caught`() throws {
    let error = try fault(
      """
      local all = {}
      while true do
        local done, more = pcall(string.rep, "x", 60000)
        if not done then return "caught" end
        all[#all + 1] = more
      end
      """, limits: Self.limits)
    #expect(error.code == .limit(.memory))
  }

  @Test func `the place of an endless loop is known`() throws {
    let error = try fault("local x\nfor i = 1, 3 do\n  while true do end\nend")
    #expect(error.code == .limit(.instructions))
    #expect(error.file == "main.lua")
    #expect(error.line == 3)
    #expect(error.traceback.contains("main.lua:3:"))
    #expect(
      error.message == "used more than 20 000 000 instructions (an endless loop?)")
  }

  @Test func `each call has the whole budget`() throws {
    let limits = LuaLimits(instructions: 1_000_000)
    let total = try withSandbox(limits: limits) { sandbox in
      let main = try sandbox.compile("for _ = 1, 500000 do end return 1", named: "main.lua")
      var total = 0
      for _ in 0..<20 { total += try sandbox.call(main).first.wholeNumber ?? 0 }
      return total
    }
    #expect(total == 20)
  }

  @Test(arguments: [
    "local n = 0 for i = 1, 100000 do n = n + i end return n",
    "local t = {} for i = 1, 3000 do t['k' .. i] = i end local n = 0 "
      + "for k, v in pairs(t) do n = n + v end return n",
    "local t = {} for i = 1, 2000 do t[i] = (i * 7919) % 1000 end table.sort(t) return t[1]",
    "local s = ('ab '):rep(2000) return select(2, s:gsub('%w+', string.upper))",
    "for i = 1, 300 do pcall(error, i) end return 1",
    "local t = {} for i = 1, 200 do t[i] = { x = i, y = tostring(i) } end return t",
  ])
  func `the same call costs the same instructions in every sandbox`(source: String) throws {
    var costs: Set<Int> = []
    var allocations: Set<Int> = []
    for _ in 0..<8 {
      let usage = try withSandbox { sandbox in
        _ = try sandbox.run(source)
        return sandbox.usage
      }
      costs.insert(usage.instructions)
      allocations.insert(usage.allocation)
      #expect(usage.peak > 0)
    }
    #expect(costs.count == 1)
    // A text that died may be found again before it is collected, so bytes may differ a little.
    let most = allocations.max() ?? 0
    #expect(most - (allocations.min() ?? 0) <= most / 50)
  }

  @Test func `a host function is charged what it says it cost`() throws {
    let host = TestHost { arguments in
      LuaReply(cost: arguments[0].wholeNumber ?? 0)
    }
    let (cheap, dear) = try withSandbox(host: host) { sandbox in
      try sandbox.add(function: 0, space: nil, name: "work")
      _ = try sandbox.run("work(0)")
      let cheap = sandbox.usage.instructions
      _ = try sandbox.run("work(50000)")
      return (cheap, sandbox.usage.instructions)
    }
    #expect(dear - cheap >= 49_800 && dear - cheap <= 50_200)
    let error = try withSandbox(host: host) { sandbox in
      try sandbox.add(function: 0, space: nil, name: "work")
      return sandbox.fault("pcall(work, 30000000) while true do end")
    }
    #expect(error?.code == .limit(.instructions))
  }

  @Test func `a flood of printed lines meets the budget`() throws {
    let host = TestHost()
    let error = try withSandbox(host: host) { sandbox in
      sandbox.fault("while true do print(('x'):rep(9000)) end")
    }
    #expect(error?.code == .limit(.instructions))
    #expect(host.lines.count < 20_000)
    #expect(host.lines.allSatisfy { $0.utf8.count == 4096 })
  }
}
