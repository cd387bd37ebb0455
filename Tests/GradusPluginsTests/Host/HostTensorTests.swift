import GradusLua
import Testing

@testable import GradusPlugins

/// What only the binding of tensors does.
@Suite struct HostTensorTests {
  @Test(arguments: [
    ("{3, 1, 2}", [4, 2, 3]), ("{-1, 1, 2}", [4, 2, 3]), ("{-3, -1, -2}", [2, 4, 3]),
  ])
  func `axes of an order count from 1 or from the end`(_ order: String, _ shape: [Int]) throws {
    let found = try HostSandbox.run(
      "return tensor.zeros({2, 3, 4}):transpose(\(order)):shape()")
    #expect(found == .list(shape.map { .integer($0) }))
  }
}
