import GradusCore
import GradusLua
import GradusTensor
import Testing

@testable import GradusPlugins

/// `check.parse` as a plugin calls it.
@Suite struct CheckParseTests {
  private static func key(_ kind: CheckKey.Kind) throws -> CheckKey {
    let matrix = try Tensor(shape: [2, 2], elements: [1, 2, 3, 4])
    let steps: [CheckKey.Step] =
      switch kind {
      case .number: [.init(name: "", key: Tensor(5), mistakes: [])]
      case .tensor: [.init(name: "", key: matrix, mistakes: [])]
      case .steps:
        [
          .init(name: "scores", key: matrix, mistakes: []),
          .init(name: "output", key: matrix, mistakes: []),
        ]
      }
    return CheckKey(
      kind: kind, steps: steps, tolerance: Tolerance(.exact), closeness: .init(rtol: 0, atol: 0))
  }

  /// What code gets that has `variant` with a key of this kind, and with `entries` as its own.
  private static func run(
    _ code: String, _ kind: CheckKey.Kind, _ entries: [String: LuaValue] = [:]
  ) throws -> LuaValue {
    let key = try key(kind)
    return try HostSandbox.run("local variant = ...\n" + code) { host in
      [.table(entries.merging(["check": host.lend(key)]) { $1 })]
    }
  }

  private static func problem(
    _ raw: String, _ kind: CheckKey.Kind, _ entries: [String: LuaValue] = [:]
  ) throws -> [String?] {
    let code = """
      local value, problem = check.parse(\(raw), variant)
      assert(value == nil)
      return problem
      """
    let problem = try run(code, kind, entries)
    return [problem["en"]?.text, problem["zh"]?.text]
  }

  @Test(
    arguments: [
      ("{'1', '2'}", [:], "Give one number.", "请给出一个数。"),
      ("true", [:], "Give one number.", "请给出一个数。"),
      (
        "'1e999'", [:],
        "The number is too large to be read, or not a number. Give a finite number.",
        "这个数太大而无法读取，或者不是数。请给出一个有限的数。"
      ),
      (
        "'5'", ["units": .list([.text("m"), .text("km")])],
        "the unit is missing: add m or km", "缺少单位：请加上 m 或 km"
      ),
      ("'2*3'", [:], "'2*3' is not a number", "“2*3”不是数字"),
      (
        "'0,5'", ["decimal_separator": .text("point")],
        "write '0,5' with a decimal point, not a comma", "“0,5”请使用小数点，不要使用逗号"
      ),
      ("'many'", [:], "'many' is not a number", "“many”不是数字"),
    ] as [(String, [String: LuaValue], String, String)])
  func `a number that cannot be read has a problem in both languages`(
    _ raw: String, _ entries: [String: LuaValue], _ english: String, _ chinese: String
  ) throws {
    #expect(try Self.problem(raw, .number, entries) == [english, chinese])
  }

  @Test(
    arguments: [
      (
        "{{1, 2}, {3}}", "Give a list of numbers, or rows of numbers that are all equally long.",
        "请给出一个数字列表，或者长度相同的若干行数字。"
      ),
      (
        "{1, nil, 3}", "Give a list of numbers, or rows of numbers that are all equally long.",
        "请给出一个数字列表，或者长度相同的若干行数字。"
      ),
      (
        "{a = 1}", "Give a list of numbers, or rows of numbers that are all equally long.",
        "请给出一个数字列表，或者长度相同的若干行数字。"
      ),
      ("'a b; c d'", "row 1, column 1: 'a' is not a number", "第 1 行第 1 列：'a' 不是数字"),
      ("true", "row 1, column 1: 'true' is not a number", "第 1 行第 1 列：'true' 不是数字"),
    ] as [(String, String, String)])
  func `an array that cannot be read has a problem in both languages`(
    _ raw: String, _ english: String, _ chinese: String
  ) throws {
    #expect(try Self.problem(raw, .tensor) == [english, chinese])
  }

  @Test(
    arguments: [
      "'2 3'", "'scores 1 2'", "'result = 2 3'", "''", "{}", "{1, 2}", "{result = {1}}", "true",
    ])
  func `steps that are not named say which there are`(_ raw: String) throws {
    #expect(
      try Self.problem(raw, .steps) == [
        "Write one step on each line, as name = rows. The steps are: scores, output.",
        "每行写一个步骤，格式为 名称 = 各行数字。步骤有：scores、output。",
      ])
  }

  @Test func `a step is given once, and with rows that can be read`() throws {
    #expect(
      try Self.problem("'scores = 1\\nscores = 2'", .steps) == [
        "The step scores is given twice. Give each step once.",
        "步骤 scores 出现了两次。每个步骤只写一次。",
      ])
    #expect(
      try Self.problem("{scores = 'a'}", .steps) == [
        "row 1, column 1: 'a' is not a number", "第 1 行第 1 列：'a' 不是数字",
      ])
  }

  // Without a terminal an answer is one line.
  @Test(
    arguments: [
      "scores = 1 2; 3 4; output = 5 6", "scores=1 2;3 4;output=5 6",
      "output = 5 6\\n\\nscores = 1 2; 3 4",
    ])
  func `steps stand on lines of their own or in one line`(_ raw: String) throws {
    let code = """
      local steps = check.parse('\(raw)', variant)
      return {scores = steps.scores:list(), output = steps.output:reshape({2}):list()}
      """
    let parsed = try Self.run(code, .steps)
    let scores: [[LuaValue]] = [[.integer(1), .integer(2)], [.integer(3), .integer(4)]]
    #expect(parsed["scores"] == .list(scores.map { .list($0) }))
    #expect(parsed["output"] == .list([.integer(5), .integer(6)]))
  }

  @Test func `an answer is read as what the key is`() throws {
    let units: [String: LuaValue] = [
      "units": .list([.text("m")]), "arithmetic": .boolean(true),
      "decimal_separator": .text("comma"),
    ]
    let number = try Self.run("return check.parse('2*2,5 m', variant)", .number, units)
    #expect(number["value"] == .number(5) && number["unit"] == .text("m"))
    #expect(number["text"] == .text("2*2,5 m"))
    let rows: LuaValue = .list([.list([.integer(1), .integer(2)])])
    for raw in ["'1 2; 3 4'", "{{1, 2}, {3, 4}}", "tensor.new {{1, 2}, {3, 4}}"] {
      #expect(
        try Self.run("return check.parse(\(raw), variant):slice(1, 1, 1):list()", .tensor) == rows,
        "\(raw)")
    }
    for raw in ["'\\nscores = 1 2\\n'", "{scores = {{1, 2}}}", "{scores = tensor.new {1, 2}}"] {
      let code = "return check.parse(\(raw), variant).scores:reshape({1, 2}):list()"
      #expect(try Self.run(code, .steps) == rows, "\(raw)")
    }
  }

  @Test func `a variant without a key, and an unknown separator, are faults`() throws {
    func fault(_ code: String, _ entries: [String: LuaValue] = [:]) -> String? {
      #expect(throws: LuaError.self) { try Self.run(code, .number, entries) }?.message
    }
    #expect(
      fault("check.parse('5', {})")
        == "'check.parse': the variant has no key; is there a field of type 'key'?")
    #expect(
      fault("check.parse('5', variant)", ["decimal_separator": .text("none")])
        == "'check.parse': decimal_separator is point, comma or automatic")
  }
}
