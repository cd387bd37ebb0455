import Testing

@Suite struct RunTests {
  private static let answers = "B\n0.35\n1 0; 0 1\nA\nmany\n"

  @Test func `the same seed and answers give the same text`() throws {
    let command = try Command()
    let arguments = ["run", "transformer", "--seed", "1", "--count", "5"]
    let first = try command.gradus(all: arguments, input: Self.answers)
    let second = try command.gradus(all: arguments, input: Self.answers)
    #expect(first.status == 0)
    #expect(first.output == second.output)
    #expect(first.output.contains("Summary"))
    let other = try command.gradus(
      "run", "transformer", "--seed", "2", "--count", "5", input: Self.answers)
    #expect(other.output != first.output)
  }

  @Test func `a quiz without answers ends cleanly with its summary`() throws {
    let outcome = try Command().gradus("run", "--seed", "4", "--lang", "zh")
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("答了 0 题，答对 0 题，未答 20 题。"))
  }

  @Test func `an unreadable answer is explained and asked again`() throws {
    let outcome = try Command().gradus(
      "run", "--seed", "1", "--only", "t004-cost-of-each-layer.crossover-length",
      input: "a lot\n0\n")
    #expect(outcome.output.contains("'a lot' is not a number"))
    #expect(outcome.output.contains("Try again; this cost no attempt."))
    #expect(outcome.output.contains("0 right of 1 answered, 0 not answered."))
  }

  @Test func `a line of any length is one answer`() throws {
    let outcome = try Command().gradus(
      "run", "--seed", "1", "--only", "t004-cost-of-each-layer.crossover-length",
      input: String(repeating: "7", count: 3_000_000) + "\n0\n")
    #expect(outcome.output.contains("The answer is longer than 64 KiB."))
    #expect(outcome.output.contains("0 right of 1 answered, 0 not answered."))
  }

  @Test(arguments: [
    (["run", "transfomer"], 66, "there is no quiz 'transfomer'. Did you mean 'transformer'?"),
    (["show", "t055-attention-scaling.spred"], 66, "there is no question"),
    (["grade", "missing.jsonl"], 66, "there is no file 'missing.jsonl'"),
    (["check", "nowhere"], 66, "there is no file or folder 'nowhere'"),
    (
      ["run", "--only", "nothing", "--difficulty", "2-3"], 66,
      "quiz 'transformer' has no question for --only nothing and --difficulty 2-3"
    ),
    (["run", "--difficulty", "0-3"], 64, "The value '0-3' is invalid for '--difficulty <range>'"),
    (["run", "--count", "0"], 64, "--count must be at least 1"),
    (["list", "--bank", "nowhere", "quizzes"], 66, "there is no folder 'nowhere'"),
  ])
  func `a wrong call says what is wrong and has its exit status`(
    _ arguments: [String], status: Int32, message: String
  ) throws {
    let command = try Command()
    let outcome = try command.gradus(all: arguments)
    #expect(outcome.status == status)
    #expect(outcome.errors.contains(message))
  }
}
