/// A dense array of 64-bit floating point numbers, stored row by row (the last axis moves fastest).
///
/// ```swift
/// let scores = try queries.matmul(keys.transposed()) / 8.0.squareRoot()
/// let output = try scores.softmax().matmul(values)
/// ```
///
/// Axes count from 0, and from the end when negative. A tensor has at most ``maximumRank`` axes and
/// ``maximumElements`` elements; what would exceed that throws ``TensorError`` before it allocates.
/// Equality is that of `Double`: a tensor holding NaN equals nothing, not even itself.
public struct Tensor: Hashable, Sendable {
  /// The length of each axis; empty for a single number.
  public let shape: [Int]
  /// The numbers, row by row.
  public let elements: [Double]

  /// The most elements a tensor may hold (128 MiB).
  public static let maximumElements = 1 << 24
  /// The most axes a tensor may have.
  public static let maximumRank = 8
  /// The most multiplications one ``matmul(_:)`` or ``einsum(_:_:)`` may need.
  public static let maximumOperations = 1 << 30

  /// A tensor of the given shape, its elements row by row.
  ///
  /// Throws ``TensorError`` when the shape is not a shape or does not hold that many elements.
  public init(shape: [Int], elements: [Double]) throws(TensorError) {
    let count = try Shape.count(shape)
    guard count == elements.count else {
      throw .elementCount(shape: shape, needed: count, given: elements.count)
    }
    self.init(unchecked: shape, elements)
  }

  /// A single number, of rank 0.
  public init(_ number: Double) {
    self.init(unchecked: [], [number])
  }

  /// A tensor whose shape is known to fit its elements.
  init(unchecked shape: [Int], _ elements: [Double]) {
    assert(shape.reduce(1, *) == elements.count)
    self.shape = shape
    self.elements = elements
  }

  /// The number of axes.
  public var rank: Int { shape.count }
  /// The number of elements.
  public var count: Int { elements.count }
}
