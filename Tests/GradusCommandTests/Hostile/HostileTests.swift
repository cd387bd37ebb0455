import Testing

/// Plugins that misbehave cost their own record and nothing else.
@Suite struct HostileTests {
  private static let bank = """
    topic: t
    section: s
    difficulty: 1
    title: Hostile
    questions:
      - {id: bad, format: bad, prompt: "1 + 1 = ?"}
      - {id: good, format: good, prompt: "1 + 1 = ?"}
    """

  private static let records = """
    {"id":"1","question":"t.good","answer":"2"}
    {"id":"2","question":"t.bad","answer":"2"}
    {"id":"3","question":"t.good","answer":"2"}

    """

  @Test func `a counter kept between calls starts anew with every record`() throws {
    let command = try Command()
    try command.write(
      "hostile/plugin.lua",
      """
      local calls = 0
      return { name = "hostile", version = "1.0.0", api = 1, formats = {
        bad = { grade = function() calls = calls + 1 return { score = 1 / calls } end },
        good = { grade = function() return 1 end },
      } }
      """)
    try command.write("hostile/banks/h/t.yaml", Self.bank)
    let line = #"{"question":"t.bad","answer":"2"}"#
    let outcome = try command.gradus(
      "worker", "--plugins", "hostile", input: [line, line, line].joined(separator: "\n"))
    #expect(try outcome.results().map(\.score) == [1, 1, 1])
  }

  @Test func `a plugin that cannot be loaded fails its own questions only`() throws {
    let command = try Command()
    try command.write("plugins/hostile/plugin.lua", "return {")
    try command.write("plugins/hostile/banks/h/t.yaml", Self.bank)
    try command.write("answers.jsonl", Self.records + Self.other)
    let outcome = try command.gradus("grade", "--plugins", "plugins", "answers.jsonl")
    #expect(try outcome.results().map(\.status) == ["failed", "failed", "failed", "graded"])
    let first = try #require(try outcome.results().first)
    #expect(first.reason == "plugin_error")
    let message = try #require(first.message)
    #expect(
      message.contains(
        "has the unknown format 'good'; its plugin has a fault: plugins/hostile/plugin.lua:1: "
          + "loading plugin 'hostile': "), "\(message)")
    #expect(outcome.errors.contains("plugins/hostile/plugin.lua:1: loading plugin 'hostile': "))
    #expect(outcome.status == 1)
  }

  private static let other =
    #"{"id":"4","question":"t055-attention-scaling.growing-width","answer":"doubles"}"# + "\n"
}
