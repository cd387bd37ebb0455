import GradusLua
import Testing

@Suite struct LuaThreadTests {
  private struct Sign: Error, Equatable { var number: Int }

  @Test func `a result comes back`() throws {
    #expect(try LuaThread.run { [1, 2, 3].map { $0 * 2 } } == [2, 4, 6])
  }

  @Test func `an error comes through as it was thrown`() {
    #expect(throws: Sign(number: 7)) { try LuaThread.run { throw Sign(number: 7) } }
  }

  @Test func `runs nest`() throws {
    let sum = try LuaThread.run {
      try LuaThread.run { 1 } + LuaThread.run { try LuaThread.run { 2 } }
    }
    #expect(sum == 3)
    #expect(throws: Sign(number: 1)) {
      try LuaThread.run { try LuaThread.run { throw Sign(number: 1) } }
    }
  }

  @Test func `what is captured may change`() throws {
    var count = 0
    for _ in 0..<200 { try LuaThread.run { count += 1 } }
    #expect(count == 200)
  }

  @Test func `a thousand runs after errors still start`() {
    var caught = 0
    for number in 0..<1000 {
      do { try LuaThread.run { throw Sign(number: number) } } catch { caught += 1 }
    }
    #expect(caught == 1000)
  }

  /// A mebibyte is what some systems give a thread; this needs several.
  @Test func `there is room for a deep recursion`() throws {
    func sum(_ n: Int) -> Int {
      withUnsafeTemporaryAllocation(byteCount: 4096, alignment: 16) { room in
        room.storeBytes(of: n, as: Int.self)
        return n == 0 ? 0 : room.load(as: Int.self) + sum(n - 1)
      }
    }
    #expect(try LuaThread.run { sum(2000) } == 2_001_000)
  }

  @Test func `the deepest expressions compile or are refused`() throws {
    let nested = String(repeating: "(", count: 10_000) + "1" + String(repeating: ")", count: 10_000)
    let error = try fault("return " + nested)
    #expect(error.code == .syntax)
    #expect(error.message.hasPrefix("C stack overflow"))
  }

  @Test func `recursion through library functions is an error, not a crash`() throws {
    let error = try fault(
      "local function f(s) return (s:gsub('.', f)) end return f('a')")
    #expect(error.code == .raised || error.code == .limit(.depth))
  }
}
