import GradusLua
import Testing

/// Values that are built once in the marked state and not for every call.
@Suite struct StageTests {
  private static func flat(_ values: LuaValue...) -> [UInt8] {
    var writer = FlatWriter()
    for value in values { writer.write(value) }
    return writer.bytes
  }

  private static let variants: [LuaValue] = [
    .nil, .integer(7), .text("é"), .list([]), .text(String(repeating: "long ", count: 5000)),
    .table(["a": .list((0..<200).map { .text("entry \($0)") }), "b": .table(["c": .number(0.5)])]),
    .list((0..<3000).map { .list([.integer($0), .text("\($0)")]) }),
  ]

  /// Tells everything of its second argument, then spoils what it can.
  private static let source = """
    local function tell(v)
      if type(v) ~= "table" then return tostring(v) end
      local parts = {}
      for k, e in pairs(v) do parts[#parts + 1] = tostring(k) .. "=" .. tell(e) end
      return "{" .. table.concat(parts, ",") .. "}"
    end
    local function spoil(v)
      if type(v) ~= "table" then return end
      for k, e in pairs(v) do spoil(e) v[k] = false end
      v.extra = {}
    end
    count = 0
    return function(answer, variant)
      count = count + 1
      local told = tell(variant)
      spoil(variant)
      seen = variant
      return answer .. " " .. count .. " " .. told
    end
    """

  private static func load(_ sandbox: inout LuaSandbox) throws -> LuaFunction {
    let main = try sandbox.compile(source, named: "main.lua")
    guard case .function(let function) = try sandbox.call(main, keepingFunctions: true).first
    else { throw LuaFault("no function") }
    try sandbox.mark()
    return function
  }

  private static func call(
    _ function: LuaFunction, _ sandbox: inout LuaSandbox, staged answer: LuaValue
  ) throws -> (LuaValue, LuaUsage) {
    var arguments = FlatWriter()
    arguments.write(answer)
    arguments.writeStaged()
    let result = try sandbox.call(function, flat: arguments.bytes, count: 2)
    return (try LuaSandbox.values(of: result).first, sandbox.usage)
  }

  @Test func `a staged value is what a passed one is and costs the same`() throws {
    try withSandbox { sandbox in
      let function = try Self.load(&sandbox)
      var stages: [LuaStage] = []
      for variant in Self.variants {
        stages.append(try #require(try sandbox.stage(Self.flat(variant))))
      }
      for round in 0..<3 {
        for (stage, variant) in zip(stages, Self.variants) {
          let answer = LuaValue.text("answer \(round)")
          sandbox.reset()
          let passed = try sandbox.call(function, with: [answer, variant]).first
          let usage = sandbox.usage
          sandbox.enter(stage)
          let (staged, cost) = try Self.call(function, &sandbox, staged: answer)
          #expect(staged == passed)
          #expect(cost.instructions == usage.instructions)
          #expect(cost.allocation == usage.allocation)
        }
      }
    }
  }

  /// Thousands of rounds, in which the pages that are written to are learned several times.
  @Test func `a staged value can be entered again and again`() throws {
    try withSandbox { sandbox in
      let function = try Self.load(&sandbox)
      let (value, many) = (Self.variants[5], Self.variants[6])
      let stage = try #require(try sandbox.stage(Self.flat(value)))
      sandbox.reset()
      let passed = try sandbox.call(function, with: [.text("x"), value]).first
      for round in 0..<5000 {
        sandbox.enter(stage)
        if round % 7 == 0 || round > 4990 {
          #expect(try Self.call(function, &sandbox, staged: .text("x")).0 == passed)
        }
        if round % 500 == 0 {
          sandbox.reset()
          _ = try sandbox.call(function, with: [.text("x"), many])
        }
      }
    }
  }

  @Test func `a reset leaves nothing staged`() throws {
    try withSandbox { sandbox in
      let function = try Self.load(&sandbox)
      let stage = try #require(try sandbox.stage(Self.flat(.text("staged"))))
      sandbox.enter(stage)
      sandbox.reset()
      #expect(try Self.call(function, &sandbox, staged: .text("a")).0 == .text("a 1 false"))
    }
  }

  @Test func `what is too large to be passed cannot be staged`() throws {
    let limits = LuaLimits(memory: 1 << 20)
    try withSandbox(limits: limits) { sandbox in
      _ = try Self.load(&sandbox)
      do throws(LuaError) {
        _ = try sandbox.stage(Self.flat(.list((0..<200_000).map(LuaValue.integer))))
        Issue.record("it was staged")
      } catch {
        #expect(error.code == .limit(.memory))
      }
    }
  }

  @Test func `nothing is staged before a mark`() throws {
    try withSandbox { sandbox in
      let stage = try sandbox.stage(Self.flat(.nil))
      #expect(stage == nil)
    }
  }

  @Test func `states are brought back on several threads at once`() async throws {
    let tellings = try await withThrowingTaskGroup(of: Set<String>.self) { group in
      for thread in 0..<4 {
        group.addTask {
          try LuaThread.run {
            var outer = try LuaSandbox(limits: LuaLimits())
            var inner = try LuaSandbox(limits: LuaLimits())
            let functions = (try Self.load(&outer), try Self.load(&inner))
            var told: Set<String> = []
            for round in 0..<1500 {
              outer.reset()
              inner.reset()
              let variant = Self.variants[(round + thread) % 4]
              let first = try outer.call(functions.0, with: [.text("x"), variant]).first.text ?? ""
              let second =
                try inner.call(functions.1, with: [.text("x"), variant]).first.text ?? ""
              told.formUnion([first, second])
            }
            return told
          }
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    let expected: Set = ["x 1 nil", "x 1 7", "x 1 é", "x 1 {}"]
    #expect(tellings == Array(repeating: expected, count: 4))
  }
}
