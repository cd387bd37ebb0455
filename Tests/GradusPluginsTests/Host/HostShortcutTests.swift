import GradusCore
import GradusLua
import GradusTensor
import Testing

@testable import GradusPlugins

/// The short ways of host functions against the functions themselves.
@Suite struct HostShortcutTests {
  private static func flat(_ values: [LuaValue]) -> [UInt8] {
    var writer = FlatWriter()
    for value in values { writer.write(value) }
    return writer.bytes
  }

  /// Whether there was a short way, which must give and cost what the function does.
  private static func isShort(
    _ name: String, _ arguments: [LuaValue], _ host: HostAPI, budget: Int = 1_000_000
  ) throws -> Bool {
    let number = try #require(HostAPI.functions.firstIndex { $0.fullName == name })
    var reply = FlatWriter()
    let cost = flat(arguments).withUnsafeBytes {
      host.shortcut(
        number, FlatCursor($0), count: arguments.count, budget: budget, reply: &reply)
    }
    guard let cost else { return false }
    let whole = try host.call(number, with: arguments, budget: budget)
    #expect(reply.bytes == flat(whole.values), "\(name) of \(arguments)")
    #expect(cost == whole.cost, "\(name) of \(arguments)")
    return true
  }

  private static let texts = [
    "5", "-5", "5.0", "1258.687", "0.001", "000123456789012345", "123456789012345678",
    "1234567890123456789", "5.", ".5", "1,5", " 5", "5 m", "1e3", "x", "", "５", "1\u{301}",
  ]

  private static let options: [LuaValue] = [
    .nil, .list([]), .table(["arithmetic": .boolean(false)]),
    .table(["arithmetic": .boolean(true), "units": .list([])]),
    .table(["decimal_separator": .text("point"), "arithmetic": .boolean(false)]),
    .table(["decimal_separator": .text("comma")]), .table(["units": .list([.text("m")])]),
    .table(["arithmetic": .text("yes")]),
  ]

  @Test func `reading a plain number has a short way that gives the same`() throws {
    let host = HostAPI(owner: nil, receive: { _ in })
    var short: Set<String> = []
    for text in Self.texts {
      for options in Self.options
      where try Self.isShort("text.number", [.text(text), options], host) {
        short.insert(text)
      }
      _ = try Self.isShort("text.number", [.text(text)], host)
    }
    #expect(short == Set(Self.texts[0...6] + ["5."]))
    let dear = [LuaValue.text("5"), .table(["arithmetic": .boolean(true)])]
    #expect(try Self.isShort("text.number", dear, host, budget: 4004))
    #expect(try !Self.isShort("text.number", dear, host, budget: 4003))
    #expect(try !Self.isShort("text.number", [.boolean(true)], host))
  }

  private static func check(_ key: Double, _ mistakes: [Double], _ mode: Tolerance.Mode) -> CheckKey
  {
    let steps = [
      CheckKey.Step(
        name: "", key: Tensor(key),
        mistakes: mistakes.enumerated().map { place, value in
          CheckKey.Mistake(
            note: "m\(place)", value: Tensor(value),
            feedback: place == 0 ? nil : Text(english: "Why?", chinese: "为什么？"))
        })
    ]
    let tolerance = Tolerance(mode)
    return CheckKey(
      kind: .number, steps: steps, tolerance: tolerance,
      closeness: CheckKey.Closeness(rtol: 0, atol: 0))
  }

  private static func typed(_ text: String, _ more: [String: LuaValue] = [:]) -> LuaValue {
    .table(
      [
        "text": .text(text), "value": .number(0), "arithmetic": .boolean(false),
        "decimal_separator": .text("automatic"),
      ].merging(more) { $1 })
  }

  @Test func `marking a typed number has a short way that gives the same`() throws {
    let hundredth = try #require(ExactDecimal("0.01"))
    let checks = [
      Self.check(1258.7, [64, 1300], .relative(hundredth)), Self.check(5, [], .exact),
      Self.check(0.1 + 0.2, [1], .decimals(2)), Self.check(.nan, [.infinity], .absolute(.one)),
      Self.check(1e300, [1e-300], .significantFigures(3, accuracy: nil)),
    ]
    var count = 0
    for check in checks {
      let host = HostAPI(owner: nil, receive: { _ in })
      let handle = host.lend(check)
      for text in Self.texts {
        _ = try Self.isShort("text.number", [.text(text)], host)
        for number in [Self.typed(text), Self.typed(text, ["arithmetic": .boolean(true)])]
        where try Self.isShort("variant.check:grade", [handle, number], host) {
          count += 1
        }
      }
      for other in [
        Self.typed("5", ["unit": .text("m")]), Self.typed("5", ["arithmetic": .text("x")]),
        .text("5"), .list([]), .nil,
      ] {
        #expect(try !Self.isShort("variant.check:grade", [handle, other], host))
      }
      #expect(
        try !Self.isShort("variant.check:grade", [handle, Self.typed("5")], host, budget: 499))
    }
    #expect(count == checks.count * 16)
  }

  @Test func `folding and trimming ASCII have short ways that give the same`() throws {
    let host = HostAPI(owner: nil, receive: { _ in })
    let all = String(String.UnicodeScalarView((0..<128).compactMap(Unicode.Scalar.init)))
    let texts = ["", " ", "A", " Soft  MAX ", "\r\n a\r\nB\t", "a\u{1c}b ", "\u{0b}x\u{0c}", all]
    for text in texts + all.map({ " \($0) \($0)x " }) {
      for name in ["text.fold", "text.trim"] {
        #expect(try Self.isShort(name, [.text(text)], host), "\(text.debugDescription)")
      }
    }
    for other in [LuaValue.text("é"), .text("Ａ"), .text("a\u{ad}b"), .integer(5)] {
      #expect(try !Self.isShort("text.fold", [other], host))
    }
    #expect(try Self.isShort("text.fold", [.text("abc")], host, budget: 12))
    #expect(try !Self.isShort("text.fold", [.text("abc")], host, budget: 11))
  }

  @Test func `what the tensor format asks has short ways that give the same`() throws {
    let rows: LuaValue = .list([
      .list([.integer(1), .number(2.5)]), .list([.integer(3), .number(.infinity)]),
    ])
    let tensor = try Tensor(shape: [2, 2], elements: [1, 2.5, 3, 4])
    let check = CheckKey(
      kind: .tensor,
      steps: [
        .init(
          name: "", key: tensor,
          mistakes: [.init(note: "t", value: tensor.transposed(), feedback: "Turned.")])
      ], tolerance: Tolerance(.exact), closeness: .init(rtol: 0, atol: 0))
    for answer in [tensor, tensor.transposed(), Tensor(1)] {
      let host = HostAPI(owner: nil, receive: { _ in })
      let (handle, key) = (try host.lend(answer), host.lend(check))
      #expect(try Self.isShort("tensor.shape", [handle], host))
      #expect(try !Self.isShort("tensor.shape", [handle, .integer(1)], host))
      #expect(try Self.isShort("variant.check:kind", [key], host))
      #expect(try Self.isShort("variant.check:shape", [key], host))
      #expect(try !Self.isShort("variant.check:shape", [handle], host))
      #expect(try Self.isShort("variant.check:grade", [key, handle], host))
      #expect(try !Self.isShort("variant.check:grade", [key, rows], host))
    }
  }

  @Test func `nested lists of numbers have a short way to a tensor`() throws {
    let number = try #require(HostAPI.functions.firstIndex { $0.fullName == "tensor.new" })
    func made(_ value: LuaValue) throws -> Tensor? {
      let host = HostAPI(owner: nil, receive: { _ in })
      var reply = FlatWriter()
      let cost = Self.flat([value]).withUnsafeBytes {
        host.shortcut(number, FlatCursor($0), count: 1, budget: 0, reply: &reply)
      }
      guard cost == 0 else { return nil }
      #expect(reply.bytes == Self.flat([.handle(LuaHandle(kind: 1, slot: 0))]))
      return try host.tensor(.handle(LuaHandle(kind: 1, slot: 0)), function: "")
    }
    let rows: [LuaValue] = [
      .list([.integer(1), .number(2.5)]), .list([.integer(3), .number(.infinity)]),
    ]
    #expect(try made(.list(rows)) == Tensor(shape: [2, 2], elements: [1, 2.5, 3, .infinity]))
    #expect(try made(.list([.list(rows)])) == Tensor(lua: .list([.list(rows)])))
    let deep = (0..<8).reduce(LuaValue.integer(1)) { value, _ in .list([value]) }
    #expect(try made(deep) == Tensor(lua: deep))
    for other in [
      LuaValue.integer(1), .list([]), .list([.list([])]), .list([deep]), .list([.text("1")]),
      .list(rows + [.integer(1)]), .list(rows + [.list([.integer(1)])]),
      .list([.integer(1), .list([.integer(1)])]), .table(["a": .integer(1)]), .nil,
    ] {
      #expect(try made(other) == nil, "\(other)")
    }
  }
}
