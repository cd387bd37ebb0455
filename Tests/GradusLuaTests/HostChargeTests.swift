import GradusLua
import Testing

/// What host functions cost, and what may leave a sandbox.
@Suite struct HostChargeTests {
  @Test func `a host function knows how many instructions are left`() throws {
    let host = TestHost({ _ in LuaReply(cost: 5_000_000) })
    _ = try withSandbox(host: host) { sandbox in
      try sandbox.add(function: 0, space: nil, name: "work")
      return try sandbox.run("work() work()")
    }
    #expect(host.budgets.count == 2)
    #expect((host.budgets.first ?? 0) - (host.budgets.last ?? 0) >= 5_000_000)
  }

  @Test func `a refused call is charged, so that refusals cannot be repeated for ever`() throws {
    let host = TestHost({ _ in throw LuaFault("no", cost: 9_000_000) })
    let error = try withSandbox(host: host) { sandbox in
      try sandbox.add(function: 0, space: nil, name: "work")
      return sandbox.fault("while true do pcall(work) end")
    }
    #expect(error?.code == .limit(.instructions))
    #expect(host.budgets.count == 3)
  }

  @Test func `one text that leaves many times is bounded like memory`() throws {
    let error = try fault(
      "local s = ('x'):rep(1000000) local t = {} for i = 1, 1000 do t[i] = s end return t")
    #expect(error.code == .limit(.memory))
    #expect(error.message == "used more than 32 MiB of memory")
  }

  @Test func `an error's message is cut after 4 KiB, between two characters`() throws {
    let error = try fault("error(('é'):rep(100000), 0)")
    #expect(error.message == String(repeating: "é", count: 2048))
  }

  @Test(arguments: ["return s", "return { [s] = 1 }", "return { 1, { s } }"])
  func `a text with too many marks in a row does not leave`(_ source: String) throws {
    let marks = #"local s = "a" .. ("\u{301}\u{316}"):rep(65) "#
    #expect(
      try fault(marks + source).message
        == "the result holds a string with more than 128 combining marks in a row")
    #expect(try run(#"return "a" .. ("\u{301}\u{316}"):rep(64)"#).text?.unicodeScalars.count == 129)
  }
}
