import GradusCore
import Testing

@testable import GradusPlugins

/// What the author of a question reads when it does not fit its plugins.
@Suite struct QuestionMessageTests {
  private static let check = Bench.check(
    """

    given = {
      x = "tensor[n,d]", y = "tensor[d]?", k = "integer?", scale = "string?", b = "boolean?",
      l = "list?", r = "number?",
    },
    reference = function(g) return g.x:sum() end,
    mistakes = { ["half-sum"] = { reference = function(g) return g.x:sum() / 2 end, feedback = "" } }
    """)

  private static let place = "bank/topic.yaml:7:5: question 't001-sample.one': "

  @Test(arguments: [
    ("{y: [1]}", "'x' is not given"),
    ("{x: [1, 2]}", "given 'x': it has shape [2], expected [n, d]"),
    ("{x: [[1, 2], [3]]}", "given 'x': a row has 1 elements where the first has 2"),
    ("{x: [[1, a]]}", "given 'x': a list of numbers holds 'a'"),
    ("{x: [[1, true]]}", "given 'x': a list of numbers holds something else"),
    (
      "{x: [[1, 2]], y: [1, 2, 3]}", "given 'y': it has shape [3], expected [d] with d = 2"
    ),
    ("{x: [[1]], k: 1.5}", "given 'k': it is a number, expected a whole number"),
    ("{x: [[1]], scale: 1}", "given 'scale': it is a number, expected a text"),
    ("{x: [[1]], b: maybe}", "given 'b': it is a text, expected true or false"),
    ("{x: [[1]], l: maybe}", "given 'l': it is a text, expected a list"),
    ("{x: [[1]], r: maybe}", "given 'r': it is a text, expected a number"),
    ("{x: [[1]], zz: 3}", "it takes no 'zz'"),
    ("{x: [[1]], scael: 3}", "it takes no 'scael'. Did you mean 'scale'?"),
  ])
  func `what a check is given has the declared types and shapes`(
    _ given: String, _ message: String
  ) throws {
    let fault = try Bench.fault(
      plugin: Self.check,
      preparing: "    format: numeric\n    check: sample\n    answer: {given: \(given)}")
    #expect(fault == "\(Self.place)check 'sample': \(message)")
  }

  @Test(arguments: [
    (
      "check: sampel\n    answer: {given: {x: [[1]]}}",
      "there is no check 'sampel'. Did you mean 'sample'?"
    ),
    (
      "check: sample\n    answer: {given: {x: [[1]]}}\n    mistakes: [halfsum]",
      "check 'sample' has no mistake 'halfsum'. Did you mean 'half-sum'?"
    ),
    (
      "answer: {value: 1, tolerance: {mode: relativ, value: 0.1}}",
      "unknown tolerance mode 'relativ'. Did you mean 'relative'?"
    ),
    (
      "answer: {value: 1, tolerance: {mode: near, value: 0.1}}",
      "unknown tolerance mode 'near': use exact, absolute, relative, allclose, "
        + "prairielearn_sigfig, prairielearn_decdig, stack_relative, stack_absolute, sigfigs, "
        + "sigfigs_strict, decimals, moodle_relative, moodle_nominal, moodle_geometric, "
        + "webwork_relative, webwork_absolute, webwork_digits, edx, interval or numbas"
    ),
    (
      "answer: {value: 1, tolerance: {mode: absolute}}",
      "tolerance mode 'absolute' needs 'value'"
    ),
    ("answer: {tolerance: {mode: exact}}", "answer.value is missing"),
    ("answer: {value: many}", "answer.value: 'many' is no number"),
  ])
  func `a key that cannot be made names the question`(
    _ lines: String, _ message: String
  ) throws {
    let fault = try Bench.fault(
      plugin: Self.check, preparing: "    format: numeric\n    " + lines)
    #expect(fault == Self.place + message)
  }

  @Test func `a tolerance for single numbers does not suit an array`() throws {
    let fault = try Bench.fault(
      preparing:
        "    format: tensor\n"
        + "    answer: {value: [1, 2], tolerance: {mode: decimals, digits: 3}}")
    #expect(
      fault == Self.place
        + "the tolerance mode 'decimals' is about single numbers; arrays take exact, "
        + "absolute, relative or allclose")
  }

  @Test func `an unknown format gets a suggestion`() throws {
    let fault = try Bench.fault(preparing: "    format: numerc\n    answer: {value: 1}")
    #expect(
      fault == "bank/topic.yaml:7:5: question 't001-sample.one' has the unknown format 'numerc'. "
        + "Did you mean 'numeric'?")
  }

  @Test(arguments: [
    ("'one'", "returned a string; expected a number or a tensor"),
    ("{ a = 1 }", "returned a table; expected a number or a tensor"),
    ("true", "returned a boolean; expected a number or a tensor"),
  ])
  func `a reference returns a number or a tensor`(_ returned: String, _ message: String) throws {
    let fault = try Bench.fault(
      plugin: Bench.check("\nreference = function() return \(returned) end"),
      preparing: "    format: numeric\n    check: sample\n    answer: {given: {}}")
    #expect(fault == "sample/plugin.lua:2: reference of check 'sample' \(message)")
  }

  @Test(arguments: [
    ("{text: Yes, correct: true}, {text: Yes}", "options 'o1' and 'o2' have the same text 'Yes'"),
    (
      "{text: {en: A b, zh: 甲}, correct: true}, {text: {en: C d, zh: 甲}}",
      "options 'o1' and 'o2' have the same text (zh) '甲'"
    ),
    (
      "{id: yes, text: A b, correct: true}, {id: 'Yes', text: C d}",
      "options 'yes' and 'Yes' have the same id 'yes'"
    ),
    ("{text: A b}, {text: C d}", "no option is marked 'correct: true'"),
    (
      "{text: A b, correct: true}, {text: C d, correct: true}",
      "2 options are correct; write 'multiple: true' or keep one"
    ),
    ("{text: A b, correct: true}", "a choice needs 2 to 26 options, not 1"),
  ])
  func `options are told apart, and one is right`(_ options: String, _ message: String) throws {
    let fault = try Bench.fault(preparing: "    format: choice\n    options: [\(options)]")
    #expect(fault?.hasSuffix("prepare of format 'choice': " + message) == true, "\(fault ?? "")")
  }

  @Test func `a reference without a value has no question`() throws {
    let fault = try Bench.fault(
      plugin: Bench.check("reference = function() end"),
      preparing: "    format: numeric\n    check: sample\n    answer: {given: {}}")
    #expect(
      fault == Self.place
        + "check 'sample' has no reference value: its reference returned nil")
  }

  @Test(arguments: [
    ("{{nme}}", "'{{nme}}': generate returns no 'nme'. Did you mean 'name'?"),
    ("{{zebra}}", "'{{zebra}}': generate returns no 'zebra'"),
    (
      "{{name:.3f}} m",
      "'{{name:.3f}}' cannot be shown: the formats are .0f to .17f, e and g, and 'name' must be a "
        + "number"
    ),
    (
      "{{size:3f}} m",
      "'{{size:3f}}' cannot be shown: the formats are .0f to .17f, e and g, and 'size' must be a "
        + "number"
    ),
  ])
  func `a placeholder asks for what generate returns`(_ hint: String, _ message: String) throws {
    let fault = try Bench.fault(
      preparing: """
            format: numeric
            generate: return { name = "x", size = 3 }
            hints: ["\(hint)"]
            answer: {value: 1}
        """)
    #expect(fault == Self.place + message)
  }

  @Test(arguments: [
    ("{{ size }} and {{size:.1f}}, {{parts.2}}", "3 and 3.0, b"),
    ("${{size}}$, \\\\${{word}}", "$3$, \\$x"), ("{ {size} }}", "{ {size} }}"),
    ("{{words}}", "x y"),
  ])
  func `placeholders are filled in`(_ hint: String, _ filled: String) throws {
    let question = """
          format: numeric
          generate: return { word = "x", size = 3, parts = {"a", "b"}, words = {en = "x y", zh = "x"} }
          hints: ["\(hint)"]
          answer: {value: 1}
      """
    let hints = try Bench.ask(question: question) { engine, question in
      try engine.prepare(question, seed: 1).variant.hints.map { $0.text(in: .english) }
    }
    #expect(hints == [filled])
  }

  @Test func `of several placeholders without a parameter always the same is told`() throws {
    let notes = (1...9).map { "{note: n\($0), value: \"{{m\($0)}}\", feedback: \"{{f\($0)}}\"}" }
    let fault = try Bench.fault(
      preparing: """
            format: numeric
            generate: return { size = 3 }
            mistakes: [\(notes.joined(separator: ", "))]
            answer: {value: "{{one}}", tolerance: {mode: absolute, value: "{{two}}"}}
        """)
    #expect(fault == Self.place + "'{{two}}': generate returns no 'two'")
  }

  @Test(arguments: [
    ("return 5", 11, " returned a number; expected a table of parameters"),
    ("local a = 1", 11, " returned nil; expected a table of parameters"),
    ("return { f = print }", 11, ": a function cannot leave the plugin"),
    ("local a = 1\n      error('no luck')", 12, ": no luck"),
    ("\n\n      return { a = mth.pi }", 13, ": global 'mth' is not defined. Did you mean 'math'?"),
    ("return { a = = 1 }", 11, ": unexpected symbol near '='"),
    (
      "local a = 1\n      return { a = rng:integer(5, 1) }", 12,
      ": 'rng:integer': there is no number from 5 to 1"
    ),
    (
      "return { a = rng:vector(2, 5, 1) }", 11,
      ": 'rng:vector': there is nothing from 5 to 1 in steps of 1"
    ),
    ("return { a = rng:pick {} }", 11, ": 'rng:pick': the list is empty"),
    (
      "return { a = rng.pick { 1 } }", 11,
      ": 'rng:pick' is called on a table; write it with a colon: rng:pick(list)"
    ),
    (
      "return { a = rng:integer(1, 'six') }", 11,
      ": argument 2 ('hi') of 'rng:integer' is a string; expected a whole number"
    ),
  ])
  func `generate names the line of the bank's file`(
    _ code: String, _ line: Int, _ message: String
  ) throws {
    let fault = try Bench.fault(
      preparing: "    format: numeric\n    generate: |\n      \(code)\n    answer: {value: 1}")
    let found = try #require(fault)
    // A place known to the line from Lua, or to the column from the bank's file.
    let phase = "generate of question 't001-sample.one'\(message)"
    let places = ["bank/topic.yaml:\(line): ", "bank/topic.yaml:\(line):7: "]
    #expect(places.map { $0 + phase }.contains(found), "\(found)")
  }

  @Test func `an unknown rule or option gets a suggestion`() throws {
    func fault(_ name: String, _ options: [String: Value] = [:]) throws -> String? {
      let fault = #expect(throws: PluginError.self) {
        try Shipped.withEngine { engine in
          _ = try engine.combine(
            [RulePart(score: 1, points: 1, status: .graded)],
            by: Quiz.RuleChoice(name: name, options: options))
        }
      }
      return fault?.description
    }
    #expect(try fault("negativ") == "there is no rule 'negativ'. Did you mean 'negative'?")
    #expect(
      try fault("negative", ["penality": .number(0.5)])
        == "rule 'negative' has no option 'penality'. Did you mean 'penalty'?")
  }

  @Test(arguments: [
    ("'high'", "returned a string; expected a score from 0 to 1"),
    ("1.5", "returned 1.5; expected a score from 0 to 1"),
    ("nil", "returned nil; expected a score from 0 to 1"),
  ])
  func `a rule returns a score`(_ returned: String, _ message: String) throws {
    let fault = #expect(throws: Bench.Fault.self) {
      try Bench.ask(
        plugin:
          #"return { name = "r", version = "1", api = 1, rules = { best = {"#
          + "\ncombine = function() return \(returned) end } } }",
        question: "    format: numeric\n    answer: {value: 1}"
      ) { engine, _ in
        _ = try engine.combine([], by: Quiz.RuleChoice(name: "best"))
      }
    }
    #expect(fault?.description == "sample/plugin.lua:2: combine of rule 'best' \(message)")
  }
}
