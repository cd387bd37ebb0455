import GradusCore
import GradusLua
import GradusTensor
import Testing

@testable import GradusPlugins

/// The examples that authors read. Their values come from numpy, from a Python program that draws
/// from the documented stream, or from what the words say.
@Suite struct HostExampleTests {
  /// What the examples of a page may use beside the globals.
  private static func objects(_ host: HostAPI) throws -> [LuaValue] {
    let stream = HostStream(
      random: RandomStream(name: HostAPI.exampleStream), keepsAuthoredOrder: false)
    let mistake = CheckKey.Mistake(note: "variance", value: Tensor(64), feedback: nil)
    let key = CheckKey(
      kind: .number, steps: [.init(name: "", key: Tensor(8), mistakes: [mistake])],
      tolerance: try Tolerance(mode: "relative", parameters: ["value": 0.01]),
      closeness: .init(rtol: 0.01, atol: 0))
    return [host.lend(stream), .table(["check": host.lend(key)])]
  }

  private static func value(
    _ expression: String, log: @escaping (String) -> Void = { _ in }
  ) throws -> LuaValue {
    try HostSandbox.run(
      "local rng, variant = ...\nreturn \(expression)", arguments: objects, log: log)
  }

  @Test(arguments: HostAPI.functions)
  func `an example gives the value it says`(_ function: HostFunction) throws {
    var lines: [String] = []
    let found = try Self.value(function.example.source) { lines.append($0) }
    let wanted = try Self.value(function.example.value)
    #expect(found.isClose(to: wanted), "\(function.fullName) gave \(found)")
    #expect(lines == (function.example.prints.map { ["test: \($0)"] } ?? []))
  }

  @Test(arguments: HostAPI.functions)
  func `a function is called in its example`(_ function: HostFunction) {
    let name =
      switch function.home {
      case .operation(_, let written):
        String(written.split(separator: " ").dropFirst().first ?? "-")
      case .space, .method: function.name
      }
    #expect(function.example.source.contains(name))
  }

  @Test func `names are used once`() {
    let names = HostAPI.functions.map(\.fullName)
    #expect(Set(names).count == names.count)
  }
}

extension HostFunction: CustomTestStringConvertible {
  var testDescription: String { fullName }
}

extension LuaValue {
  /// Whether the values are the same, numbers to within the rounding of a last step.
  fileprivate func isClose(to other: LuaValue) -> Bool {
    if let left = double, let right = other.double {
      return left == right || abs(left - right) <= 1e-15 * max(1, abs(right))
    }
    if let left = elements, let right = other.elements {
      return left.count == right.count && zip(left, right).allSatisfy { $0.isClose(to: $1) }
    }
    return self == other
  }
}
