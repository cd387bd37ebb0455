import GradusLua
import Testing

/// What a person may look at need not be able to leave a plugin.
@Suite struct LookTests {
  private static let more = LuaValue.handle(LuaHandle(kind: 0, slot: 0))

  private static func look(_ source: String, _ limits: LuaLimits = LuaLimits()) throws -> [LuaValue]
  {
    try withSandbox(limits: limits) { sandbox in
      try sandbox.look(at: try sandbox.compile(source, named: "main.lua"))
    }
  }

  @Test func `all results are given, none too`() throws {
    #expect(try Self.look("return 1, nil, 'c', nil") == [.integer(1), .nil, .text("c"), .nil])
    #expect(try Self.look("return") == [])
  }

  @Test func `keys say what they are`() throws {
    #expect(
      try Self.look("return { 5, x = 1, [2.5] = 2, [true] = 3, ['#1'] = 4, [print] = 6 }")
        == [
          .table([
            "#1": .integer(5), ".x": .integer(1), "#2.5": .integer(2), "?true": .integer(3),
            ".#1": .integer(4), "?function": .integer(6),
          ])
        ])
    #expect(try Self.look("return { 1, 2 }") == [.list([.integer(1), .integer(2)])])
    #expect(
      try Self.look("return { 1, [4] = 2 }") == [.table(["#1": .integer(1), "#4": .integer(2)])])
    #expect(try Self.look("return {}") == [.list([])])
  }

  @Test func `bytes that are no text are repaired`() throws {
    #expect(try Self.look(#"return "a\xffb""#) == [.text("a\u{FFFD}b")])
  }

  @Test func `a table that holds itself ends`() throws {
    var value = try Self.look("local t = {}; t.t = t; return t")[0]
    for _ in 0..<8 { value = try #require(value[".t"]) }
    #expect(value == Self.more)
    let wide = try Self.look("local t = {}; for i = 1, 100 do t[i] = t end; return t")
    #expect(wide[0].elements?.count == 100)
  }

  @Test func `looking at very much meets the budget like any call`() throws {
    let error = #expect(throws: LuaError.self) {
      try Self.look("while true do end", LuaLimits(instructions: 1000))
    }
    #expect(error?.code == .limit(.instructions))
  }
}
