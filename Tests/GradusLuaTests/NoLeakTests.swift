import GradusLua
import Testing

/// Counts its living instances; one is alive in every frame of a host function below.
private final class Guest {
  final class Book { var living = 0, made = 0 }

  private let book: Book

  init(_ book: Book) {
    self.book = book
    book.living += 1
    book.made += 1
  }

  deinit { book.living -= 1 }
}

/// A jump over a Swift frame would leave its objects behind, so none may be alive afterwards.
@Suite struct NoLeakTests {
  static let repetitions = 1000

  private static func host(_ book: Guest.Book) -> TestHost {
    TestHost(
      { arguments in
        let guest = Guest(book)
        defer { withExtendedLifetime(guest) {} }
        return LuaReply(arguments.first ?? .nil)
      },
      { _ in
        let guest = Guest(book)
        defer { withExtendedLifetime(guest) {} }
        throw LuaFault("refused")
      },
      { _ in
        let guest = Guest(book)
        defer { withExtendedLifetime(guest) {} }
        return LuaReply(
          .list(Array(repeating: .text(String(repeating: "x", count: 1000)), count: 999)))
      },
      { _ in
        let guest = Guest(book)
        defer { withExtendedLifetime(guest) {} }
        return LuaReply(cost: 1 << 40)
      })
  }

  private static func prepare(_ sandbox: inout LuaSandbox) throws {
    for (number, name) in ["echo", "fail", "big", "dear"].enumerated() {
      try sandbox.add(function: number, space: "host", name: name)
    }
    try sandbox.add(kind: 1, name: "tensor")
    try sandbox.add(function: 1, method: "__add", of: 1)
    try sandbox.add(function: 1, method: "fail", of: 1)
  }

  @Test(arguments: [
    "local x = host.echo(1)\nerror('after')",
    "local x = host.fail()",
    "local t = ... local x = t + 1",
    "local t = ... local x = t:fail()",
    "table.sort({ 2, 1, 3 }, function() return host.fail() end)",
    "string.gsub('abc', '.', function() return host.fail() end)",
    "local x = tostring(setmetatable({}, { __tostring = function() return host.fail() end }))",
    "local x <close> = setmetatable({}, { __close = function() host.fail() end }) host.fail()",
    "xpcall(function() host.fail() end, function() host.fail() end) host.fail()",
    "error(host.echo({ 1 }))",
    "return host.echo(print)",
  ])
  func `an error after, in or around a host function leaves nothing behind`(
    source: String
  ) throws {
    let book = Guest.Book()
    var faults = 0
    try withSandbox(host: Self.host(book)) { sandbox in
      try Self.prepare(&sandbox)
      let main = try sandbox.compile(source, named: "main.lua")
      let handle = LuaValue.handle(LuaHandle(kind: 1, slot: 1))
      for _ in 0..<Self.repetitions {
        do { _ = try sandbox.call(main, with: [handle]) } catch { faults += 1 }
      }
    }
    #expect(faults == Self.repetitions)
    #expect(book.living == 0)
    #expect(book.made >= Self.repetitions || source.contains("print"))
  }

  @Test(arguments: [
    // The reply does not fit into the memory that is left.
    "local t = {} for i = 1, 10 do t[i] = host.big() end",
    "pcall(function() local t = {} for i = 1, 10 do t[i] = host.big() end end)",
    // The memory ends after a call.
    "local x = host.echo(1) local t = {} for i = 1, 1e9 do t[i] = host.echo(i) end",
    "local x = host.dear()",
    "xpcall(host.fail, function() return host.dear() end)",
    "xpcall(host.fail, function() local t = {} for i = 1, 1e9 do t[i] = host.big() end end)",
    "local function f() host.echo(1) return 1 + f() end f()",
    "while true do pcall(host.fail) end",
  ])
  func `a limit met after, in or around a host function leaves nothing behind`(
    source: String
  ) throws {
    let book = Guest.Book()
    let limits = LuaLimits(
      instructions: 20_000, allocation: 64 << 20, memory: 2 << 20, text: 1 << 20, depth: 100)
    var met = 0
    try LuaThread.run {
      for _ in 0..<Self.repetitions {
        var sandbox = try LuaSandbox(limits: limits, host: Self.host(book))
        try Self.prepare(&sandbox)
        if case .limit? = sandbox.fault(source)?.code { met += 1 }
      }
    }
    #expect(met == Self.repetitions)
    #expect(book.living == 0)
    #expect(book.made >= Self.repetitions)
  }

  @Test func `a sandbox lets go of its host`() throws {
    weak var host: TestHost?
    try withSandbox(
      host: {
        let made = TestHost()
        host = made
        return made
      }()
    ) { sandbox in
      #expect(host != nil)
      _ = sandbox.fault("error('x')")
    }
    #expect(host == nil)
  }
}
