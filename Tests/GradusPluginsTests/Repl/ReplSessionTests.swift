import GradusCore
import GradusLua
import Testing

@testable import GradusPlugins

@Suite struct ReplSessionTests {
  /// What becomes of each text in one session, and the lines that were printed.
  private static func talk(
    limits: LuaLimits = LuaLimits(), _ texts: String...
  ) throws -> (outcomes: [ReplSession.Outcome], printed: [String]) {
    try LuaThread.run {
      var printed: [String] = []
      let session = try ReplSession(limits: limits) { printed.append($0) }
      return (texts.map { session.take($0) }, printed)
    }
  }

  private static func last(_ texts: String...) throws -> ReplSession.Outcome {
    try LuaThread.run {
      let session = try ReplSession { _ in }
      return try #require(texts.map { session.take($0) }.last)
    }
  }

  @Test(arguments: [
    ("1 + 1", "2"), ("7 / 2", "3.5"), ("'a' .. 'b'", "\"ab\""), ("1, nil, 'c'", "1\nnil\n\"c\""),
    ("return 5", "5"), ("x = 1", ""), ("", ""), ("  ", ""), ("-- a remark", ""), ("nil", "nil"),
    ("tensor.eye(2)", "tensor[2,2]\n  1  0\n  0  1"), ("print", "function"),
    ("text.number('0.350')", "typed number \"0.350\" = 0.35"), ("rng", "rng"),
    ("{ 1, 2, x = { [3] = true } }", "{ [1] = 1, [2] = 2, x = { [3] = true } }"),
    ("goto done ::done::", ""), ("::done:: x = 1", ""),
  ])
  func `an expression shows its values and a statement runs`(
    _ text: String, shown: String
  ) throws {
    #expect(try Self.last(text) == .shown(shown))
  }

  @Test func `globals persist and locals end with their text`() throws {
    let outcomes = try Self.talk("x = 1", "local y = 2", "x + 1", "y").outcomes
    #expect(outcomes[2] == .shown("2"))
    #expect(
      outcomes[3]
        == .failed(
          """
          input:1: global 'y' is not defined. Did you mean 'x'?
          stack traceback:
          \t[C]: in metamethod 'index'
          \tinput:1: in main chunk
          """))
  }

  @Test(arguments: [
    "for i = 1, 3 do", "{1,", "x =", "function f(", "[[a", "'a", "1 +", "if x then\n  y()",
    "--[[ a remark",
  ])
  func `an incomplete text waits for more`(_ text: String) throws {
    #expect(try Self.last(text) == .incomplete)
  }

  @Test func `an incomplete text is a failure where nothing can follow`() throws {
    try LuaThread.run {
      let session = try ReplSession { _ in }
      #expect(
        session.take("for i = 1, 3 do", isWhole: true)
          == .failed("input:1: 'end' expected near <eof>"))
    }
  }

  @Test(arguments: [
    ("1 +* 2", "input:1: unexpected symbol near '*'"),
    ("foo bar", "input:1: syntax error near 'bar'"),
    ("x = = 1", "input:1: unexpected symbol near '='"),
    ("= 3", "input:1: unexpected symbol near '='"),
    (":sed 3", "there is no command ':sed'. Did you mean ':seed'?"),
    (":seed x", "':seed' takes a whole number, such as :seed 7"),
    (":doc", "':doc' takes a name, such as :doc tensor.softmax"),
    (
      ":doc tensor.softmx",
      "there is no page and no entry 'tensor.softmx'. Did you mean 'tensor.softmax'?"
    ),
  ])
  func `a text that makes no sense says why`(_ text: String, message: String) throws {
    #expect(try Self.last(text) == .failed(message))
  }

  @Test func `an error has its traceback and leaves the session usable`() throws {
    let outcomes = try Self.talk(
      "function f(n) local x = n.y.z return x end", "f({})", "f({ y = { z = 3 } })"
    ).outcomes
    #expect(
      outcomes[1]
        == .failed(
          """
          input:1: attempt to index a nil value (field 'y')
          stack traceback:
          \tinput:1: in function <input:1>
          \t(...tail calls...)
          """))
    #expect(outcomes[2] == .shown("3"))
  }

  @Test func `a limit that is met opens the session afresh and says so`() throws {
    let limits = LuaLimits(instructions: 100_000)
    let outcomes = try Self.talk(limits: limits, "x = 1", "while true do end", "x", "1").outcomes
    #expect(
      outcomes[1]
        == .failed(
          """
          input:1: used more than 100 000 instructions (an endless loop?)
          stack traceback:
          \tinput:1: in main chunk
          the session starts afresh: variables are gone
          """))
    guard case .failed(let message) = outcomes[2] else {
      Issue.record("x is still there")
      return
    }
    #expect(message.hasPrefix("input:1: global 'x' is not defined"))
    #expect(outcomes[3] == .shown("1"))
  }

  @Test func `too many tensors open the session afresh as well`() throws {
    let outcomes = try Self.talk(
      "x = 1", "for i = 1, 20 do tensor.zeros({1000, 1000}) end",
      "tensor.zeros({1000, 1000}):size()"
    ).outcomes
    guard case .failed(let message) = outcomes[1] else {
      Issue.record("there is room")
      return
    }
    #expect(message.hasPrefix("input:1: the tensors of one call hold more than 128 MiB\n"))
    #expect(message.hasSuffix("\nthe session starts afresh: variables are gone"))
    #expect(outcomes[2] == .shown("1000000"))
  }

  @Test func `what is printed is passed on without a name`() throws {
    let session = try Self.talk("print(1, {}, 'a')", "log.warn('careful')")
    #expect(session.printed == ["1\ttable\ta", "warn: careful"])
  }

  @Test func `a seed draws the same stream again`() throws {
    let draw = "rng:permutation(20)"
    let outcomes = try Self.talk(":seed 7", draw, draw, ":seed 7", draw, ":seed 8", draw).outcomes
    #expect(outcomes[0] == .shown("seed 7"))
    #expect(outcomes[1] == outcomes[4])
    #expect(outcomes[1] != outcomes[2])
    #expect(outcomes[1] != outcomes[6])
  }

  @Test func `commands tell about functions and budgets, and leave`() throws {
    #expect(
      try Self.last(":doc tensor.softmax")
        == .shown(String(try PluginDocs.text(of: "tensor.softmax").dropLast())))
    #expect(try Self.last(":doc t:softmax") == Self.last(":doc softmax"))
    #expect(try Self.last(":doc log") == .shown("log.info(…)\nlog.warn(…)"))
    guard case .shown(let library) = try Self.last(":doc string.rep") else {
      Issue.record("nothing on string.rep")
      return
    }
    #expect(library.hasPrefix("- `string.rep(s, n[, separator])`: "))
    #expect(try Self.last(":quit") == .left)
    #expect(
      try Self.last(":budget")
        == .shown(
          "the last input used 0 of 20 000 000 instructions and 0 of 268 435 456 bytes"))
    #expect(try Self.last("tensor.eye(9)", ":budget") != Self.last(":budget"))
    guard case .shown(let help) = try Self.last(":help") else {
      Issue.record("no help")
      return
    }
    #expect(help.contains("write x = 1, not\nlocal x = 1."))
    #expect(!help.contains("params"))
  }

  @Test func `a word is completed by globals, members and methods`() throws {
    try LuaThread.run {
      let session = try ReplSession { _ in }
      _ = session.take("my_table = { alpha = 1, beta = { 1 } }; t = tensor.eye(2); s = 'x'")
      #expect(session.completions(of: "my_") == ["my_table"])
      #expect(session.completions(of: "ten") == ["tensor"])
      #expect(session.completions(of: "tensor.soft") == ["tensor.softmax"])
      #expect(session.completions(of: "my_table.") == ["my_table.alpha", "my_table.beta"])
      #expect(session.completions(of: "t:tra") == ["t:transpose"])
      #expect(session.completions(of: "s:up") == ["s:upper"])
      #expect(session.completions(of: "rng:pi") == ["rng:pick"])
      #expect(session.completions(of: "nothing.") == [])
      #expect(session.completions(of: "f().") == [])
      #expect(session.take(":budget") != .shown(""))
    }
  }

  @Test func `a question gives its fields, its variant and its parameters`() throws {
    let question = """
          format: numeric
          generate: return { n = rng:integer(1, 1000000) }
          answer: {value: "{{n}}", tolerance: {mode: exact}}
      """
    let outcomes = try Bench.ask(question: question) { engine, question in
      let session = try ReplSession(
        subject: .init(question: question, engine: engine), seed: 3, print: { _ in })
      return [
        "question.id", "question.answer.value == params.n", "variant.check:key() == params.n",
        "variant.check:kind()", "first = params.n", "rng:integer(1, 1000000) == first", ":seed 4",
        "params.n == first",
      ].map { session.take($0) }
    }
    #expect(
      outcomes == [
        .shown("\"t001-sample.one\""), .shown("true"), .shown("true"), .shown("\"number\""),
        .shown(""), .shown("true"), .shown("seed 4"), .shown("false"),
      ])
  }
}
