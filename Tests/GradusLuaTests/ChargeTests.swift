import GradusLua
import Testing

/// Work that one instruction can start is charged by how much of it there is. Each source does ten
/// such things; the least it must cost is the work divided by what is charged for a piece.
@Suite struct ChargeTests {
  private func cost(_ source: String, host: (any LuaHost)? = nil) throws -> Int {
    try withSandbox(host: host) { sandbox in
      try sandbox.add(function: 0, space: "host", name: "take")
      _ = try sandbox.run(source)
      return sandbox.usage.instructions
    }
  }

  /// Lua reads a number that is written as a text to its end, blanks included.
  @Test(arguments: [
    "math.floor(s)", "pcall(math.max, 1, s)", "math.ult(1, s)", "tonumber(s)", "tonumber(s, 10)",
    "select(s, 1)", "pcall(error, 'x', s)", "('x'):sub(s)", "('x'):sub(1, s)", "('x'):byte(s)",
    "('x'):rep(s)", "('x'):find('x', s)", "('x'):match('x', s)", "('x'):gmatch('x', s)",
    "('x'):gsub('x', 'y', s)", "string.char(s)", "string.format('%d', s)", "string.pack('b', s)",
    "string.unpack('b', 'x', s)", "utf8.char(s)", "utf8.len('x', s)", "utf8.offset('x', s)",
    "utf8.codepoint('x', s)", "table.insert({}, s, 1)", "table.remove({ 1 }, s)",
    "table.concat({ 1 }, '', s)", "table.unpack({ 1 }, s)", "table.move({}, s, 1, 1)",
  ])
  func `a number written as a long text is charged`(call: String) throws {
    let source = "local s = (' '):rep(16000) .. '1' for i = 1, 10 do local x = \(call) end"
    #expect(try cost(source) >= 10 * 16000 / 16)
  }

  @Test(arguments: [
    ("string.format('%f', 1e308)", 10 * 500),
    ("string.format('%99.99f', 1e-300)", 10 * 490),
    ("string.packsize(('b'):rep(16000))", 10 * 16000),
    ("string.pack((' '):rep(16000))", 10 * 16000),
    ("pcall(string.unpack, (' '):rep(16000), '')", 10 * 16000),
    ("('z'):rep(100):match('[' .. ('a-b'):rep(5000) .. ']')", 10 * 100 * 15000 / 16),
    ("('z'):rep(8000):match('^(z*)%1b')", 10 * 8000 / 16),
    ("pcall(function() return string.uper end)", 10 * 10),
  ])
  func `a library function is charged for its work`(call: String, least: Int) throws {
    #expect(try cost("for i = 1, 10 do local x = \(call) end") >= least)
  }

  // Lua compares texts piece by piece between NUL bytes.
  @Test(arguments: ["a < b", "b > a", "a <= b", "not (b < a)"])
  func `a comparison of texts full of NUL bytes is charged`(comparison: String) throws {
    let source = """
      local a = ('\\0'):rep(16000)
      local b = a .. 'x'
      for i = 1, 10 do local x = \(comparison) end
      """
    #expect(try cost(source) >= 10 * 16000)
  }

  @Test(arguments: ["next(t)", "pairs(t)", "host.take(t)"])
  func `a table that lost its entries but not its size is charged`(call: String) throws {
    let host = TestHost { _ in LuaReply() }
    let source = """
      local t = {}
      for i = 1, 2^18 do t[i] = i end
      for i = 1, 2^18 do t[i] = nil end
      """
    let without = try cost(source, host: host)
    let with = try cost(source + "\nfor i = 1, 10 do local x = \(call) end", host: host)
    #expect(with - without >= 10 * (1 << 18) / 8)
  }

  @Test(arguments: [
    ("host.take(('x'):rep(16000))", 10 * 2000),
    ("host.take({ ('x'):rep(16000), { ('y'):rep(16000) } })", 10 * 4000),
    ("host.take(table.unpack(t))", 10 * 16 * 5000),
    ("host.take(t)", 10 * 7 * 5000),
    ("pcall(host.take, cyclic)", 10 * 64 * 900 * 4),
  ])
  func `what is handed to the host is charged`(call: String, least: Int) throws {
    let host = TestHost { _ in LuaReply() }
    let source = """
      local t, cyclic = {}, {}
      for i = 1, 5000 do t[i] = i end
      for i = 1, 1000 do cyclic[i] = cyclic end
      """
    let without = try cost(source, host: host)
    let with = try cost(source + "\nfor i = 1, 10 do \(call) end", host: host)
    #expect(with - without >= least)
  }

  @Test func `a long chain of metatables makes instructions dearer`() throws {
    let source = """
      local t = {}
      for i = 1, 1900 do t = setmetatable({}, { __index = t, __newindex = t }) end
      for i = 1, 1000 do local x = t.x end
      """
    #expect(try cost(source) >= 1000 * 1900 / 8)
    // Many objects of one class are no chain.
    let objects = "local C = {} C.__index = C for i = 1, 1900 do setmetatable({}, C) end"
    #expect(try cost(objects) < 40_000)
  }

  @Test(arguments: [
    "local s = ('x'):rep(1e6) local t = {} for i = 1, 5000 do t[i] = s end return t",
    "local k = ('x'):rep(1e6) local t = {} for i = 1, 5000 do t[i] = { [k] = 1 } end return t",
    "local s = ('x'):rep(1e6) local t = {} for i = 1, 5000 do t[i] = s end host.take(t)",
  ])
  func `one text in many places cannot leave as many texts`(source: String) throws {
    let error = try withSandbox(host: TestHost { _ in LuaReply() }) { sandbox in
      try sandbox.add(function: 0, space: "host", name: "take")
      return sandbox.fault(source)
    }
    #expect(error?.code == .limit(.memory))
  }
}
