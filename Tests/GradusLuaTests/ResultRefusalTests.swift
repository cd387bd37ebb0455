import GradusLua
import Testing

/// What cannot leave a sandbox, word for word.
@Suite struct ResultRefusalTests {
  @Test(arguments: [
    ("return print", "a function cannot leave the plugin"),
    ("return { a = { function() end } }", "a function cannot leave the plugin"),
    ("return nil, function() end", "a function cannot leave the plugin"),
    (
      "return { 1, 2, x = 3 }",
      "a table with both numbered and named keys cannot leave the plugin"
    ),
    (
      "return { 1, nil, 3, nil, 5 }",
      "a list with gaps cannot leave the plugin: its numbers must be 1, 2, 3, …"
    ),
    (
      "return { [2] = 1 }",
      "a list with gaps cannot leave the plugin: its numbers must be 1, 2, 3, …"
    ),
    (
      "return { [0] = 1 }",
      "a list with gaps cannot leave the plugin: its numbers must be 1, 2, 3, …"
    ),
    (
      "return { [-1] = 1 }",
      "a list with gaps cannot leave the plugin: its numbers must be 1, 2, 3, …"
    ),
    // Two keys and a length of two, but not the keys 1 and 2.
    (
      "return { [0] = 1, nil, 2 }",
      "a list with gaps cannot leave the plugin: its numbers must be 1, 2, 3, …"
    ),
    ("return { [0.5] = 1 }", "a table with a key of type number cannot leave the plugin"),
    ("return { [true] = 1 }", "a table with a key of type boolean cannot leave the plugin"),
    ("return { [{}] = 1 }", "a table with a key of type table cannot leave the plugin"),
    ("return { [print] = 1 }", "a table with a key of type function cannot leave the plugin"),
    (
      "local t = {} t.t = t return t",
      "a table nested more than 64 levels deep cannot leave the plugin"
    ),
    (
      "local t = {} t[1] = { { t } } return t",
      "a table nested more than 64 levels deep cannot leave the plugin"
    ),
    ("return '\\xff'", "the result holds a string that is not UTF-8"),
    ("return { a = '\\xc3' }", "the result holds a string that is not UTF-8"),
    ("return { ['\\xed\\xa0\\x80'] = 1 }", "the result holds a string that is not UTF-8"),
    ("return ('é'):sub(1, 1)", "the result holds a string that is not UTF-8"),
  ])
  func `a result that is no data is refused`(source: String, message: String) throws {
    let error = try fault(source)
    #expect(error.code == .raised)
    #expect(error.message == message)
  }

  @Test func `64 levels leave and 65 do not`() throws {
    let nested = "local t = 1 for _ = 1, ... do t = { t } end return t"
    var value = try run(nested, .integer(64))
    var depth = 0
    while let inner = value.elements?.first {
      value = inner
      depth += 1
    }
    #expect(depth == 64)
    #expect(
      throws: LuaError(
        code: .raised,
        message: "a table nested more than 64 levels deep cannot leave the plugin", file: nil,
        line: nil, traceback: "")
    ) { try run(nested, .integer(65)) }
  }

  @Test(arguments: [
    ("host.take(print)", "a function cannot leave the plugin"),
    (
      "host.take({ 1, x = 1 })",
      "a table with both numbered and named keys cannot leave the plugin"
    ),
    ("host.take('\\xff')", "a string that is not UTF-8 was passed"),
  ])
  func `an argument for the host is refused the same way, with its line`(
    source: String, message: String
  ) throws {
    let host = TestHost { _ in LuaReply() }
    let error = try withSandbox(host: host) { sandbox in
      try sandbox.add(function: 0, space: "host", name: "take")
      return sandbox.fault("\n" + source)
    }
    #expect(error?.message == message)
    #expect(error?.file == "main.lua")
    #expect(error?.line == 2)
  }

  @Test func `a very large result meets the memory limit`() throws {
    let error = try fault(
      "local t = {} for i = 1, 1100 do t[i] = 1 end\n"
        + "local all = {} for i = 1, 1000 do all[i] = t end return all")
    #expect(error.code == .limit(.memory))
  }

  @Test func `a refused result does no harm to the sandbox`() throws {
    let result = try withSandbox { sandbox in
      for _ in 0..<100 { _ = sandbox.fault("return { print }") }
      return try sandbox.run("return 42")
    }
    #expect(result == .integer(42))
  }
}
