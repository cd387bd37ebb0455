import Testing

/// `gradus check` finds what is broken in a question and says where.
@Suite struct CheckTests {
  private static func bank(_ question: String) -> String {
    """
    topic: t
    section: s
    difficulty: 1
    title: {en: Root, zh: 根}
    questions:
      - id: root
        format: numeric
        generate: |
          local d = rng:pick {16, 64, 256}
          return { d = d, answer = d ^ 0.5, close = d ^ 0.5 * 1.005 }
        prompt: {en: "√{{d}} = ?", zh: "√{{d}} = ？"}
    \(question)
    """
  }

  @Test(arguments: [
    ("    answer: {value: \"{{answer}}\", tolerance: {mode: relative, value: 0.01}}", 0, ""),
    (
      """
          answer: {value: "{{answer}}", tolerance: {mode: relative, value: 0.01}}
          mistakes: [{note: near, value: "{{close}}", feedback: {en: Near., zh: 接近。}}]
      """, 1,
      "bank/t.yaml:6:5: question 't.root': mistake 'near' is within three tolerances of the key in every draw"
    ),
    (
      """
          answer: {value: "{{answer}}", tolerance: {mode: relative, value: 0.01}}
          mistakes: [{note: same, value: "{{answer}}", feedback: {en: Same., zh: 相同。}}]
      """, 1, "mistake 'same' is within three tolerances of the key in every draw"
    ),
    (
      "    answer: {value: \"{{answr}}\", tolerance: {mode: exact}}", 1,
      "bank/t.yaml:6:5: question 't.root': '{{answr}}': generate returns no 'answr'. Did you mean "
        + "'answer'?"
    ),
    (
      "    answer: {value: \"2*{{d}}\", tolerance: {mode: exact}}", 1,
      "bank/t.yaml:6:5: question 't.root': answer.value: '2*64' is no number"
    ),
    (
      "    answer: {value: 4, tolerence: {mode: exact}}", 1,
      "unknown field 'tolerence'. Did you mean 'tolerance'?"
    ),
  ])
  func `a broken question is found and placed`(
    _ fields: String, status: Int32, message: String
  ) throws {
    let command = try Command()
    try command.write("bank/t.yaml", Self.bank(fields))
    let outcome = try command.gradus("check", "bank", "--seeds", "10")
    #expect(outcome.status == status)
    #expect(outcome.output.contains(message))
  }

  @Test(arguments: [
    (
      "options: [{text: Because the variance of the sum grows, correct: true}, {text: Yes}, {text: No}]",
      "the key is more than twice as long as every other option (en), which gives it away"
    ),
    (
      "options: [{text: Yes, correct: true}, {text: No}, {text: All of the above}]",
      "the option 'All of the above' stands for others; options are shuffled"
    ),
  ])
  func `what gives an answer away is a warning, and a fault with --strict`(
    _ options: String, message: String
  ) throws {
    let command = try Command()
    try command.write(
      "bank/t.yaml",
      "topic: t\nsection: s\ndifficulty: 1\ntitle: T\nquestions:\n"
        + "  - {id: q, format: choice, prompt: Why?, \(options)}\n")
    let outcome = try command.gradus("check", "bank", "--seeds", "2")
    #expect(outcome.output.contains("bank/t.yaml:6:5: warning: question 't.q': \(message)"))
    #expect(outcome.status == 0)
    #expect(try command.gradus("check", "bank", "--seeds", "2", "--strict").status == 1)
  }

  @Test func `of a plugin that cannot be loaded the cause is told and not what follows`() throws {
    let command = try Command()
    try command.write("odd/plugin.lua", "return {\n  formats = { odd = { grade = } }\n}")
    try command.write(
      "odd/banks/b/t.yaml",
      """
      topic: t
      section: s
      difficulty: 1
      title: T
      questions:
        - {id: a, format: odd, prompt: Why?}
        - {id: b, format: odd, prompt: How?}
        - {id: c, format: tensor, check: odd, prompt: What?, answer: {given: {}}}
      """)
    let outcome = try command.gradus("check", "odd")
    #expect(
      outcome.output == """
        odd/plugin.lua:2: loading plugin 'odd': unexpected symbol near '}'
        2 |   formats = { odd = { grade = } }
          |               ^^^

        """)
    #expect(outcome.status == 1)
  }

  @Test func `a solution that does not earn full marks is found`() throws {
    let command = try Command()
    try command.write(
      "odd/plugin.lua",
      """
      return { name = "odd", version = "1.0.0", api = 1, formats = { odd = {
        grade = function(value) return value == "2" and 1 or 0 end,
        solution = function() return "3" end,
      } } }
      """)
    try command.write(
      "odd/banks/b/t.yaml",
      """
      topic: t
      section: s
      difficulty: 1
      title: Odd
      questions:
        - {id: q, format: odd, prompt: "1 + 1 = ?"}
      """)
    let outcome = try command.gradus("check", "odd", "--seeds", "3")
    #expect(outcome.status == 1)
    #expect(
      outcome.output.contains(
        "odd/banks/b/t.yaml:6:5: question 't.q': the solution '3' gets a score of 0 instead of 1"))
  }
}
