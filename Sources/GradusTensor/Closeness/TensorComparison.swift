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
  /// How many elements are outside the tolerance; 0 when the shapes differ.
  public let wrongCount: Int
  /// The first elements outside the tolerance, in row-major order.
  public let wrongCells: [Cell]
  /// The largest `|a - b|`, or `nil` when no element differs by a number.
  public let largestAbsoluteError: Extreme?
  /// The largest `|a - b| / |b|`, or `nil` when no element differs by a number.
  ///
  /// Elements with a key of 0 have no relative error and are left out.
  public let largestRelativeError: Extreme?
  /// How many elements of the answer are NaN where the key has a number; 0 when the shapes differ.
  public let unexpectedNaNCount: Int
  /// Whether the answer's shape is that of the key with its last two axes exchanged, and differs
  /// from the key's.
  public let hasTransposedShape: Bool
  /// Whether the answer was wrong and is close to the key with its last two axes exchanged.
  public let isCloseWhenTransposed: Bool
  /// Whether the answer has another shape than the key and the same elements in the same order.
  public let isCloseWhenReshaped: Bool

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
    let sameShape = answer.shape == key.shape
    var tally = Tally(shape: key.shape, maximumCells: maximumCells)
    if sameShape { tally.count(answer.elements, key.elements, tolerance) }
    let isClose = sameShape && tally.wrong == 0

    let turned = !isClose && key.rank >= 2 ? key.transposed() : nil
    let isReshaped =
      !sameShape && answer.count == key.count
      && zip(answer.elements, key.elements).allSatisfy(tolerance.accepts)
    return TensorComparison(
      isClose: isClose,
      answerShape: answer.shape,
      keyShape: key.shape,
      wrongCount: tally.wrong,
      wrongCells: tally.cells,
      largestAbsoluteError: tally.absolute,
      largestRelativeError: tally.relative,
      unexpectedNaNCount: tally.unexpectedNaN,
      hasTransposedShape: !sameShape && answer.shape == turned?.shape,
      isCloseWhenTransposed: turned.map {
        answer.allclose(to: $0, rtol: rtol, atol: atol, equalNaN: equalNaN)
      } ?? false,
      isCloseWhenReshaped: isReshaped
    )
  }

  /// What is counted while the elements of two tensors of one shape are compared.
  private struct Tally {
    let shape: [Int]
    let maximumCells: Int
    var wrong = 0
    var unexpectedNaN = 0
    var cells: [TensorComparison.Cell] = []
    var absolute: TensorComparison.Extreme?
    var relative: TensorComparison.Extreme?

    init(shape: [Int], maximumCells: Int) {
      self.shape = shape
      self.maximumCells = maximumCells
    }

    mutating func count(_ answer: [Double], _ key: [Double], _ tolerance: Tolerance) {
      for (place, (got, expected)) in zip(answer, key).enumerated() where got != expected {
        let difference = (got - expected).magnitude
        note(difference, at: place, in: \.absolute)
        if expected != 0 {
          let relative = expected.isInfinite ? difference : difference / expected.magnitude
          note(relative, at: place, in: \.relative)
        }
        guard !tolerance.accepts(got, expected) else { continue }
        wrong += 1
        if got.isNaN, !expected.isNaN { unexpectedNaN += 1 }
        guard cells.count < maximumCells else { continue }
        cells.append(
          TensorComparison.Cell(
            indices: Odometer.indices(of: place, in: shape),
            got: got,
            expected: expected,
            difference: difference,
            allowed: tolerance.allowed(for: expected)
          )
        )
      }
    }

    private mutating func note(
      _ error: Double,
      at place: Int,
      in extreme: WritableKeyPath<Tally, TensorComparison.Extreme?>
    ) {
      guard !error.isNaN, error > self[keyPath: extreme]?.error ?? -1 else { return }
      self[keyPath: extreme] = TensorComparison.Extreme(
        indices: Odometer.indices(of: place, in: shape),
        error: error
      )
    }
  }
}
