import Foundation
import Testing

@testable import GradusTensor

/// A tensor as `make_fixtures.py` writes it.
struct FixtureTensor: Decodable, Sendable {
  let shape: [Int]
  let elements: [Double]

  var tensor: Tensor {
    get throws { try Tensor(shape: shape, elements: elements) }
  }
}

/// The files that `Fixtures/make_fixtures.py` writes.
enum Fixture {
  static func list<Item: Decodable>(_ name: String, of type: Item.Type) -> [Item] {
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "inf",
      negativeInfinity: "-inf",
      nan: "nan"
    )
    do {
      return try decoder.decode([Item].self, from: Data(bytes(name)))
    } catch {
      Issue.record("fixture \(name) cannot be read: \(error)")
      return []
    }
  }

  static func path(_ name: String) -> String {
    Bundle.module.bundleURL.appendingPathComponent("Fixtures/\(name)").path
  }

  static func bytes(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: path(name))))
  }
}

/// Expects equal shapes, and elements that are equal or differ in the last few bits only.
func expectEqual(
  _ found: Tensor,
  _ expected: Tensor,
  _ comment: Comment? = nil,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let comparison = Tensor.compare(
    answer: found,
    key: expected,
    rtol: 1e-13,
    atol: 1e-15,
    equalNaN: true
  )
  #expect(comparison.isClose, comment, sourceLocation: sourceLocation)
  if !comparison.isClose {
    Issue.record("\(comparison)", sourceLocation: sourceLocation)
  }
}

/// Expects an error with exactly this code and this message.
func expectError<Value>(
  _ code: TensorError.Code,
  _ message: String,
  sourceLocation: SourceLocation = #_sourceLocation,
  from body: () throws -> Value
) {
  let error = #expect(throws: TensorError.self, sourceLocation: sourceLocation) { _ = try body() }
  #expect(error?.code == code, sourceLocation: sourceLocation)
  #expect(error?.message == message, sourceLocation: sourceLocation)
}
