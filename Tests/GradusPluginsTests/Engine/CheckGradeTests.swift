import GradusCore
import GradusLua
import Testing

@testable import GradusPlugins

/// Formats whose `parse` and `grade` are the host's own `check.parse` and `check.grade`, beside the
/// same format written in Lua.
@Suite struct CheckGradeTests {
  private static func plugin(_ phases: String, before: String = "") -> String {
    """
    \(before)
    local fields = {
      answer = { type = "key" }, mistakes = { type = "mistakes" }, check = { type = "check" },
      arithmetic = { type = "boolean" }, decimal_separator = { type = "string" },
      units = { type = "list", of = { type = "string" } }, note_shape = { type = "boolean" },
    }
    return {
      name = "sample", version = "1.0.0", api = 1,
      formats = { sample = { fields = fields, \(phases) } },
    }
    """
  }

  private static let native = plugin("parse = check.parse, grade = check.grade")

  /// The phases of the formats `numeric` and `tensor` as they were while they were written in Lua.
  private static let written = plugin(
    "parse = parse, grade = grade",
    before: """
      local function same(shape, other)
        if #shape ~= #other then return false end
        for axis, length in ipairs(shape) do
          if other[axis] ~= length then return false end
        end
        return true
      end

      local function fitted(value, wanted)
        local shape, long, size = value:shape(), 0, 1
        if same(shape, wanted) then return value end
        for _, length in ipairs(shape) do if length ~= 1 then long = long + 1 end end
        for _, length in ipairs(wanted) do size = size * length end
        local is_vector = #wanted <= 1 and long <= 1
        local is_one_row = #wanted == 2 and wanted[1] == 1 and #shape <= 1
        if (is_vector or is_one_row) and value:size() == size then return value:reshape(wanted) end
      end

      local function array(raw)
        if type(raw) ~= "table" then return tensor.parse(tostring(raw)) end
        local is_array, array = pcall(tensor.new, raw)
        if is_array then return array end
        return nil, {
          en = "Give a list of numbers, or rows of numbers that are all equally long.",
          zh = "请给出一个数字列表，或者长度相同的若干行数字。",
        }
      end

      local function parse(raw, variant)
        if variant.check:kind() == "tensor" then return array(raw) end
        if type(raw) ~= "string" then
          return nil, { en = "Give one number.", zh = "请给出一个数。" }
        end
        local number, problem = text.number(raw, {
          arithmetic = variant.arithmetic, units = variant.units,
          decimal_separator = variant.decimal_separator,
        })
        if not number then return nil, problem end
        if number.value - number.value ~= 0 then
          return nil, {
            en = "The number is too large to be read, or not a number. Give a finite number.",
            zh = "这个数太大而无法读取，或者不是数。请给出一个有限的数。",
          }
        end
        return number
      end

      local function grade(value, variant)
        if variant.check:kind() == "number" then return variant.check:grade(value) end
        local wanted = variant.check:shape()
        local fits = fitted(value, wanted)
        if fits then return variant.check:grade(fits) end
        local shape = value:shape()
        local given, expected = table.concat(shape, " × "), table.concat(wanted, " × ")
        local rows, columns = shape[1], shape[2]
        if #shape == 1 then rows, columns = 1, shape[1] end
        local english = ("The answer has shape %s, but %s is expected."):format(given, expected)
        local chinese = ("答案的形状是 %s，应为 %s。"):format(given, expected)
        if #shape <= 2 and #wanted == 2 and rows == wanted[2] and columns == wanted[1] then
          english = english .. " Rows and columns are swapped."
          chinese = chinese .. "行和列互换了。"
        end
        return {
          score = 0, notes = variant.note_shape ~= false and { "shape" } or {},
          feedback = { en = english, zh = chinese },
          trace = {
            {
              en = ("Shapes are compared first: %s against %s."):format(given, expected),
              zh = ("先比较形状：%s 与 %s。"):format(given, expected),
            },
          },
        }
      end
      """)

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

  private static let questions = [
    number, matrix,
    """
        format: sample
        arithmetic: true
        answer: {value: 7077888}
    """,
    """
        format: sample
        decimal_separator: comma
        answer: {value: 1.5, tolerance: {mode: decimals, digits: 1}}
    """,
    """
        format: sample
        units: [m, km]
        answer: {value: 5, tolerance: {mode: stack_absolute, value: 0.1}}
    """,
    """
        format: sample
        note_shape: false
        answer: {value: [1, 2, 3], tolerance: {mode: absolute, value: 0.005}}
    """,
    """
        format: sample
        answer: {value: [[1, 2, 3]], tolerance: {mode: allclose}}
    """,
  ]

  /// Answers as they stand in a file of JSON Lines.
  private static let answers = [
    #""0.35""#, #""0.3535""#, #""0.35350000000000001""#, #""0.354""#, #""35""#, #""0.175""#,
    #""35 %""#, #""7/20""#, #""0.7*0.5""#, #""1e-300""#, #""x""#, #""text""#, #""5""#, #""５""#,
    #""１，５""#, #""1,5""#, #""1.5""#, #""$1.5$""#, #""1e999""#, #""-1e999""#, #""1e309""#,
    #""1e308""#, #""-0""#, #""0""#, #""1/3""#, #""12*768^2""#, #""5 %""#, #""NaN""#, #""inf""#,
    #""∞""#, #"" ""#, #""""#, #""\u3000""#, #""1 2""#, #""1;2""#, #""1,2,3""#, #""1,234""#,
    #""0x10""#, #""x = 5""#, #""--5""#, #""+5""#, #"".5""#, #""5.""#, #""5.00""#, #""1_000""#,
    #""5m""#, #""5 m""#, #""5 km""#, #""2^10""#, #""10⁻³""#, #""1/0""#, #""sqrt(2)""#,
    #""5\u0301""#, #""−5""#, #""00000000000000000000005""#, #""123456789012345678901234567890""#,
    #""0.0000000000000000000000000000000000000000000000000000000000000000000000005""#,
    #""1 2; 3 4""#, #""1 2\n3 4""#, #""[[1,2],[3,4]]""#, #""1 2; 3""#, #""a b; c d""#,
    #""1,2;3,4""#, #""１ ２; ３ ４""#, #""inf nan; 1 2""#, #""1; 2; 3""#, #""1 2 3""#,
    "5", "5.00", "-0", "0.1e1", "1e300", "12345678901234567890", "true", "false", "null", "{}",
    "[]", "[[]]", "[[], []]", "[null]", "[1, null]", "[null, 1]", "[1, null, 3]",
    "[1, 2, null]", "[[1, 2], [3, 4]]", "[[1, 2], [3, null]]", "[[1, null], [3, null]]",
    "[[1, 2], [3]]", "[[1, 2], 3]", "[1, [2, 3]]", #"[["1", "2"], ["3", "4"]]"#,
    "[[true, 2], [3, 4]]", "[[1, 2], [3, 4], [5, 6]]", "[[1, 3], [2, 4]]", "[[1], [2], [3]]",
    "[1, 2, 3]", "[1.0, 2.005, 3]", "[1.0, 2.0051, 3]", "[[1, 2, 3]]", "[[[1, 2], [3, 4]]]",
    "[[1e300, 2], [3, 4]]", "[[1, 2], []]", "[-0, 1]", "[9223372036854775808, 1]",
    #"{"a": 5}"#, #"[{"a": 1}]"#, #"[" "]"#, "[[[[[[[[[1]]]]]]]]]", "[[[[[[[[1]]]]]]]]",
  ]

  private static func verdicts(
    _ plugin: String, _ question: String, budget: Budget = Budget(),
    wording: VerdictWording = .whole
  ) throws -> [Verdict] {
    try Bench.ask(plugin: plugin, question: question, budget: budget) { engine, question in
      let prepared = try engine.prepare(question, seed: nil)
      return try answers.map { answer in
        var verdict = try Self.verdict(answer, engine, prepared, wording)
        // The place is a line of the plugin or none, and so are the calls that led there.
        verdict.failure = verdict.failure.map {
          .init(reason: $0.reason, message: $0.reason == .budget ? "budget" : "fault")
        }
        return verdict
      }
    }
  }

  /// The verdict of an answer, which is the same whatever way it comes.
  private static func verdict(
    _ answer: String, _ engine: Engine, _ prepared: PreparedVariant, _ wording: VerdictWording
  ) throws -> Verdict {
    try Array(answer.utf8).withUnsafeBytes { bytes in
      let value = try JSONText.read(bytes, keepingNumbers: true)
      let plain = try HostAPI(owner: nil, receive: { _ in }).value(value)
      let whole = engine.grade(plain, prepared)
      if answer.hasPrefix("[") {
        #expect(try engine.grade(list: bytes, prepared) == whole, "\(answer)")
        return try engine.grade(list: bytes, prepared, wording: wording)
      }
      if let text = plain.string, text.utf8.allSatisfy({ $0 < 0x80 }) {
        let ascii = Array(text.utf8).withUnsafeBytes { engine.grade(ascii: $0, prepared) }
        #expect(ascii == whole, "\(answer)")
      }
      return engine.grade(plain, prepared, wording: wording)
    }
  }

  @Test(arguments: questions)
  func `phases that the host runs by itself give what those in Lua give`(
    _ question: String
  ) throws {
    let native = try Self.verdicts(Self.native, question)
    let written = try Self.verdicts(Self.written, question)
    for (answer, (one, other)) in zip(Self.answers, zip(native, written)) {
      #expect(one == other, "\(answer)")
    }
    #expect(Set(native.map(\.status)).isSuperset(of: [.blank, .invalid]))
  }

  @Test func `an array that is a named mistake of another shape is told so`() throws {
    let question = Self.matrix.replacing("[[1, 3], [2, 4]]", with: "[[1, 2]]")
    let verdicts = try Self.verdicts(Self.native, question)
    let row = try Bench.verdicts(
      plugin: Self.native, question: question, .list([.list([.integer(1), .integer(2)])]))[0]
    #expect(row.notes == ["turned"] && row.score == 0)
    #expect(verdicts.contains { $0.notes == ["shape"] })
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
        for answer in Self.answers + [#""0.34650000000000001""#, #""0.3465""#, #""0.34649""#] {
          let whole = try Self.verdict(answer, engine, prepared, .whole)
          for language in Language.allCases {
            let short = try Self.verdict(answer, engine, prepared, .feedback(language))
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

  @Test(arguments: [100, 3000, 6000, 9000])
  func `they are bound to the budget`(_ instructions: Int) throws {
    let budget = Budget(instructions: instructions)
    let short = try Self.verdicts(Self.native, Self.number, budget: budget)
    let usual = try Self.verdicts(Self.native, Self.number)
    #expect(short[0].failure?.reason == (instructions < 9000 ? .budget : nil))
    for (one, other) in zip(short, usual) where one.failure == nil { #expect(one == other) }
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
