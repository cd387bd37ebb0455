internal import GradusCore
internal import GradusLua
internal import GradusTensor

extension HostAPI {
  private static func define(
    _ name: String, _ signature: String, _ summary: String,
    _ body: @escaping @Sendable (HostAPI, CheckKey, Arguments) throws(LuaFault) -> LuaValue
  ) -> HostFunction {
    HostFunction(.method(.check), name, "variant.check:\(signature)", summary) {
      host, arguments throws(LuaFault) in
      LuaReply(try body(host, try host.check(arguments), arguments), cost: 500)
    }
  }

  static let checkFunctions: [HostFunction] = [
    define(
      "grade", "grade(value) → verdict",
      "Compares an answer with the key; a wrong one also with the named mistakes."
    ) { host, check, arguments throws(LuaFault) in
      let mark: CheckMark
      switch check.kind {
      case .number:
        guard let number = arguments[1].typedNumber else {
          throw arguments.fault(1, expected: "a number or a typed number")
        }
        mark = check.mark(number)
      case .tensor: mark = check.mark(try arguments.tensor(1))
      case .steps:
        guard let entries = arguments[1].entries else {
          throw arguments.fault(1, expected: "a table of steps")
        }
        var answers: [String: Tensor] = [:]
        for (name, value) in entries {
          answers[name] = try host.tensor(value, function: arguments.function)
        }
        mark = try check.mark(answers)
      }
      return LuaValue(mark)
    },
    define("key", "key() → number, tensor or table of steps", "The true value.") {
      host, check, _ throws(LuaFault) in
      switch check.kind {
      case .number: return .number(check.steps[0].key.elements.first ?? .nan)
      case .tensor: return try host.lend(check.steps[0].key)
      case .steps:
        var entries: [String: LuaValue] = [:]
        for step in check.steps { entries[step.name] = try host.lend(step.key) }
        return .table(entries)
      }
    },
    define(
      "mistakes", "mistakes() → list of { note, notes, value, feedback, step }",
      "The named mistakes that apply to this draw; notes are all that fit the value."
    ) { host, check, _ throws(LuaFault) in
      var list: [LuaValue] = []
      for step in check.steps {
        for mistake in step.mistakes {
          var entries: [String: LuaValue] = [
            "note": .text(mistake.note),
            "notes": .list(check.notes(for: mistake, of: step).map { .text($0) }),
          ]
          if check.kind == .number {
            entries["value"] = .number(mistake.value.elements.first ?? .nan)
          } else {
            entries["value"] = try host.lend(mistake.value)
          }
          if let feedback = mistake.feedback { entries["feedback"] = LuaValue(feedback) }
          if check.kind == .steps { entries["step"] = .text(step.name) }
          list.append(.table(entries))
        }
      }
      return .list(list)
    },
    define("kind", "kind() → \"number\", \"tensor\" or \"steps\"", "What an answer is.") {
      _, check, _ throws(LuaFault) in .text(check.kind.rawValue)
    },
    define("shape", "shape() → list", "The shape of the key; empty for a number.") {
      _, check, _ throws(LuaFault) in
      .list((check.steps.last?.key.shape ?? []).map(LuaValue.integer))
    },
    define("steps", "steps() → list of names", "The names of the steps in order.") {
      _, check, _ throws(LuaFault) in .list(check.steps.map { .text($0.name) })
    },
    define("show", "show(value) → string", "A value as a learner could type it.") {
      _, check, arguments throws(LuaFault) in
      if let number = arguments[1].double { return .text(check.shown(number)) }
      if case .table = arguments[1], let number = arguments[1].typedNumber {
        return .text(number.raw)
      }
      return .text(try arguments.tensor(1).typed(check.shown))
    },
  ]
}

extension Tensor {
  /// The tensor as a learner could type it: `1 0; 0 1`, a row alone, or nested lists.
  fileprivate func typed(_ show: (Double) -> String) -> String {
    switch rank {
    case 0: return show(elements[0])
    case 1: return elements.map(show).joined(separator: " ")
    case 2 where !elements.isEmpty:
      return (0..<shape[0]).map { row in
        elements[(row * shape[1])..<((row + 1) * shape[1])].map(show).joined(separator: " ")
      }.joined(separator: "; ")
    default: return value.shown
    }
  }
}

extension LuaValue {
  fileprivate init(_ mark: CheckMark) {
    self = .table([
      "score": .number(mark.score),
      "notes": .list(mark.notes.map { .text($0) }),
      "feedback": .list(mark.feedback.map { LuaValue($0) }),
      "trace": .list(mark.trace.map { LuaValue($0) }),
      "parts": .list(
        mark.parts.map { part in
          var entries: [String: LuaValue] = [
            "name": .text(part.name), "score": .number(part.score),
          ]
          if let feedback = part.feedback { entries["feedback"] = LuaValue(feedback) }
          return .table(entries)
        }),
    ])
  }
}
