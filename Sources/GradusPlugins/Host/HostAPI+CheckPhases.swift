internal import GradusCore
internal import GradusLua
internal import GradusTensor

// The functions of a check that can be phases of a format as they are. `HostGrading` does what they
// do when nobody is there to watch them.

extension HostAPI {
  /// Where `check.parse` stands among the host's functions.
  static let parseByCheck = functions.firstIndex { $0.fullName == "check.parse" }
  /// Where `check.grade` stands among the host's functions.
  static let gradeByCheck = functions.firstIndex { $0.fullName == "check.grade" }

  private static let variant = Parameter.any("variant", .variant, "with `variant.check`")
  private static let withoutKey = "a variant without a key"

  static let checkPhases = [
    HostFunction(
      .space("check", method: nil), "parse", [.any("raw", .raw, "the answer"), variant],
      .valueOrProblem(
        .typedNumber.or(.tensor()).or(.map(of: .tensor())),
        "what `check.grade` takes; the problem is a text for the learner"),
      "Reads an answer as what the key is, to be the `parse` of a format: `parse = check.parse`. A "
        + "number is read as by `text.number`, with `variant.arithmetic`, `variant.units` and "
        + "`variant.decimal_separator` as its options; an array from typed rows or nested lists; "
        + "steps from a line `name = rows` each, or a table by name.",
      refuses: [withoutKey, "a decimal separator that does not exist"],
      example: "check.parse(\"6.4e1\", variant).value", gives: "64", takesGaps: true
    ) { host, arguments throws(LuaFault) in
      let check = try host.check(ofVariant: arguments)
      let entries = arguments[1].entries ?? [:]
      let options = try NumberReadingOptions(entries, function: arguments.function)
      let raw = RawAnswer(arguments[0], tensor: host.lent)
      let cost = costOfReading(raw, check, options)
      try host.afford(cost)
      let answer: CheckAnswer
      do throws(AnswerProblem) {
        answer = try check.read(raw, options, tensor: host.lent)
      } catch {
        return LuaReply(.nil, LuaValue(error.text), cost: cost)
      }
      return LuaReply(try host.value(of: answer, options), cost: cost)
    },
    HostFunction(
      .space("check", method: nil), "grade", [.any("value", answer, "the answer"), variant],
      .value(.record(Contract.verdict)),
      "The same as `variant.check:grade(value)`, to be the `grade` of a format that has nothing to "
        + "add: `grade = check.grade`. Where `variant.note_shape` is false there is no note `shape`. "
        + "With `parse = check.parse` the host need not call Lua at all.",
      refuses: [withoutKey] + refusedByGrade,
      example: "check.grade(64, variant).score", gives: "0", takesGaps: true
    ) { host, arguments throws(LuaFault) in
      let check = try host.check(ofVariant: arguments)
      let cost = costOfLooking(check)
      try host.afford(cost)
      let mark = try mark(
        arguments, 0, with: check, notesShape: notesShape(arguments[1].entries ?? [:]))
      return LuaReply(LuaValue(mark), cost: mark.cost + cost)
    },
  ]

  /// Whether a variant wants the note `shape`.
  static func notesShape(_ variant: [String: LuaValue]) -> Bool {
    variant["note_shape"] != .boolean(false)
  }

  /// The key in the variant that is the second argument.
  private func check(ofVariant arguments: Arguments) throws(LuaFault) -> CheckKey {
    guard case .handle(let handle)? = arguments[1]["check"], let check = check(handle) else {
      throw LuaFault(
        "'\(arguments.function)': the variant has no key; is there a field of type 'key'?")
    }
    return check
  }

  /// The tensor behind a handle, when it is one that is still lent.
  private func lent(_ handle: LuaHandle) -> Tensor? {
    (try? tensor(.handle(handle), function: "")) ?? nil
  }

  private func value(
    of answer: CheckAnswer, _ options: NumberReadingOptions
  ) throws(LuaFault) -> LuaValue {
    switch answer {
    case .number(let number): return LuaValue(number, options: options)
    case .tensor(let tensor): return try lend(tensor)
    case .steps(let arrays):
      var entries: [String: LuaValue] = [:]
      for (name, array) in arrays { entries[name] = try lend(array) }
      return .table(entries)
    }
  }

  // MARK: Reading

  /// What reading an answer costs: a number what `text.number` costs, typed rows 64 for each byte.
  /// The elements of a list were charged when they came here.
  static func costOfReading(
    _ raw: RawAnswer, _ check: CheckKey, _ options: NumberReadingOptions
  ) -> Int {
    let length = raw.typedLength
    guard check.kind == .number else { return costOfChecking + 64 * length }
    return costOfChecking + 4 * length
      + costOfNumber(length: length, arithmetic: options.arithmetic)
  }

  // MARK: Marking

  /// Marks the argument at `index`.
  static func mark(
    _ arguments: Arguments, _ index: Int, with check: CheckKey, notesShape: Bool = true
  ) throws(LuaFault) -> CheckMark {
    let (answer, cost) = try answer(arguments, index, to: check)
    var mark = try check.mark(answer, notesShape: notesShape)
    mark.cost += cost + costOfMarking(check)
    return mark
  }

  /// What marking costs beyond looking at the cells.
  static func costOfMarking(_ check: CheckKey) -> Int {
    check.kind == .number ? costOfJudging(check) : 0
  }

  /// The argument at `index` as the check compares it, and what it costs to find that out.
  private static func answer(
    _ arguments: Arguments, _ index: Int, to check: CheckKey
  ) throws(LuaFault) -> (CheckAnswer, cost: Int) {
    switch check.kind {
    case .number:
      let cost = arguments[index].costOfNumber
      try arguments.host.afford(cost)
      guard let number = arguments[index].typedNumber else {
        throw arguments.fault(index, expected: "a number or a typed number")
      }
      return (.number(number), cost)
    case .tensor: return (.tensor(try arguments.tensor(index)), 0)
    case .steps:
      guard let entries = arguments[index].entries else {
        throw arguments.fault(index, expected: "a table of steps")
      }
      var answers: [String: Tensor] = [:]
      for (name, value) in entries {
        answers[name] = try arguments.host.tensor(value, function: arguments.function)
      }
      return (.steps(answers), 0)
    }
  }
}

extension LuaValue {
  init(_ mark: CheckMark) {
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
