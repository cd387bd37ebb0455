import GradusCore
import Testing

@testable import GradusPlugins

/// What a plugin may ask for, and who has the last word.
@Suite struct BudgetTests {
  private static func plugin(_ budget: String, loops: Int) -> String {
    """
    return { name = "sample", version = "1.0.0", api = 1, budget = \(budget), formats = {
      sample = { grade = function() for i = 1, \(loops) do end return 1 end },
    } }
    """
  }

  @Test func `a plugin can ask for more than the usual budget`() throws {
    let verdicts = try Bench.verdicts(
      plugin: Self.plugin("{ instructions = 60000000 }", loops: 25_000_000),
      question: "    format: sample", .text("x"))
    #expect(verdicts[0].score == 1)
  }

  @Test func `a plugin can ask for less than the usual budget`() throws {
    let verdicts = try Bench.verdicts(
      plugin: Self.plugin("{ instructions = 1000 }", loops: 2000), question: "    format: sample",
      .text("x"))
    #expect(verdicts[0].failure?.reason == .budget)
  }

  @Test func `who runs a plugin has the last word`() throws {
    let verdicts = try Bench.verdicts(
      plugin: Self.plugin("{ instructions = 100000000 }", loops: 2000),
      question: "    format: sample", budget: Budget(instructions: 1000), .text("x"))
    #expect(verdicts[0].failure?.reason == .budget)
    #expect(
      verdicts[0].failure?.message.hasSuffix("used more than 1 000 instructions (an endless loop?)")
        == true)
  }

  @Test(arguments: [
    ("5", "'budget' is a number; expected a table"),
    (
      "{ instruction = 5 }",
      "'budget' has an unknown key 'instruction'. Did you mean 'instructions'?"
    ),
    ("{ memory = 0 }", "budget: 'memory' is no whole number from 1"),
    ("{ memory = \"much\" }", "budget: 'memory' is no whole number from 1"),
    ("{ instructions = 200000001 }", "budget: 'instructions' is 200000001; the most is 200000000"),
    ("{ text = 1 << 30 }", "budget: 'text' is 1073741824; the most is 16777216"),
  ])
  func `a budget that is none is refused`(_ budget: String, _ message: String) throws {
    let faults = try Bench.faults(loading: Self.plugin(budget, loops: 1))
    #expect(faults == ["sample/plugin.lua:1: plugin 'sample': \(message)"])
  }
}
