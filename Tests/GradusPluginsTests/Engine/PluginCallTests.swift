import GradusCore
import GradusLua
import Testing

@testable import GradusPlugins

/// What an engine tells its observer.
@Suite struct PluginCallTests {
  private static let question = """
        format: tensor
        generate: return { x = {{1, 2}, {3, 4}} }
        check: sample
        answer: {given: {x: "{{x}}"}, tolerance: {mode: exact}}
    """

  /// The calls while a question is prepared and an answer graded, and the verdict.
  private static func calls(
    check: String, question: String = Self.question, answer: String
  ) throws -> (calls: [PluginCall], verdict: Verdict?) {
    var calls: [PluginCall] = []
    var verdict: Verdict?
    try Bench.ask(plugin: Bench.check(check), question: question) { plain, question in
      let engine = Engine(library: plain.library, observer: { calls.append($0) })
      do {
        verdict = engine.grade(.text(answer), try engine.prepare(question, seed: 1))
      } catch {}
    }
    return (calls, verdict)
  }

  @Test func `tensors are told as they are, in the order calls end`() throws {
    let calls = try Self.calls(
      check: """
        given = { x = "tensor[n,m]" }, reference = function(g) return g.x * 2 end,
        mistakes = { ["not-doubled"] = { reference = function(g) return g.x end, feedback = "Double." } }
        """, answer: "1 2; 3 4"
    ).calls
    #expect(
      calls.map(\.phase) == [
        "generate of question 't001-sample.one'", "reference of check 'sample'",
        "mistake 'not-doubled' of check 'sample'", "parse of format 'tensor'",
        "grade of format 'tensor'",
      ])
    #expect(calls.map(\.plugin) == [nil, "sample", "sample", "tensor", "tensor"])
    #expect(calls[0].arguments == ["rng"])
    #expect(calls[0].results == ["{ x = {{1, 2}, {3, 4}} }"])
    #expect(calls[1].arguments == ["{ x = tensor[2,2] {{1, 2}, {3, 4}} }", "{}"])
    #expect(calls[1].results == ["tensor[2,2]\n  2  4\n  6  8"])
    #expect(calls[3].results == ["tensor[2,2]\n  1  2\n  3  4"])
    #expect(calls.allSatisfy { $0.fault == nil && $0.usage.allocation > 0 })
  }

  @Test func `an error and a wrong result are told with the call`() throws {
    let raised = try Self.calls(
      check: "given = { x = \"tensor\" }, reference = function(g) error('no', 0) end", answer: "1")
    #expect(raised.verdict == nil)
    #expect(raised.calls.last?.results == [])
    #expect(raised.calls.last?.fault?.message == "reference of check 'sample': no")
    let wrong = try Self.calls(
      check: "given = { x = \"tensor\" }, reference = function(g) return 'two' end", answer: "1")
    #expect(wrong.calls.last?.results == ["\"two\""])
    #expect(
      wrong.calls.last?.fault?.message
        == "reference of check 'sample' returned a string; expected a number or a tensor")
  }

  @Test func `a budget that was used up is told`() throws {
    let calls = try Self.calls(
      check: "given = { x = \"tensor\" }, reference = function(g) while true do end end",
      answer: "1"
    ).calls
    #expect(calls.last?.fault?.code == .budget)
    #expect(calls.last?.usage.instructions == 20_000_000)
  }

  @Test func `an observer changes no verdict`() throws {
    let check = "given = { x = \"tensor\" }, reference = function(g) return g.x + 1 end"
    let seen = try Self.calls(check: check, answer: "2 3; 4 5").verdict
    let unseen = try Bench.verdicts(
      plugin: Bench.check(check), question: Self.question, seed: 1, .text("2 3; 4 5"))
    #expect(seen?.isRight == true)
    #expect(seen == unseen.first)
  }
}
