internal import GradusCore
internal import GradusLua

extension HostAPI {
  private static func exact(_ arguments: Arguments, _ index: Int) throws(LuaFault) -> TypedNumber {
    guard let number = arguments[index].typedNumber else {
      throw arguments.fault(index, expected: "a finite number, its text, or a typed number")
    }
    return number
  }

  static let decimalFunctions: [HostFunction] = [
    HostFunction(
      .space("decimal", method: nil), "judge",
      "decimal.judge(answer, key, tolerance) → { within, difference, allowed, text }",
      "Compares exactly, in decimal, by a tolerance such as { mode = \"relative\", value = 0.01 }."
    ) { host, arguments throws(LuaFault) in
      let answer = try exact(arguments, 0)
      let key = try exact(arguments, 1)
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
        ]), cost: 200)
    },
    HostFunction(
      .space("decimal", method: nil), "compare", "decimal.compare(a, b) → −1, 0 or 1",
      "Compares two numbers exactly, in decimal."
    ) { _, arguments throws(LuaFault) in
      let left = try exact(arguments, 0).value
      let right = try exact(arguments, 1).value
      return LuaReply(.integer(left < right ? -1 : left == right ? 0 : 1), cost: 100)
    },
    HostFunction(
      .space("decimal", method: nil), "round", "decimal.round(x, places) → string",
      "Rounds to so many decimal places, half away from zero."
    ) { _, arguments throws(LuaFault) in
      let number = try exact(arguments, 0).value
      let places = try arguments.integer(1)
      guard (0...100).contains(places) else {
        throw LuaFault("'decimal.round': places is a whole number from 0 to 100")
      }
      let rounded = number.rounded(toDecimalPlaces: places)
      return LuaReply(.text(rounded.fixed(decimalPlaces: places)), cost: 100)
    },
  ]

  fileprivate func value(orNull value: LuaValue) -> Value {
    (try? self.value(value)) ?? .null
  }
}

extension ToleranceJudgement {
  /// The judgement in both languages.
  var wording: Text { Text(english: text(.english), chinese: text(.chinese)) }
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
