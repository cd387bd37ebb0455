import GradusLua
import Testing

@Suite struct RequireTests {
  private func run(_ source: String) throws -> LuaValue {
    try withSandbox { sandbox in
      try Self.addFiles(&sandbox)
      return try sandbox.run(source)
    }
  }

  private static func addFiles(_ sandbox: inout LuaSandbox) throws {
    try sandbox.add(module: "grid", path: "grid.lua", source: "return { size = 3 }")
    try sandbox.add(module: "lib.shapes", path: "lib/shapes.lua", source: "return (...)")
    try sandbox.add(module: "empty", path: "empty.lua", source: "")
    try sandbox.add(
      module: "counted", path: "counted.lua", source: "runs = (runs or 0) + 1 return { runs }")
    try sandbox.add(module: "a", path: "a.lua", source: "return require('b')")
    try sandbox.add(module: "b", path: "b.lua", source: "return require('a')")
    try sandbox.add(module: "uses", path: "uses.lua", source: "return require('grid').size + 1")
  }

  @Test func `a file of the same plugin is found`() throws {
    #expect(try run("return require('grid').size") == .integer(3))
    #expect(try run("return require('uses')") == .integer(4))
  }

  @Test func `a file is told its name`() throws {
    #expect(try run("return require('lib.shapes')") == .text("lib.shapes"))
  }

  @Test func `a file that gives nothing counts as true`() throws {
    #expect(try run("return require('empty')") == .boolean(true))
  }

  @Test func `a file runs once`() throws {
    #expect(
      try run("return { require('counted') == require('counted'), require('counted')[1] }")
        == .list([.boolean(true), .integer(1)]))
  }

  @Test(arguments: [
    (
      "grit",
      "require finds only files of the same plugin, and 'grit' is none. Did you mean 'grid'?"
    ),
    ("nothing.near", "require finds only files of the same plugin, and 'nothing.near' is none"),
    ("../secret", "require finds only files of the same plugin, and '../secret' is none"),
    ("/etc/passwd", "require finds only files of the same plugin, and '/etc/passwd' is none"),
    ("os", "require finds only files of the same plugin, and 'os' is none"),
    ("string", "require finds only files of the same plugin, and 'string' is none"),
    ("", "require finds only files of the same plugin, and '' is none. Did you mean 'a'?"),
    ("a", "'a' requires itself in a circle"),
  ])
  func `a file that cannot be had is an error`(name: String, message: String) throws {
    let error = try withSandbox { sandbox in
      try Self.addFiles(&sandbox)
      return sandbox.fault("return (require('\(name)'))")
    }
    #expect(error?.message == message)
    #expect(error?.code == .raised)
    #expect(error?.line == 1)
  }

  @Test func `a name that is no text is an error`() throws {
    let error = try fault("local x = require({})")
    #expect(
      error.message == "bad argument #1 to 'require' (string expected, got table)")
  }
}
