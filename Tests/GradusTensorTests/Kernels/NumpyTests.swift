import Testing

@testable import GradusTensor

struct NumpyTests {
  static let cases = Fixture.list("cases.json", of: NumpyCase.self)

  @Test func `every operation gives what numpy gives`() throws {
    #expect(Self.cases.count > 400)
    for (line, item) in Self.cases.enumerated() {
      expectEqual(
        try item.result(),
        try item.expected.tensor,
        "\(item.operation), line \(line + 2) of cases.json"
      )
    }
  }

  @Test(arguments: ["+", "-", "*", "/", "maximum", "minimum", "sqrt", "transpose", "where", "eye"])
  func `what IEEE 754 rounds in one way is equal to the last bit`(_ operation: String) throws {
    for item in Self.cases where item.operation == operation {
      let (found, expected) = (try item.result(), try item.expected.tensor)
      #expect(
        zip(found.elements, expected.elements).allSatisfy { $0 == $1 || ($0.isNaN && $1.isNaN) }
      )
    }
  }
}
