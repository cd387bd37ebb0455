import GradusLua
import Testing

/// Lists that code passes to a function of the host.
@Suite struct HostListTests {
  /// Keeps what it is passed.
  private final class Listener: LuaHost {
    var heard: [LuaValue] = []

    func call(
      _ function: Int, with arguments: [LuaValue], budget: Int
    ) throws(LuaFault) -> LuaReply {
      heard = arguments
      return LuaReply()
    }

    func print(_ line: String) {}
  }

  private func pass(_ list: String, takingGaps: Bool) throws -> LuaValue? {
    try LuaThread.run {
      let host = Listener()
      var sandbox = try LuaSandbox(limits: LuaLimits(), host: host)
      try sandbox.add(function: 7, space: "host", name: "take", takingGaps: takingGaps)
      let main = try sandbox.compile("host.take(\(list))", named: "main.lua")
      _ = try sandbox.call(main)
      return host.heard.first
    }
  }

  @Test(arguments: [
    ("{1, nil, 3}", LuaValue.list([.integer(1), .nil, .integer(3)])),
    ("{[3] = {nil, 2}}", .list([.nil, .nil, .list([.nil, .integer(2)])])),
    ("{1, 2, nil}", .list([.integer(1), .integer(2)])), ("{}", .list([])),
  ])
  func `gaps hold nothing for a function that takes them`(
    _ list: String, _ value: LuaValue
  ) throws {
    #expect(try pass(list, takingGaps: true) == value)
  }

  @Test(arguments: [
    (
      "{1, nil, 3}", false,
      "a list with gaps cannot leave the plugin: its numbers must be 1, 2, 3, …"
    ),
    ("{[0] = 1}", true, "a list with gaps cannot leave the plugin: its numbers must be 1, 2, 3, …"),
    (
      "{[1 << 40] = 1}", true,
      "a list with gaps cannot leave the plugin: its numbers must be 1, 2, 3, …"
    ), ("{1, a = 2}", true, "a table with both numbered and named keys cannot leave the plugin"),
    ("{print}", true, "a function cannot leave the plugin"),
  ])
  func `what is no list is refused`(_ list: String, takingGaps: Bool, _ message: String) {
    let error = #expect(throws: LuaError.self) { try pass(list, takingGaps: takingGaps) }
    #expect(error?.message == message)
  }
}
