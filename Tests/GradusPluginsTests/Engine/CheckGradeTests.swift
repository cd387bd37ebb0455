import GradusCore
import GradusLua
import Testing

@testable import GradusPlugins

/// Formats whose `grade` is the host's own `check.grade`.
@Suite struct CheckGradeTests {
  private static func plugin(_ grade: String) -> String {
    Bench.format(
      """
      fields = { answer = { type = "key" }, mistakes = { type = "mistakes" } },
      parse = function(raw)
        if type(raw) == "table" then return tensor.new(raw) end
        if raw == "text" then return raw end
        return text.number(raw, { arithmetic = raw:find("[*]") ~= nil })
      end,
      grade = \(grade),
      """)
  }

  private static let native = plugin("check.grade")
  private static let written = plugin(
    "function(value, variant) return variant.check:grade(value) end")

  private static let number = """
        format: sample
        answer: {value: 0.35, tolerance: {mode: relative, value: 0.01}}
        mistakes:
          - {note: percent, value: 35, feedback: {en: Not in percent., zh: 不用百分数。}}
          - {note: half, value: 0.175}
    """
  private static let matrix = """
        format: sample
        answer: {value: [[1, 2], [3, 4]]}
        mistakes: [{note: turned, value: [[1, 3], [2, 4]], feedback: Turned.}]
    """

  private static let answers: [Value] =
    ["0.35", "0.3535", "0.354", "35", "0.175", "35 %", "7/20", "0.7*0.5", "1e-300", "x", "text"]
    .map(Value.text) + [
      .list([.list([.integer(1), .integer(2)]), .list([.integer(3), .integer(4)])]),
      .list([.list([.integer(1), .integer(3)]), .list([.integer(2), .integer(4)])]),
      .list([.integer(1), .number(2.5)]),
    ]

  private static func verdicts(
    _ plugin: String, _ question: String, budget: Budget = Budget()
  ) throws -> [Verdict] {
    try Bench.ask(plugin: plugin, question: question, budget: budget) { engine, question in
      let prepared = try engine.prepare(question, seed: nil)
      return answers.map { answer in
        var verdict = engine.grade(answer, prepared)
        // The place is a line of the plugin or none, and so are the calls that led there.
        verdict.failure = verdict.failure.map {
          .init(reason: $0.reason, message: $0.reason == .budget ? "budget" : "fault")
        }
        return verdict
      }
    }
  }

  @Test(arguments: [number, matrix])
  func `a grade that the host runs by itself gives what one in Lua gives`(
    _ question: String
  ) throws {
    let verdicts = try Self.verdicts(Self.native, question)
    #expect(verdicts == (try Self.verdicts(Self.written, question)))
    #expect(Set(verdicts.map(\.status)) == [.graded, .invalid, .failed])
  }

  /// Tolerances of several kinds for the key 0.35: a distance, digits, a range.
  @Test(arguments: [
    "{mode: relative, value: 0.01}", "{mode: absolute, value: 0.0035}", "{mode: exact}",
    "{mode: decimals, digits: 2}", "{mode: webwork_relative, value: 0.01}",
    "{mode: interval, min: 0.34, max: 0.36}",
  ])
  func `feedback in one language is that of the whole verdict`(_ tolerance: String) throws {
    let question = Self.number.replacing("{mode: relative, value: 0.01}", with: tolerance)
    for question in [question, Self.matrix] {
      try Bench.ask(plugin: Self.native, question: question) { engine, question in
        let prepared = try engine.prepare(question, seed: nil)
        for answer in Self.answers + ["0.34650000000000001", "0.3465", "0.34649"].map(Value.text) {
          let whole = engine.grade(answer, prepared)
          for language in Language.allCases {
            let short = engine.grade(answer, prepared, wording: .feedback(language))
            #expect(
              short.feedback.map { $0.text(in: language) }
                == whole.feedback.map { $0.text(in: language) }, "\(answer)")
            #expect(short.status == whole.status && short.score == whole.score, "\(answer)")
            #expect(short.notes == whole.notes && short.response == whole.response, "\(answer)")
          }
        }
      }
    }
  }

  @Test func `it is bound to the budget`() throws {
    let budget = Budget(instructions: 6000)
    let native = try Self.verdicts(Self.native, Self.number, budget: budget)
    #expect(native[0].failure?.reason == .budget)
    #expect(native == (try Self.verdicts(Self.written, Self.number, budget: budget)))
  }

  @Test func `whoever watches sees the call`() throws {
    try Bench.ask(question: "    format: numeric\n    answer: {value: 5}") { engine, question in
      var phases: [String] = []
      let watched = Engine(library: engine.library, observer: { phases.append($0.phase) })
      let verdict = watched.grade(.text("5"), try watched.prepare(question, seed: nil))
      #expect(phases == ["parse of format 'numeric'", "grade of format 'numeric'"])
      #expect(verdict == engine.grade(.text("5"), try engine.prepare(question, seed: nil)))
    }
  }

  @Test func `a variant without a key cannot be graded by it`() throws {
    let verdict = try Bench.verdicts(
      plugin: Bench.format("grade = check.grade"), question: "    format: sample", .text("5"))[0]
    #expect(
      verdict.failure?.message.hasSuffix(
        "grade of format 'sample': 'check.grade': the variant has no key; "
          + "is there a field of type 'key'?") == true, "\(verdict)")
  }
}
