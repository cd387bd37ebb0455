internal import GradusCore
internal import GradusLua

/// A seeded stream as a plugin holds it.
struct HostStream {
  var random: RandomStream
  /// Whether authored things are shown in authored order: the variant has no seed of its own.
  var keepsAuthoredOrder: Bool
}

extension HostAPI {
  static let streamChapter = HostChapter(
    name: "rng", summary: "the seeded stream of random numbers",
    introduction: """
      `rng` is an argument where chance is allowed: `prepare` of a format gets it, and the
      `generate` code of a question. The stream belongs to the seed and the question, so the same
      seed draws the same numbers on every machine; `math.random` is not there.

      The generator is `xoshiro256**`; SplitMix64 fills its state from the 64-bit FNV-1a hash of a
      name, so that other tools can draw the same. Each example draws from the beginning of the
      stream `\(exampleStream)`: seed 3, question `docs.example`, drawn for
      `prepare`, not drawn again.
      """,
    sections: [.init(title: "Drawing", functions: streamFunctions)])

  /// The name of the stream from which the examples draw.
  static let exampleStream = "gradus/1 3 docs.example prepare 0"

  private static func define(
    _ name: String, _ parameters: [Parameter], _ returns: Returned, _ summary: String,
    refuses: [String] = [], example: String, gives value: String,
    _ body: @escaping @Sendable (inout HostStream, Arguments) throws(LuaFault) -> LuaValue
  ) -> HostFunction {
    HostFunction(
      .method(.stream), name, parameters, .some(returns), summary, refuses: refuses,
      example: example, gives: value
    ) { host, arguments throws(LuaFault) in
      let drawn = try host.withStream(arguments) { (stream) throws(LuaFault) in
        try body(&stream, arguments)
      }
      // Drawing a number and handing it over takes the time of about sixteen instructions.
      return LuaReply(drawn, cost: 16 * size(of: drawn))
    }
  }

  /// How many numbers there are in what was drawn.
  private static func size(of drawn: LuaValue) -> Int {
    guard case .list(let elements) = drawn else { return 1 }
    return elements.reduce(elements.count) { sum, element in
      if case .list(let row) = element { sum + row.count } else { sum }
    }
  }

  /// The most numbers one call may draw.
  private static let mostDrawn = 1 << 20

  private static func count(_ arguments: Arguments, _ index: Int) throws(LuaFault) -> Int {
    let count = try arguments.size(index)
    guard count <= mostDrawn else {
      throw LuaFault("'\(arguments.function)': \(count) numbers are too many for one draw")
    }
    return count
  }

  /// A number of the grid lo, lo + step, … that does not exceed hi.
  private static func grid(
    _ arguments: Arguments, from index: Int
  ) throws(LuaFault) -> @Sendable (inout RandomStream) -> LuaValue {
    let low = try arguments.number(index)
    let high = try arguments.number(index + 1)
    let step = try arguments.number(index + 2, default: 1)
    let last = ((high - low) / step + 1e-9).rounded(.down)
    guard step > 0, last >= 0, last < 0x1p52 else {
      throw LuaFault(
        "'\(arguments.function)': there is nothing from \(low.shown) to \(high.shown) in steps of "
          + step.shown)
    }
    let isWhole = Int(exactly: low) != nil && Int(exactly: step) != nil
    return { random in
      let place = random.integer(in: 0...Int(last))
      // Decimal grids are rounded to 12 places, so that 0.1 + 2 · 0.1 is 0.3.
      let number = low + Double(place) * step
      if isWhole, let whole = Int(exactly: number) { return .integer(whole) }
      return .number((number * 1e12).rounded() / 1e12)
    }
  }

  private static let range: [Parameter] = [
    .number("lo", "the smallest"), .number("hi", "none is larger"),
    .number("step", "from one to the next", default: "1"),
  ]
  private static let tooMany = "more than \(mostDrawn) numbers"
  private static let emptyGrid = "a step that is not positive, and hi below lo"

  static let streamFunctions: [HostFunction] = [
    define(
      "integer", [.integer("lo", "the smallest"), .integer("hi", "the largest")], .value(.integer),
      "A whole number from lo to hi, each equally likely.",
      refuses: ["hi below lo"],
      example: "rng:integer(1, 6)", gives: "5"
    ) { stream, arguments throws(LuaFault) in
      let low = try arguments.integer(1)
      let high = try arguments.integer(2)
      guard low <= high else {
        throw LuaFault("'rng:integer': there is no number from \(low) to \(high)")
      }
      return .integer(stream.random.integer(in: low...high))
    },
    define(
      "number", [.number("lo", "the smallest"), .number("hi", "never reached")], .value(.number),
      "A number from lo up to but not including hi, each equally likely.",
      example: "(\"%.4f\"):format(rng:number(0, 10))", gives: "\"6.8932\""
    ) { stream, arguments throws(LuaFault) in
      let low = try arguments.number(1)
      let high = try arguments.number(2)
      return .number(low + (high - low) * stream.random.unit())
    },
    define(
      "normal", [], .value(.number, "a multiple of 10⁻⁹"),
      "A normally distributed number with mean 0 and variance 1.",
      example: "rng:normal()", gives: "0.53888513"
    ) { stream, _ throws(LuaFault) in
      .number(stream.random.normal())
    },
    define(
      "boolean", [.number("p", "the probability of true", default: "0.5")], .value(.boolean),
      "True with probability p.",
      example: "rng:boolean(0.25)", gives: "false"
    ) { stream, arguments throws(LuaFault) in
      .boolean(stream.random.unit() < (try arguments.number(1, default: 0.5)))
    },
    define(
      "pick", [.list("list", "what to choose from")], .value(.any),
      "One element, each equally likely.",
      refuses: ["an empty list"],
      example: "rng:pick {16, 64, 256}", gives: "256"
    ) { stream, arguments throws(LuaFault) in
      let list = try arguments.list(1)
      guard !list.isEmpty else { throw LuaFault("'rng:pick': the list is empty") }
      return list[Int(stream.random.index(below: UInt64(list.count)))]
    },
    define(
      "shuffle", [.list("list", "what to put in order")], .value(.list(of: .any), "a new list"),
      "The same elements in random order.",
      example: "rng:shuffle {\"a\", \"b\", \"c\"}", gives: "{\"b\", \"a\", \"c\"}"
    ) { stream, arguments throws(LuaFault) in
      let list = try arguments.list(1)
      return .list(stream.random.permutation(of: list.count).map { list[$0] })
    },
    define(
      "permutation", [.size("n", "how many")], .value(.list(of: .integer)),
      "The numbers 1 to n in random order.",
      refuses: [tooMany],
      example: "rng:permutation(4)", gives: "{2, 4, 1, 3}"
    ) { stream, arguments throws(LuaFault) in
      let count = try count(arguments, 1)
      return .list(stream.random.permutation(of: count).map { .integer($0 + 1) })
    },
    define(
      "sample", [.list("list", "what to choose from"), .size("k", "how many")],
      .value(.list(of: .any)),
      "Some different elements in random order.",
      refuses: ["more elements than the list has"],
      example: "rng:sample({\"a\", \"b\", \"c\", \"d\"}, 2)", gives: "{\"b\", \"d\"}"
    ) { stream, arguments throws(LuaFault) in
      let list = try arguments.list(1)
      let count = try arguments.size(2)
      guard count <= list.count else {
        throw LuaFault("'rng:sample': \(count) of \(list.count) elements cannot be drawn")
      }
      return .list(stream.random.permutation(of: list.count).prefix(count).map { list[$0] })
    },
    define(
      "vector", [.size("n", "how many")] + range, .value(.list(of: .number)),
      "Numbers of the grid lo, lo + step, … hi, each equally likely.",
      refuses: [emptyGrid, tooMany],
      example: "rng:vector(4, -2, 2)", gives: "{1, -2, -2, -1}"
    ) { stream, arguments throws(LuaFault) in
      let count = try count(arguments, 1)
      let draw = try grid(arguments, from: 2)
      return .list((0..<count).map { _ in draw(&stream.random) })
    },
    define(
      "matrix", [.size("rows", "how many rows"), .size("columns", "how many columns")] + range,
      .value(.list(of: .list(of: .number)), "rows"),
      "Numbers of the grid lo, lo + step, … hi in rows, each equally likely.",
      refuses: [emptyGrid, tooMany],
      example: "rng:matrix(2, 3, 0, 1, 0.5)", gives: "{{1, 0, 0}, {0.5, 0.5, 1}}"
    ) { stream, arguments throws(LuaFault) in
      let rows = try count(arguments, 1)
      let columns = try count(arguments, 2)
      guard rows == 0 || columns <= mostDrawn / rows else {
        throw LuaFault("'rng:matrix': \(rows) × \(columns) numbers are too many for one draw")
      }
      let draw = try grid(arguments, from: 3)
      return .list((0..<rows).map { _ in .list((0..<columns).map { _ in draw(&stream.random) }) })
    },
    define(
      "order", [.size("n", "how many")], .value(.list(of: .integer)),
      "The order in which n authored things are shown: random by seed, or 1 to n when the "
        + "variant has no seed.",
      refuses: [tooMany],
      example: "rng:order(3)", gives: "{2, 1, 3}"
    ) { stream, arguments throws(LuaFault) in
      let count = try count(arguments, 1)
      let order =
        stream.keepsAuthoredOrder ? Array(0..<count) : stream.random.permutation(of: count)
      return .list(order.map { .integer($0 + 1) })
    },
  ]
}
