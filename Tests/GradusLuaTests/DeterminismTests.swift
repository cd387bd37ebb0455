import GradusLua
import Testing

@Suite struct DeterminismTests {
  /// Keys in the order `pairs` gives them, as one text.
  private func order(_ table: String) throws -> String? {
    try run(
      """
      local seen = {}
      for key, value in pairs(\(table)) do
        seen[#seen + 1] = tostring(key) .. "=" .. tostring(value)
      end
      return table.concat(seen, " ")
      """
    ).text
  }

  @Test(arguments: [
    ("{ c = 3, a = 1, b = 2 }", "a=1 b=2 c=3"),
    ("{ 'x', 'y', 'z' }", "1=x 2=y 3=z"),
    ("{}", ""),
    ("{ [3] = 'c', [-1] = 'm', [2.5] = 'h', [1] = 'a' }", "-1=m 1=a 2.5=h 3=c"),
    (
      "{ [true] = 1, [false] = 2, z = 3, [10] = 4, Z = 5, [''] = 6 }",
      "10=4 =6 Z=5 z=3 false=2 true=1"
    ),
    ("{ ab = 1, a = 2, ['a\\0'] = 3, b = 4 }", "a=2 a\0=3 ab=1 b=4"),
    ("{ ä = 1, z = 2, 中 = 3 }", "z=2"),
    ("{ ['1'] = 'text', 'number' }", "1=number 1=text"),
    (
      "{ [9007199254740993] = 'b', [9007199254740992] = 'a', [2^63] = 'c' }",
      "9007199254740992=a 9007199254740993=b 9.2233720368548e+18=c"
    ),
    ("{ [-1/0] = 1, [1/0] = 2, [0] = 3 }", "-inf=1 0=3 inf=2"),
    // As many keys as the length says, but not the keys 1 to 2.
    ("{ nil, 2, x = 1 }", "2=2 x=1"),
    ("{ [0] = 0, nil, 2 }", "0=0 2=2"),
  ])
  func `pairs goes through numbers, then texts, then booleans`(
    table: String, expected: String
  ) throws {
    if table.contains("ä") {
      #expect(try order("{ ['ä'] = 1, z = 2, ['中'] = 3 }") == "z=2 ä=1 中=3")
    } else {
      #expect(try order(table) == expected)
    }
  }

  @Test func `pairs gives the same order in every sandbox`() throws {
    let source = """
      local t = {}
      for i = 1, 200 do t["key" .. (i * 7919) % 1009] = i end
      local seen = {}
      for key in pairs(t) do seen[#seen + 1] = key end
      return table.concat(seen, " ")
      """
    var orders: Set<LuaValue> = []
    for _ in 0..<10 { orders.insert(try run(source)) }
    #expect(orders.count == 1)
  }

  @Test(arguments: [
    (
      "local t = { a = 1, b = 2, c = 3 } local n = '' for k in pairs(t) do n = n .. k t[k] = nil "
        + "end return n .. tostring(next(t))", "abcnil"
    ),
    (
      "local t = { a = 1, b = 2, c = 3 } local n = '' for k in pairs(t) do n = n .. k t.b = nil "
        + "end return n", "ac"
    ),
    (
      "local t = { 1, 2, 3, 4 } local n = '' for k in pairs(t) do n = n .. k t[k] = nil end "
        + "return n", "1234"
    ),
    (
      "local t = { 1, 2, 3, 4 } local n = '' for k in pairs(t) do n = n .. k t[2] = nil end "
        + "return n", "134"
    ),
    (
      "local t = { 1, 2 } local n = '' for k in pairs(t) do n = n .. k t[k + 2] = k < 9 or nil end "
        + "return n", "12"
    ),
    (
      "local t = { 1, 2, 3 } for k, v in pairs(t) do t[k] = v * 2 end return table.concat(t, ' ')",
      "2 4 6"
    ),
  ])
  func `a table may change while pairs goes through it`(source: String, expected: String) throws {
    #expect(try run(source) == .text(expected))
  }

  @Test func `next tells whether a table is empty`() throws {
    #expect(
      try run("return { next({}) == nil, next({ 1 }) == nil, next({ a = false }), next({}, nil) }")
        == .list([.boolean(true), .boolean(false), .boolean(true)]))
  }

  @Test(arguments: [
    ("local t = { 3, 1, 2 } table.sort(t) return table.concat(t, ' ')", "1 2 3"),
    ("local t = { 'b', 'B', 'a' } table.sort(t) return table.concat(t, ' ')", "B a b"),
    (
      "local t = { 'b', 'a\\0b', 'a', '', 'a\\0a', '\\xff' } table.sort(t) "
        + "return ('%q %q %q %q'):format(t[1], t[2], t[3], t[4])",
      "\"\" \"a\" \"a\\0a\" \"a\\0b\""
    ),
    (
      "local t = { 'bb', 'a', 'cc', 'd' } table.sort(t, function(a, b) return #a < #b end) "
        + "return table.concat(t, ' ')", "a d bb cc"
    ),
    (
      "local t = { 1, 2, 3, 4, 5 } table.sort(t, function() return false end) "
        + "return table.concat(t, ' ')", "1 2 3 4 5"
    ),
    ("local t = {} table.sort(t) return table.concat(t, ' ')", ""),
    ("local t = { 2, 1.5, 0/0 ~= 0 and 1 } table.sort(t) return table.concat(t, ' ')", "1 1.5 2"),
  ])
  func `sort is stable`(source: String, expected: String) throws {
    #expect(try run(source) == .text(expected))
  }

  @Test(arguments: [
    "function() return true end", "function(a, b) return a ~= b end",
    "function(a, b) return (a * 31 + b * 17) % 3 == 0 end",
  ])
  func `an inconsistent order sorts the same way every time and loses nothing`(
    order: String
  ) throws {
    let source = """
      local t = {}
      for i = 1, 100 do t[i] = (i * 37) % 101 end
      table.sort(t, \(order))
      local sum = 0
      for _, v in ipairs(t) do sum = sum + v end
      return { table.concat(t, " "), sum, #t }
      """
    var results: Set<LuaValue> = []
    for _ in 0..<5 { results.insert(try run(source)) }
    #expect(results.count == 1)
    // 37 has an inverse modulo 101, so the numbers are 1 to 100 in another order.
    #expect(results.first?.elements?.dropFirst() == [.integer(5050), .integer(100)])
  }

  @Test(arguments: [
    ("tostring({})", "table"), ("tostring(print)", "function"), ("tostring(0/0)", "nan"),
    ("tostring(-(0/0))", "nan"), ("('%s'):format({})", "table"), ("('%g'):format(0/0)", "nan"),
    ("('%.1f'):format(-(0/0))", "nan"), ("tostring(1/0)", "inf"), ("tostring(-1/0)", "-inf"),
    ("tostring(setmetatable({}, { __name = 'Grid' }))", "Grid"),
    ("tostring(setmetatable({}, { __name = 1 }))", "table"),
    ("tostring(setmetatable({}, { __tostring = function() return 'me' end }))", "me"),
    ("('%s'):format(setmetatable({}, { __tostring = function() return 'me' end }))", "me"),
    ("tostring(1e15)", "1e+15"), ("tostring(2^53)", "9.007199254741e+15"),
    ("tostring(-0.0)", "-0.0"), ("tostring(nil)", "nil"), ("('%5.2f|%d'):format(1, 2)", " 1.00|2"),
    ("('%q'):format('a\\n')", "\"a\\\n\""), ("('%%p'):format()", "%p"),
    ("table.concat({ 0/0 })", "nan"), ("table.concat({ 1, 2.5, 'x' }, '-')", "1-2.5-x"),
  ])
  func `no text shows an address or the sign of nan`(source: String, expected: String) throws {
    #expect(try run("return \(source)") == .text(expected))
  }

  @Test func `a __tostring that gives no text is an error`() throws {
    let error = try fault(
      "return tostring(setmetatable({}, { __tostring = function() return {} end })) .. ''")
    #expect(error.message == "'__tostring' must return a string")
  }
}
