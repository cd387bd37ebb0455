/// What a comparison of an answer with a key found, for feedback to a person.
public struct TensorComparison: Hashable, Sendable {
  /// An element outside the tolerance.
  public struct Cell: Hashable, Sendable {
    /// Where it is, counted from 0.
    public let indices: [Int]
    /// The answer's element.
    public let got: Double
    /// The key's element.
    public let expected: Double
    /// The distance between them; NaN when one is NaN.
    public let difference: Double
    /// The distance that was allowed.
    public let allowed: Double
  }

  /// The largest error of a kind, and where it is.
  public struct Extreme: Hashable, Sendable {
    /// Where it is, counted from 0; the first of equals.
    public let indices: [Int]
    /// The error.
    public let error: Double
  }

  /// Whether the shapes are equal and every element is within the tolerance.
  public let isClose: Bool
  /// The answer's shape.
  public let answerShape: [Int]
  /// The key's shape.
  public let keyShape: [Int]
  /// The errors in few numbers; none when the shapes differ.
  public let errors: TensorErrors
  /// The first elements outside the tolerance, in row-major order.
  public let wrongCells: [Cell]
  /// The largest `|a - b|`, or `nil` when no element differs by a number.
  public let largestAbsoluteError: Extreme?
  /// The largest `|a - b| / |b|`, or `nil` when no element differs by a number.
  ///
  /// Elements with a key of 0 have no relative error and are left out.
  public let largestRelativeError: Extreme?
  /// Whether the answer's shape is that of the key with its last two axes exchanged, and differs
  /// from the key's.
  public let hasTransposedShape: Bool
  /// Whether the answer was wrong and is close to the key with its last two axes exchanged.
  public let isCloseWhenTransposed: Bool
  /// Whether the answer has another shape than the key and the same elements in the same order.
  public let isCloseWhenReshaped: Bool

  /// How many elements are outside the tolerance; 0 when the shapes differ.
  public var wrongCount: Int { errors.wrongCount }
  /// How many elements of the answer are NaN where the key has a number; 0 when the shapes differ.
  public var unexpectedNaNCount: Int { errors.unexpectedNaNCount }
  /// Whether the answer's shape is the key's.
  public var hasKeyShape: Bool { answerShape == keyShape }
}

extension Tensor {
  /// Compares an answer with a key after the rule of ``allclose(to:rtol:atol:equalNaN:)`` and
  /// says what is wrong with it.
  ///
  /// At most `maximumCells` wrong cells are listed; all are counted.
  public static func compare(
    answer: Tensor,
    key: Tensor,
    rtol: Double = 1e-5,
    atol: Double = 1e-8,
    equalNaN: Bool = false,
    maximumCells: Int = 5
  ) -> TensorComparison {
    let tolerance = Tolerance(rtol: rtol, atol: atol, equalNaN: equalNaN)
    let found = errors(answer: answer, key: key, rtol: rtol, atol: atol, equalNaN: equalNaN)
    let errors = found ?? .none
    let isClose = found?.wrongCount == 0

    let turned = !isClose && key.rank >= 2 ? key.transposed() : nil
    let isReshaped =
      found == nil && answer.count == key.count
      && zip(answer.elements, key.elements).allSatisfy(tolerance.accepts)
    return TensorComparison(
      isClose: isClose,
      answerShape: answer.shape,
      keyShape: key.shape,
      errors: errors,
      wrongCells: isClose || found == nil
        ? [] : wrongCells(answer, key, tolerance, maximum: maximumCells),
      largestAbsoluteError: errors.largestPlace.map {
        TensorComparison.Extreme(
          indices: Odometer.indices(of: $0, in: key.shape),
          error: errors.largestAbsoluteError ?? 0)
      },
      largestRelativeError: found.flatMap { _ in largestRelativeError(answer, key) },
      hasTransposedShape: found == nil && answer.shape == turned?.shape,
      isCloseWhenTransposed: turned.map {
        answer.allclose(to: $0, rtol: rtol, atol: atol, equalNaN: equalNaN)
      } ?? false,
      isCloseWhenReshaped: isReshaped
    )
  }

  /// The first elements outside the tolerance, where the shapes are the same.
  private static func wrongCells(
    _ answer: Tensor, _ key: Tensor, _ tolerance: Tolerance, maximum: Int
  ) -> [TensorComparison.Cell] {
    var cells: [TensorComparison.Cell] = []
    for (place, (got, expected)) in zip(answer.elements, key.elements).enumerated() {
      guard cells.count < maximum else { break }
      guard !tolerance.accepts(got, expected) else { continue }
      cells.append(
        TensorComparison.Cell(
          indices: Odometer.indices(of: place, in: key.shape),
          got: got,
          expected: expected,
          difference: (got - expected).magnitude,
          allowed: tolerance.allowed(for: expected)
        )
      )
    }
    return cells
  }

  private static func largestRelativeError(
    _ answer: Tensor, _ key: Tensor
  ) -> TensorComparison.Extreme? {
    var largest = -1.0
    var found: Int?
    for (place, (got, expected)) in zip(answer.elements, key.elements).enumerated()
    where got != expected && expected != 0 {
      let difference = (got - expected).magnitude
      let relative = expected.isInfinite ? difference : difference / expected.magnitude
      guard relative > largest else { continue }
      largest = relative
      found = place
    }
    return found.map {
      TensorComparison.Extreme(indices: Odometer.indices(of: $0, in: key.shape), error: largest)
    }
  }
}
