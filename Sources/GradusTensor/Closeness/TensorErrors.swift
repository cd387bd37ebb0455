/// How far the elements of an answer are from a key of the same shape, in few numbers.
public struct TensorErrors: Hashable, Sendable {
  /// How many elements are outside the tolerance.
  public private(set) var wrongCount = 0
  /// How many elements of the answer are NaN where the key has a number.
  public private(set) var unexpectedNaNCount = 0
  /// The largest `|a - b|`, or `nil` when no element differs by a number.
  public var largestAbsoluteError: Double? { largestPlace.map { _ in largest } }
  /// Where the largest error is in row-major order; the first of equals.
  private(set) var largestPlace: Int?
  private var largest = -1.0

  /// What is to be said of shapes that differ.
  static let none = TensorErrors()
}

extension Tensor {
  /// Finds the errors of an answer after the rule of ``allclose(to:rtol:atol:equalNaN:)``; `nil` when
  /// the shapes differ.
  public static func errors(
    answer: Tensor, key: Tensor, rtol: Double = 1e-5, atol: Double = 1e-8, equalNaN: Bool = false
  ) -> TensorErrors? {
    guard answer.shape == key.shape else { return nil }
    return TensorErrors(
      answer.elements, key.elements, Tolerance(rtol: rtol, atol: atol, equalNaN: equalNaN))
  }
}

extension TensorErrors {
  fileprivate init(_ answer: [Double], _ key: [Double], _ tolerance: Tensor.Tolerance) {
    self.init()
    answer.withUnsafeBufferPointer { answer in
      key.withUnsafeBufferPointer { key in
        for place in answer.indices where answer[place] != key[place] {
          let (got, expected) = (answer[place], key[place])
          let difference = (got - expected).magnitude
          if difference > largest {
            largest = difference
            largestPlace = place
          }
          guard !tolerance.accepts(got, expected) else { continue }
          wrongCount += 1
          if got.isNaN, !expected.isNaN { unexpectedNaNCount += 1 }
        }
      }
    }
  }
}
