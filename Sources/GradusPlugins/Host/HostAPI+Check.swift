internal import GradusCore
internal import GradusLua
internal import GradusTensor

extension HostAPI {
  static let checkChapter = HostChapter(
    name: "check", summary: "comparing with the key",
    introduction: """
      `variant.check` is there in `present`, `parse`, `grade`, `solution` and `samples` when the
      format has a field of type `key` and the question fills it in, with a value or through a
      check. It compares natively, and looks at named mistakes only when the answer is wrong. An
      answer is a number, an array, or for a check with steps a table of arrays by name.

      While a mistake lies within three tolerances of the key, the host draws the parameters again,
      up to 20 times; a mistake that still does is left out of the variant.

      In the examples the key is 8 with the tolerance `{mode: relative, value: 0.01}`, and the
      mistake `variance` is 64.
      """,
    sections: [
      .init(title: "Comparing with the key", functions: checkFunctions),
      .init(title: "Phases of their own", functions: checkPhases),
    ],
    tables: [Contract.namedMistake])

  /// A method of a check. `work` says how many cells it looks at.
  private static func define(
    _ name: String, _ parameters: [Parameter], _ returns: Returned, _ summary: String,
    refuses: [String] = [], example: String, gives value: String,
    work: @escaping @Sendable (CheckKey) -> Int = { _ in 0 },
    _ body: @escaping @Sendable (HostAPI, CheckKey, Arguments) throws(LuaFault) -> LuaReply
  ) -> HostFunction {
    HostFunction(
      .method(.check), name, parameters, .some(returns), summary, refuses: refuses,
      example: example, gives: value
    ) { host, arguments throws(LuaFault) in
      let check = try host.check(arguments)
      let cost = costOfChecking + work(check) / 4
      try host.afford(cost)
      var reply = try body(host, check, arguments)
      reply.cost += cost
      return reply
    }
  }

  /// What any method of a check costs.
  static let costOfChecking = 500

  static let answer = LuaType.exactNumber.or(.array()).or(.map(of: .array()))

  static let refusedByGrade = [
    "what is no number where the key is one", "what is no table where there are steps",
  ]

  /// What looking at every cell of a key and its mistakes costs.
  static func costOfLooking(_ check: CheckKey) -> Int { costOfChecking + check.comparedCells / 4 }

  /// What comparing a number with a key and its mistakes costs.
  static func costOfJudging(_ check: CheckKey) -> Int {
    2000 * (1 + check.steps[0].mistakes.count)
  }

  static let checkFunctions: [HostFunction] = [
    define(
      "grade", [.any("value", answer, "the answer")],
      .value(.record(Contract.verdict), "ready to be returned by `grade`"),
      "Compares an answer with the key, and a wrong one with the named mistakes: it gets the notes "
        + "and feedback of all that it is within the tolerance of. A vector given as a single row or "
        + "column, or as a plain list, is the same vector; an array of another shape that is no named "
        + "mistake gets the note `shape`.",
      refuses: refusedByGrade, example: "variant.check:grade(64).notes", gives: "{\"variance\"}",
      work: \.comparedCells
    ) { host, check, arguments throws(LuaFault) in
      let mark = try mark(arguments, 1, with: check)
      return LuaReply(LuaValue(mark), cost: mark.cost)
    },
    define(
      "key", [], .value(.number.or(.tensor()).or(.map(of: .tensor())), "a table by name for steps"),
      "The true value.", example: "variant.check:key()", gives: "8"
    ) { host, check, _ throws(LuaFault) in
      switch check.kind {
      case .number: return LuaReply(.number(check.steps[0].key.elements.first ?? .nan))
      case .tensor: return LuaReply(try host.lend(check.steps[0].key))
      case .steps:
        var entries: [String: LuaValue] = [:]
        for step in check.steps { entries[step.name] = try host.lend(step.key) }
        return LuaReply(.table(entries))
      }
    },
    define(
      "mistakes", [], .value(.list(of: .record(Contract.namedMistake))),
      "The named mistakes that apply to this draw and can be told from the key.",
      example: "variant.check:mistakes()[1].value", gives: "64",
      work: { check in
        check.steps.reduce(0) { $0 + $1.key.count * $1.mistakes.count * $1.mistakes.count }
      }
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
      return LuaReply(.list(list))
    },
    define(
      "kind", [], .value(.words(CheckKey.Kind.allCases.map(\.rawValue))), "What an answer is.",
      example: "variant.check:kind()", gives: "\"number\""
    ) { _, check, _ throws(LuaFault) in
      LuaReply(.text(check.kind.rawValue))
    },
    define(
      "shape", [], .value(.list(of: .integer), "empty for a number; of the last of several steps"),
      "The lengths of the key's axes.", example: "variant.check:shape()", gives: "{}"
    ) { _, check, _ throws(LuaFault) in
      LuaReply(.list((check.steps.last?.key.shape ?? []).map(LuaValue.integer)))
    },
    define(
      "steps", [], .value(.list(of: .string), "`{\"\"}` for a check without steps"),
      "The names of the steps in order.", example: "variant.check:steps()", gives: "{\"\"}"
    ) { _, check, _ throws(LuaFault) in
      LuaReply(.list(check.steps.map { .text($0.name) }))
    },
    define(
      "show", [.any("value", .number.or(.typedNumber).or(.array()), "what to show")],
      .value(.string, "such as `\"1 0; 0 1\"` for a matrix"),
      "A value as a learner could type it, with as few digits, from four, as keep it within a "
        + "tenth of the tolerance.",
      example: "variant.check:show(1 / 3)", gives: "\"0.3333\""
    ) { host, check, arguments throws(LuaFault) in
      if let number = arguments[1].double { return LuaReply(.text(check.shown(number))) }
      if case .table = arguments[1], let number = arguments[1].typedNumber {
        return LuaReply(.text(number.raw))
      }
      let tensor = try arguments.tensor(1)
      let cost = tensor.count.multipliedReportingOverflow(by: 100).partialValue
      try host.afford(cost)
      return LuaReply(.text(tensor.typed(check.shown)), cost: cost)
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
