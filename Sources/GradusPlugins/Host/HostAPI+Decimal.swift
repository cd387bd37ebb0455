internal import GradusCore
internal import GradusLua

extension HostAPI {
  private static func exact(
    _ host: HostAPI, _ arguments: Arguments, _ index: Int
  ) throws(LuaFault) -> TypedNumber {
    try host.afford(arguments[index].costOfNumber)
    guard let number = arguments[index].typedNumber else {
      throw arguments.fault(index, expected: "a finite number, its text, or a typed number")
    }
    return number
  }

  /// What reading the first `count` arguments costs.
  private static func cost(_ arguments: Arguments, _ count: Int) -> Int {
    (0..<count).reduce(0) { $0 + arguments[$1].costOfNumber }
  }

  static let decimalChapter = HostChapter(
    name: "decimal", summary: "exact comparing and rounding",
    introduction: """
      Numbers are compared in decimal, digit by digit as they were typed, and never as binary
      floats: 1.05 is within 5 % of 1. An exact number is a number, the text of one, or what
      [`text.number`](api-text.md#textnumber) returned.
      """,
    sections: [.init(title: "Judging and rounding", functions: decimalFunctions)],
    tables: [Contract.judgement, Contract.tolerance])

  private static func define(
    _ name: String, _ parameters: [Parameter], _ returns: Returned, _ summary: String,
    refuses: [String] = [], example: String, gives value: String,
    _ body: @escaping HostFunction.Body
  ) -> HostFunction {
    HostFunction(
      .space("decimal", method: nil), name, parameters, .some(returns), summary,
      refuses: refuses + ["infinity, NaN and texts that are no numbers"], example: example,
      gives: value, body)
  }

  static let decimalFunctions: [HostFunction] = [
    define(
      "judge",
      [
        .any("answer", .exactNumber, "what is judged"),
        .any("key", .exactNumber, "what it is measured by"),
        .any("tolerance", .record(Contract.tolerance), "how far off it may be"),
      ],
      .value(.record(Contract.judgement)), "Whether a number is within a tolerance of a key.",
      refuses: ["an unknown mode, and parameters the mode does not take"],
      example: "decimal.judge(\"1.05\", 1, { mode = \"relative\", value = \"0.05\" }).within",
      gives: "true"
    ) { host, arguments throws(LuaFault) in
      let answer = try exact(host, arguments, 0)
      let key = try exact(host, arguments, 1)
      let tolerance: Tolerance
      do throws(ToleranceError) {
        tolerance = try Tolerance(host.value(orNull: arguments[2]))
      } catch {
        throw LuaFault("'decimal.judge': \(error.description)")
      }
      let judgement = tolerance.judge(answer, against: key.value)
      return LuaReply(
        .table([
          "within": .boolean(judgement.isWithin),
          "difference": judgement.difference.map { .text($0.description) } ?? .nil,
          "allowed": judgement.allowed.map { .text($0.description) } ?? .nil,
          "text": LuaValue(judgement.wording),
        ]), cost: 2000 + cost(arguments, 2))
    },
    define(
      "compare", [.any("a", .exactNumber, "a number"), .any("b", .exactNumber, "another")],
      .value(.integer, "−1 when a is smaller, 0 when they are equal, 1 when a is larger"),
      "Compares two numbers exactly.",
      example: "decimal.compare(\"0.10\", 0.1)", gives: "0"
    ) { host, arguments throws(LuaFault) in
      let left = try exact(host, arguments, 0).value
      let right = try exact(host, arguments, 1).value
      return LuaReply(
        .integer(left < right ? -1 : left == right ? 0 : 1), cost: 1000 + cost(arguments, 2))
    },
    define(
      "round",
      [
        .any("x", .exactNumber, "a number"),
        .integer("places", "decimal places, from 0 to \(mostPlaces)"),
      ],
      .value(.string, "with exactly so many decimal places"),
      "Rounds to decimal places, half away from zero.",
      example: "decimal.round(\"2.675\", 2)", gives: "\"2.68\""
    ) { host, arguments throws(LuaFault) in
      let number = try exact(host, arguments, 0).value
      let places = try arguments.integer(1)
      guard (0...mostPlaces).contains(places) else {
        throw LuaFault("'decimal.round': places is a whole number from 0 to \(mostPlaces)")
      }
      let rounded = number.rounded(toDecimalPlaces: places)
      return LuaReply(
        .text(rounded.fixed(decimalPlaces: places)), cost: 1000 + cost(arguments, 1))
    },
  ]

  private static let mostPlaces = 100

  fileprivate func value(orNull value: LuaValue) -> Value {
    (try? self.value(value)) ?? .null
  }
}

extension Tolerance {
  /// Reads a tolerance as authors write it: `{mode:, …}`.
  init(_ value: Value) throws(ToleranceError) {
    let entries = value.entries ?? [:]
    let mode = entries["mode"]?.string ?? ""
    var parameters: [String: ToleranceParameter] = [:]
    for (name, entry) in entries where name != "mode" {
      switch entry {
      case .integer(let integer): parameters[name] = ToleranceParameter(integerLiteral: integer)
      case .number(let number): parameters[name] = ToleranceParameter(number)
      default: parameters[name] = .text(entry.shown)
      }
    }
    try self.init(mode: mode, parameters: parameters)
  }
}
