import GradusLua
import Testing

@testable import GradusPlugins

/// What is derived from the declaration of a host function.
@Suite struct HostFunctionTests {
  /// A function that is to go.
  static let spread = HostFunction(
    .space("tensor", method: .tensor), "spread",
    [.array("t", "n"), .axis(default: "−1"), .boolean("keep", "keep the axis", default: "false")],
    .value(.number, "in units of t"), "How far the elements lie apart.",
    refuses: ["an array without elements"], example: "tensor.spread({1, 3})", gives: "2",
    deprecated: .init(since: 1, instead: "tensor.var(t) ^ 0.5")
  ) { _, arguments throws(LuaFault) in
    throw arguments.fault(1, expected: "a whole number")
  }

  @Test(
    arguments: [
      ([], ""),
      ([.array("t")], "t"),
      (
        [.array("t"), .axis(default: "−1"), .boolean("keep", "", default: "no")],
        "t[, axis[, keep]]"
      ),
      ([.number("p", "", default: "0.5")], "[p]"),
      ([.array("t"), .more(.integer, "")], "t, …"),
    ] as [([Parameter], String)])
  func `brackets stand round what may be left out`(_ parameters: [Parameter], _ signature: String) {
    #expect(parameters.signature == signature)
  }

  @Test func `a call is written in every way there is`() {
    #expect(Self.spread.calls == ["tensor.spread(t[, axis[, keep]])", "t:spread([axis[, keep]])"])
    let calls = HostAPI.functions.filter { ["__add", "pick", "kind", "eye"].contains($0.name) }
      .map(\.calls)
    #expect(
      calls == [
        ["tensor.eye(n)"], ["a + b"], ["rng:pick(list)"], ["variant.check:kind()"],
      ])
  }

  @Test func `an argument is named in messages, and the object before a colon is not counted`() {
    #expect(Self.spread.argument(1) == "argument 2 ('axis')")
    #expect(Self.spread.argument(7) == "argument 8")
    let pick = HostAPI.functions.first { $0.name == "pick" }
    #expect(pick?.argument(1) == "argument 1 ('list')")
  }
}
