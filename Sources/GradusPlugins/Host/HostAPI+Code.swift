internal import GradusCore
internal import GradusLua

extension HostAPI {
  /// What a learner's code may use by default, and at the most, for each call.
  static let (usualInstructions, mostInstructions) = (1_000_000, 20_000_000)
  static let (usualMemory, mostMemory) = (8 << 20, 32 << 20)
  /// The most calls of one `code.run`.
  private static let mostCalls = 200

  static let codeChapter = HostChapter(
    name: "code", summary: "code that learners wrote",
    introduction: """
      Learners' code runs in a sandbox of its own with less than a plugin gets: Lua's library and
      `tensor`; no other host function, no file, and what it prints is dropped. Each call begins
      with the state right after loading. What the code uses is charged to the plugin, so ask for a
      larger [budget](contract.md#budget) when there are many calls.
      """,
    sections: [.init(title: "Running", functions: codeFunctions)],
    tables: [
      Contract.codeCall, Contract.codeOptions, Contract.codeOutcome, Contract.codeResult,
      Contract.codeFault,
    ])

  static let codeFunctions: [HostFunction] = [
    HostFunction(
      .space("code", method: nil), "run",
      [
        .string("source", "what the learner wrote"),
        .list("calls", of: .record(Contract.codeCall), "what to call, at most \(mostCalls)"),
        Parameter("options", .record(Contract.codeOptions), "", .optional("the usual limits")),
      ], .value(.record(Contract.codeOutcome)),
      "Loads code that a learner wrote, and makes calls.",
      refuses: ["limits of more than \(mostInstructions) instructions or \(mostMemory) bytes"],
      example:
        "code.run(\"function f(x) return 2 * x end\", { { call = \"f(4)\" } }).results[1].value",
      gives: "8"
    ) { host, arguments throws(LuaFault) in
      let code = try learnerCode(arguments)
      let outcome = code.outcome(of: try calls(arguments), affordable: host.budget)
      try host.afford(outcome.cost)
      var entries: [String: LuaValue] = ["results": .list(outcome.results.map(LuaValue.init))]
      if let fault = outcome.fault { entries["fault"] = LuaValue(fault) }
      return LuaReply(.table(entries), cost: 20_000 + outcome.cost)
    }
  ]

  /// Whether code that a learner wrote may call a function.
  static func isForLearners(_ function: HostFunction) -> Bool {
    switch function.home {
    case .space(let space, _): space == "tensor"
    case .method(let kind), .operation(let kind, _): kind == .tensor
    }
  }

  private static func learnerCode(_ arguments: Arguments) throws(LuaFault) -> LearnerCode {
    var prelude = ""
    var limits = LuaLimits(
      instructions: usualInstructions, allocation: 8 * usualMemory, memory: usualMemory)
    for (key, value) in try options(arguments).sorted(by: { $0.key < $1.key }) {
      switch key {
      case "prelude":
        guard let text = value.text else {
          throw LuaFault("'code.run': prelude is \(value.kindName); expected a string")
        }
        prelude = text
      case "instructions": limits.instructions = try part(key, value, most: mostInstructions)
      case "memory":
        limits.memory = try part(key, value, most: mostMemory)
        limits.allocation = 8 * limits.memory
      default:
        throw LuaFault(
          "'code.run' has no option '\(key)'"
            + Suggestion.sentence(for: key, in: Contract.codeOptions.names))
      }
    }
    return LearnerCode(source: try arguments.text(0), prelude: prelude, limits: limits)
  }

  private static func options(_ arguments: Arguments) throws(LuaFault) -> [String: LuaValue] {
    guard !arguments[2].isNil else { return [:] }
    guard let entries = arguments[2].entries else {
      throw arguments.fault(2, expected: "a table of options")
    }
    return entries
  }

  private static func part(
    _ name: String, _ value: LuaValue, most: Int
  ) throws(LuaFault) -> Int {
    guard let number = value.wholeNumber, (1...most).contains(number) else {
      throw LuaFault("'code.run': \(name) is a whole number from 1 to \(most)")
    }
    return number
  }

  private static func calls(_ arguments: Arguments) throws(LuaFault) -> [LearnerCode.Call] {
    let list = try arguments.list(1)
    guard list.count <= mostCalls else {
      throw LuaFault("'code.run': \(list.count) calls are more than \(mostCalls)")
    }
    var calls: [LearnerCode.Call] = []
    for (place, element) in list.enumerated() {
      guard let code = element["call"]?.text else {
        throw LuaFault("'code.run': call \(place + 1) has no text 'call'")
      }
      guard let names = (element["with"] ?? .list([])).entries else {
        throw LuaFault("'code.run': 'with' of call \(place + 1) is no table of names")
      }
      var call = LearnerCode.Call(code: code, names: [])
      for (name, value) in names.sorted(by: { $0.key < $1.key }) {
        guard name.isLuaName else {
          throw LuaFault("'code.run': '\(name)' in 'with' of call \(place + 1) is no name of Lua")
        }
        call.names.append((name, try Parcel(value, from: arguments.host)))
      }
      calls.append(call)
    }
    return calls
  }
}

extension String {
  /// Whether this can be a variable of Lua.
  fileprivate var isLuaName: Bool {
    let words: Set<String> = [
      "and", "break", "do", "else", "elseif", "end", "false", "for", "function", "goto", "if", "in",
      "local", "nil", "not", "or", "repeat", "return", "then", "true", "until", "while",
    ]
    guard let first = utf8.first, !words.contains(self) else { return false }
    func isLetter(_ byte: UInt8) -> Bool { byte == 95 || (65...90).contains(byte & 0xDF) }
    return isLetter(first) && utf8.allSatisfy { isLetter($0) || (48...57).contains($0) }
  }
}

extension LuaValue {
  fileprivate init(_ result: Result<Value, LuaError>) {
    switch result {
    case .success(let value): self = .table(["value": LuaValue(value)])
    case .failure(let error): self = .table(["fault": LuaValue(error)])
    }
  }

  /// `{ kind =, message =, file =, line = }`
  fileprivate init(_ error: LuaError) {
    let kind =
      switch error.code {
      case .syntax: "syntax"
      case .raised: "error"
      case .limit: "budget"
      }
    self = .table([
      "kind": .text(kind), "message": .text(error.message),
      "file": error.file.map { .text($0) } ?? .nil, "line": error.line.map { .integer($0) } ?? .nil,
    ])
  }
}
