import Testing

/// `gradus plugin repl` without a terminal: texts on standard input, no prompts.
@Suite struct ReplTests {
  private static func repl(_ arguments: String..., input: String) throws -> Command.Outcome {
    let command = try Command()
    try command.write(
      "mine/plugin.lua",
      """
      local words = require "words"
      return { name = "mine", version = "1.0.0", api = 1, rules = { half = {
        combine = function(parts) return words.half(parts[1].score) end,
      } } }
      """)
    try command.write("mine/words.lua", "return { half = function(x) return x / 2 end }")
    try command.write("bad/plugin.lua", "return {")
    return try command.gradus(all: ["plugin", "repl"] + arguments, input: input)
  }

  @Test func `texts are read, run and shown without prompts`() throws {
    let outcome = try Self.repl(input: "x = 20\nfor i = 1, 2 do\n  print(i)\nend\nx + 1\n")
    #expect(outcome.status == 0)
    #expect(outcome.output == "1\n2\n21\n")
    #expect(outcome.errors == "")
  }

  @Test func `empty input ends at once`() throws {
    let outcome = try Self.repl(input: "")
    #expect(outcome.status == 0)
    #expect(outcome.output == "")
  }

  @Test func `the status is 1 when a text failed, and the rest still runs`() throws {
    let outcome = try Self.repl(input: "error('no')\n2\n")
    #expect(outcome.status == 1)
    #expect(outcome.output == "2\n")
    #expect(outcome.errors.hasPrefix("input:1: no\nstack traceback:\n"))
  }

  @Test func `a text that is cut off at the end fails`() throws {
    let outcome = try Self.repl(input: "1\nif true then")
    #expect(outcome.status == 1)
    #expect(outcome.output == "1\n")
    #expect(outcome.errors == "input:1: 'end' expected near <eof>\n")
  }

  @Test func `quitting leaves the rest unread`() throws {
    let outcome = try Self.repl(input: "1\n:quit\nerror()\n")
    #expect(outcome.status == 0)
    #expect(outcome.output == "1\n")
  }

  @Test func `a plugin's table and modules are there`() throws {
    let outcome = try Self.repl(
      "mine",
      input: """
        plugin.name
        plugin.rules.half.combine({ { score = 1 } })
        require("words").half(3)
        """)
    #expect(outcome.status == 0)
    #expect(outcome.output == "\"mine\"\n0.5\n1.5\n")
  }

  @Test func `a question can be looked into`() throws {
    let outcome = try Self.repl(
      "--question", "t055-attention-scaling.scaled-output", "--seed", "3",
      input: "tensor.new(params.q):shape()\nvariant.check:kind()\n")
    #expect(outcome.status == 0)
    #expect(outcome.output == "{2, 4}\n\"tensor\"\n")
  }

  @Test func `a plugin that cannot be loaded is said at once`() throws {
    let outcome = try Self.repl("bad", input: "1\n")
    #expect(outcome.status == 65)
    #expect(outcome.output == "")
    #expect(outcome.errors.contains("bad/plugin.lua:1: loading plugin 'bad':"))
  }

  @Test func `an unknown question is said with a suggestion`() throws {
    let outcome = try Self.repl("--question", "t055-attention-scaling.scaled-outptu", input: "")
    #expect(outcome.status == 66)
    #expect(outcome.errors.contains("Did you mean 't055-attention-scaling.scaled-output'?"))
  }
}
