import CLuaShims
import GradusLua
import Testing

@Suite struct SaltTests {
  /// The keys of a table in the order in which Lua itself goes through them. No plugin can see that
  /// order; results leave the state in it.
  private func keys(salt: UInt8) throws -> [String] {
    try LuaThread.run {
      var limits = gradus_limits(
        instructions: 100_000, allocation: 8 << 20, memory: 8 << 20, string: 1 << 20, depth: 100)
      var options = gradus_options(records_lines: 0, salt: salt)
      let host = gradus_host(context: nil, call: nil, print: nil)
      let sandbox = try #require(gradus_sandbox_open(&limits, &options, host))
      defer { gradus_sandbox_close(sandbox) }
      let source = Array(
        "local t = {} for i = 0, 9 do t['a longer key ' .. i] = 1 end return t".utf8)
      var function: UInt32 = 0
      let compiled = gradus_sandbox_compile(
        sandbox, "main.lua", source, source.count, &function)
      try #require(compiled == GRADUS_OK)
      try #require(gradus_sandbox_call(sandbox, function, nil, 0, 0, GRADUS_DATA) == GRADUS_OK)
      var count = 0
      let result = UnsafeBufferPointer(start: gradus_sandbox_result(sandbox, &count), count: count)
      // A tag and the number of keys; then for each its length, 14 bytes, and an integer.
      return (0..<10).map { String(decoding: [result[5 + $0 * 27 + 17]], as: UTF8.self) }
    }
  }

  @Test func `different salts keep the same table in different orders`() throws {
    var orders: Set<[String]> = []
    for salt in 0..<32 {
      let order = try keys(salt: UInt8(salt))
      #expect(order.sorted() == (0..<10).map(String.init))
      orders.insert(order)
    }
    // Of millions of orders, hardly two are met twice.
    // Under a sanitizer the stack moves in coarser steps.
    #expect(orders.count >= 12)
  }

  @Test func `the order that code sees does not depend on the salt`() throws {
    for salt in [0, 1, 2, 255] as [UInt8] {
      let seen = try LuaThread.run {
        var sandbox = try LuaSandbox(limits: LuaLimits(), options: LuaOptions(salt: salt))
        return try sandbox.run(
          "local s = '' for k in pairs({ d = 1, a = 1, c = 1, b = 1 }) do s = s .. k end return s")
      }
      #expect(seen == .text("abcd"))
    }
  }
}
