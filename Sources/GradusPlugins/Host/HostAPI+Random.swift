internal import GradusCore
internal import GradusLua

/// A seeded stream as a plugin holds it.
struct HostStream {
  var random: RandomStream
  /// Whether authored things are shown in authored order: the variant has no seed of its own.
  var keepsAuthoredOrder: Bool
}

extension HostAPI {
  private static func define(
    _ name: String, _ signature: String, _ summary: String,
    _ body: @escaping @Sendable (inout HostStream, Arguments) throws(LuaFault) -> LuaValue
  ) -> HostFunction {
    HostFunction(.method(.stream), name, "rng:\(signature)", summary) {
      host, arguments throws(LuaFault) in
      LuaReply(
        try host.withStream(arguments) { (stream) throws(LuaFault) in
          try body(&stream, arguments)
        })
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

  static let streamFunctions: [HostFunction] = [
    define("integer", "integer(lo, hi) → integer", "A whole number from lo to hi.") {
      stream, arguments throws(LuaFault) in
      let low = try arguments.integer(1)
      let high = try arguments.integer(2)
      guard low <= high else {
        throw LuaFault("'rng:integer': there is no number from \(low) to \(high)")
      }
      return .integer(stream.random.integer(in: low...high))
    },
    define("number", "number(lo, hi) → number", "A number from lo up to but not including hi.") {
      stream, arguments throws(LuaFault) in
      let low = try arguments.number(1)
      let high = try arguments.number(2)
      return .number(low + (high - low) * stream.random.unit())
    },
    define("normal", "normal() → number", "A normally distributed number, mean 0, variance 1.") {
      stream, _ throws(LuaFault) in .number(stream.random.normal())
    },
    define("boolean", "boolean([p]) → boolean", "True with probability p, one half by default.") {
      stream, arguments throws(LuaFault) in
      .boolean(stream.random.unit() < (try arguments.number(1, default: 0.5)))
    },
    define("pick", "pick(list) → element", "One element, each equally likely.") {
      stream, arguments throws(LuaFault) in
      let list = try arguments.list(1)
      guard !list.isEmpty else { throw LuaFault("'rng:pick': the list is empty") }
      return list[Int(stream.random.index(below: UInt64(list.count)))]
    },
    define("shuffle", "shuffle(list) → list", "The same elements in random order, a new list.") {
      stream, arguments throws(LuaFault) in
      let list = try arguments.list(1)
      return .list(stream.random.permutation(of: list.count).map { list[$0] })
    },
    define("permutation", "permutation(n) → list", "The numbers 1 to n in random order.") {
      stream, arguments throws(LuaFault) in
      let count = try count(arguments, 1)
      return .list(stream.random.permutation(of: count).map { .integer($0 + 1) })
    },
    define("sample", "sample(list, k) → list", "k different elements in random order.") {
      stream, arguments throws(LuaFault) in
      let list = try arguments.list(1)
      let count = try arguments.size(2)
      guard count <= list.count else {
        throw LuaFault("'rng:sample': \(count) of \(list.count) elements cannot be drawn")
      }
      return .list(stream.random.permutation(of: list.count).prefix(count).map { list[$0] })
    },
    define(
      "vector", "vector(n, lo, hi[, step]) → list",
      "n numbers of the grid lo, lo + step, … hi; the step is 1 by default."
    ) { stream, arguments throws(LuaFault) in
      let count = try count(arguments, 1)
      let draw = try grid(arguments, from: 2)
      return .list((0..<count).map { _ in draw(&stream.random) })
    },
    define(
      "matrix", "matrix(rows, columns, lo, hi[, step]) → list of rows",
      "Numbers of the grid lo, lo + step, … hi in rows; the step is 1 by default."
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
      "order", "order(n) → list",
      "The order in which n authored things are shown: by seed, or 1 to n without one."
    ) { stream, arguments throws(LuaFault) in
      let count = try count(arguments, 1)
      let order =
        stream.keepsAuthoredOrder ? Array(0..<count) : stream.random.permutation(of: count)
      return .list(order.map { .integer($0 + 1) })
    },
  ]
}
