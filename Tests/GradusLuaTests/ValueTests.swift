import GradusLua
import Testing

@Suite struct ValueTests {
  static let values: [LuaValue] = [
    .nil, .boolean(true), .boolean(false),
    .integer(0), .integer(.max), .integer(.min), .integer(1 << 53 + 1),
    .number(0.1), .number(-0.0), .number(3), .number(1e308), .number(.leastNonzeroMagnitude),
    .number(.infinity), .number(-.infinity),
    .text(""), .text("a\0b"), .text("\0"), .text("注意力机制 é 👩🏽‍🚀"), .text("\r\n\t\"\\"),
    .list([]), .list([.integer(1), .text("二"), .number(3)]),
    .list([.list([]), .list([.list([.boolean(false)])])]),
    .table(["": .integer(1), "a\0b": .integer(2), "键": .text("值"), "1": .text("not a number")]),
    .table(["nested": .table(["list": .list([.table(["x": .number(0.5)])])])]),
    .handle(LuaHandle(kind: 3, slot: 7)),
  ]

  @Test(arguments: values)
  func `a value comes back as it went in`(value: LuaValue) throws {
    #expect(try run("return ...", value) == value)
  }

  @Test(arguments: values)
  func `a value reaches the host and comes back`(value: LuaValue) throws {
    var seen: [LuaValue] = []
    let host = TestHost { arguments in
      seen = arguments
      return LuaReply(arguments[0])
    }
    let result = try withSandbox(host: host) { sandbox in
      try sandbox.add(function: 0, space: "host", name: "echo")
      return try sandbox.run("return host.echo(..., 'second')", value)
    }
    #expect(seen.first == value)
    #expect(result == value)
  }

  @Test(arguments: [2, 3, 16, 17, 300])
  func `a table leaves in the order of its keys`(count: Int) throws {
    // Long enough, and short enough, for every way of sorting.
    let entries = Dictionary(
      uniqueKeysWithValues: (0..<count).map { index in
        ("\(index * 7919 % 1000)", LuaValue.table(["b": .text("\(index)"), "a": .integer(index)]))
      })
    var expected = FlatWriter()
    expected.write(.table(entries))
    for salt in 0..<8 {
      try LuaThread.run {
        var sandbox = try LuaSandbox(
          limits: LuaLimits(), options: LuaOptions(salt: UInt8(salt)))
        let main = try sandbox.compile("return ...", named: "main.lua")
        let result = try sandbox.call(main, flat: expected.bytes, count: 1)
        #expect(Array(FlatCursor(result).rest.dropLast()) == expected.bytes)
      }
    }
  }

  @Test func `not a number comes back as not a number`() throws {
    let result = try run("return ...", .number(.nan))
    #expect(result.double?.isNaN == true)
  }

  /// The right column is what the manual of Lua 5.4 says (sections 3.1 and 3.4.3).
  @Test(arguments: [
    ("return 3", LuaValue.integer(3)), ("return 3.0", .number(3)), ("return 7 // 2", .integer(3)),
    ("return 7 / 2", .number(3.5)), ("return 6 / 2", .number(3)), ("return 2 ^ 2", .number(4)),
    ("return 0xff", .integer(255)), ("return 1e2", .number(100)),
    ("return 9223372036854775807 + 1", .integer(.min)), ("return math.type(...)", .text("float")),
  ])
  func `whole numbers and floats stay apart`(source: String, expected: LuaValue) throws {
    #expect(try run(source, .number(1)) == expected)
  }

  @Test(arguments: [
    ("return {}", LuaValue.list([])), ("return {1, 2}", .list([.integer(1), .integer(2)])),
    ("return { [2] = 2, [1] = 1 }", .list([.integer(1), .integer(2)])),
    ("return { [1.0] = 'a' }", .list([.text("a")])),
    ("return { a = 1, b = nil }", .table(["a": .integer(1)])),
    ("return { ['1'] = 1 }", .table(["1": .integer(1)])),
    ("return", .nil), ("return nil, 1", .nil),
    (
      "local t = {} local inner = { 1 } return { inner, inner }",
      .list([.list([.integer(1)]), .list([.integer(1)])])
    ),
    (
      "return setmetatable({}, { __index = { a = 1 }, __len = function() return 9 end })",
      .list([])
    ),
  ])
  func `a table made in Lua is read raw`(source: String, expected: LuaValue) throws {
    #expect(try run(source) == expected)
  }

  @Test func `a nil inside a list that goes in leaves a gap`() throws {
    let list = LuaValue.list([.integer(1), .nil, .integer(3)])
    #expect(
      try run("local t = ... return { t[1], t[3], t[2] == nil }", list)
        == .list([.integer(1), .integer(3), .boolean(true)]))
  }

  @Test func `a call gives its first two results`() throws {
    let (first, second) = try withSandbox { sandbox in
      let main = try sandbox.compile("return nil, 'why', 3", named: "main.lua")
      let results = try sandbox.call(main)
      return (results.first, results.second)
    }
    #expect(first == .nil)
    #expect(second == .text("why"))
  }

  @Test func `arguments arrive in order and none is lost`() throws {
    #expect(
      try run("return { select('#', ...), ... }", .integer(1), .text("b"), .boolean(true))
        == .list([.integer(3), .integer(1), .text("b"), .boolean(true)]))
    #expect(try run("return select('#', ...)", .nil, .nil) == .integer(2))
  }

  @Test func `functions that are kept can be called with arguments later`() throws {
    let result = try withSandbox { sandbox in
      let main = try sandbox.compile(
        "local n = 0\nreturn { add = function(a)\n n = n + a return n end }", named: "main.lua")
      let table = try sandbox.call(main, keepingFunctions: true).first
      guard case .function(let add)? = table["add"] else { return (LuaValue.nil, 0, "") }
      let place = sandbox.place(of: add)
      _ = try sandbox.call(add, with: [.integer(2)])
      let sum = try sandbox.call(add, with: [.integer(40)]).first
      return (sum, place?.line ?? 0, place?.file ?? "")
    }
    #expect(result == (.integer(42), 2, "main.lua"))
  }

  @Test func `a function goes back in as the same function`() throws {
    let same = try withSandbox { sandbox in
      let main = try sandbox.compile(
        "F = F or function() end\nlocal a = ...\nif a then return a == F end\nreturn F",
        named: "main.lua")
      let function = try sandbox.call(main, keepingFunctions: true).first
      return try sandbox.call(main, with: [function]).first
    }
    #expect(same == .boolean(true))
  }

  @Test func `a function of the library has no place`() throws {
    let place: String? = try withSandbox { sandbox in
      let main = try sandbox.compile("return string.format", named: "main.lua")
      let format = try sandbox.call(main, keepingFunctions: true).first
      guard case .function(let function) = format else { return "no function" }
      return sandbox.place(of: function)?.file
    }
    #expect(place == nil)
  }

  @Test func `values say what they are`() {
    #expect(LuaValue.number(3).wholeNumber == 3)
    #expect(LuaValue.number(3.5).wholeNumber == nil)
    #expect(LuaValue.number(1e300).wholeNumber == nil)
    #expect(LuaValue.number(.nan).wholeNumber == nil)
    #expect(LuaValue.integer(3).double == 3)
    #expect(LuaValue.text("3").double == nil)
    #expect(LuaValue.list([]).entries == [:])
    #expect(LuaValue.list([.nil]).entries == nil)
    #expect(LuaValue.table([:]).elements == nil)
    #expect(LuaValue.table(["a": .nil])["a"] == .nil)
    #expect(LuaValue.list([])["a"] == nil)
    #expect(Self.values.map(\.kindName).contains("an object of the host"))
    #expect(LuaValue.nil.isNil && !LuaValue.boolean(false).isNil)
  }
}
