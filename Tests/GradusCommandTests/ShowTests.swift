import Testing

/// `gradus show` grades an answer and tells what the plugins did.
@Suite struct ShowTests {
  private static let plugin = """
    return { name = "echo", version = "1.0.0", api = 1, formats = { echo = {
      fields = { answer = { type = "key", required = true } },
      prepare = function(question, rng)
        log.info("preparing")
        return { wanted = question.answer.value }
      end,
      present = function() return { input = { kind = "line" } } end,
      parse = function(raw)
        if raw == "?" then return nil, "Give a number." end
        return text.number(raw)
      end,
      grade = function(value, variant)
        if value.value == 13 then error("unlucky") end
        return { score = value.value == variant.wanted and 1 or 0.5, notes = { "near" },
          feedback = "Nearly.", trace = { "half of it" } }
      end,
    } } }
    """
  private static let bank = """
    topic: t
    section: s
    difficulty: 1
    title: Echo
    questions:
      - id: q
        format: echo
        generate: return { n = 4 }
        prompt: "Say {{n}}."
        answer: {value: "{{n}}", tolerance: {mode: exact}}
    """

  private static func show(_ arguments: String...) throws -> Command.Outcome {
    let command = try Command()
    try command.write("echo/plugin.lua", plugin)
    try command.write("echo/banks/b/t.yaml", bank)
    return try command.gradus(all: ["show", "t.q", "--plugins", "echo"] + arguments)
  }

  /// Budgets depend on the version of Lua, so that their numbers are no part of what is expected.
  private static func withoutUsage(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .filter { !$0.hasPrefix("   used") }.joined(separator: "\n")
  }

  @Test func `an answer gets its whole verdict below the question`() throws {
    let outcome = try Self.show("--answer", "3")
    #expect(outcome.status == 0)
    #expect(
      outcome.output == """
        Say 4.
        ╭─────────╮
        │ Verdict │
        ╰─────────╯

        status graded · score 0.5 · notes near

        ◐ Partly right: 0.5/1

        Nearly.

        half of it

        """)
    #expect(outcome.errors == "echo: info: preparing\n")
    let chinese = try Self.show("--answer", "4", "--lang", "zh")
    #expect(chinese.output.contains("│ 判定 │"))
    #expect(chinese.output.contains("状态 graded · 得分 1 · 标记 near"))
  }

  @Test func `an answer that cannot be read says so and costs nothing`() throws {
    let outcome = try Self.show("--answer", "?")
    #expect(outcome.status == 0)
    #expect(
      outcome.output.contains(
        "status invalid\n\nThis answer cannot be read:\n\nGive a number."))
  }

  @Test func `the verdict is part of the JSON object`() throws {
    let outcome = try Self.show("--answer", "4", "--json")
    #expect(
      outcome.output.hasSuffix(
        #""verdict":{"feedback":["Nearly."],"notes":["near"],"score":1,"status":"graded","trace":["half of it"]}}"#
          + "\n"))
  }

  @Test func `a trace tells in order what each phase got and gave`() throws {
    let outcome = try Self.show("--answer", "3", "--seed", "7", "--trace")
    #expect(outcome.status == 0)
    #expect(
      Self.withoutUsage(outcome.errors) == """
        trace of t.q, seed 7

        == generate of question 't.q'
           gets    rng
           gives   { n = 4 }
        echo: info: preparing

        == prepare of format 'echo', plugin 'echo'
           gets    {
                     answer = { tolerance = { mode = "exact" }, value = 4 },
                     id = "t.q",
                     points = 1.0,
                     prompt = "Say 4.",
                   }
           gets    rng
           gives   { wanted = 4 }

        == key of this draw
           is      check { kind = "number", key = 4.0 }

        == present of format 'echo', plugin 'echo'
           gets    { check = check { kind = "number", key = 4.0 }, wanted = 4 }
           gets    { lang = "en" }
           gives   { input = { kind = "line" } }

        == parse of format 'echo', plugin 'echo'
           gets    "3"
           gets    { check = check { kind = "number", key = 4.0 }, wanted = 4 }
           gives   typed number "3" = 3.0

        == grade of format 'echo', plugin 'echo'
           gets    typed number "3" = 3.0
           gets    { check = check { kind = "number", key = 4.0 }, wanted = 4 }
           gives   { feedback = "Nearly.", notes = {"near"}, score = 0.5, trace = {"half of it"} }

        """)
    let used = outcome.errors.split(separator: "\n").filter { $0.hasPrefix("   used") }
    #expect(used.count == 5)
    let pattern = /\ \ \ used    [\d ]+ instructions, [\d ]+ bytes/
    #expect(used.allSatisfy { $0.wholeMatch(of: pattern) != nil })
  }

  @Test func `a fault of the plugin ends the trace and the status is 1`() throws {
    let outcome = try Self.show("--answer", "13", "--trace")
    #expect(outcome.status == 1)
    #expect(
      outcome.errors.hasPrefix(
        "trace of t.q, no seed: seed 0 for parameters, authored order\n"))
    #expect(
      Self.withoutUsage(outcome.errors).hasSuffix(
        """
           gets    { check = check { kind = "number", key = 4.0 }, wanted = 4 }
           fault   echo/plugin.lua:13: grade of format 'echo': unlucky

        """))
  }

  @Test func `a mistake near the key is traced through the draws it took`() throws {
    let question = "t055-attention-scaling.scaled-output"
    let outcome = try Command().gradus(
      "show", question, "--seed", "3", "--trace", "--answer", "1 2; 3 4")
    #expect(
      outcome.errors.contains("== mistake 'no-scale' of check 'attention', plugin 'attention'"))
    #expect(
      outcome.errors.contains(
        "   draws   2, since a mistake lay too close to the key before\n"))
    #expect(
      outcome.errors.contains(
        "   gets    the same as present of format 'tensor' gets\n"))
  }
}
