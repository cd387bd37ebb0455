import Testing

@testable import GradusTensor

struct ShapeErrorTests {
  private func zeros(_ shape: Int...) throws -> Tensor { try Tensor.zeros(shape) }

  @Test func `a tensor holds as many elements as its shape says`() {
    expectError(.invalidShape, "shape [2, 3] holds 6 elements, 2 were given") {
      try Tensor(shape: [2, 3], elements: [1, 2])
    }
    expectError(.invalidShape, "shape [] holds 1 element, 0 were given") {
      try Tensor(shape: [], elements: [])
    }
  }

  @Test(arguments: [
    ([-1], TensorError.Code.invalidShape, "shape [-1] has a negative length"),
    ([0, .min], .invalidShape, "shape [0, -9223372036854775808] has a negative length"),
    (Array(repeating: 1, count: 9), .invalidShape, "9 axes are too many: at most 8 are allowed"),
    (
      [8193, 8192], .tooLarge,
      "shape [8193, 8192] is too large: at most 16777216 elements are allowed"
    ),
    (
      [.max, .max, .max], .tooLarge,
      "shape [9223372036854775807, 9223372036854775807, 9223372036854775807] is too large: "
        + "at most 16777216 elements are allowed"
    ),
    (
      [0, 1 << 40], .tooLarge,
      "shape [0, 1099511627776] is too large: at most 16777216 elements are allowed"
    ),
  ])
  func `what is not a shape is refused before anything is allocated`(
    _ shape: [Int],
    _ code: TensorError.Code,
    _ message: String
  ) {
    expectError(code, message) { try Tensor.zeros(shape) }
    expectError(code, message) { try Tensor(shape: shape, elements: []) }
    expectError(code, message) { try Tensor(1).broadcast(to: shape) }
  }

  @Test func `nested lists must be even`() throws {
    #expect(try Tensor([[[[1, 2]], [[3, 4]]]]).shape == [1, 2, 1, 2])
    #expect(try Tensor([[[Double]]]()).shape == [0, 0, 0])
    expectError(.invalidShape, "row 2 has 1 number, row 1 has 2") { try Tensor([[1, 2], [3]]) }
    expectError(
      .shapeMismatch,
      "shapes [1, 2] and [2, 2] do not fit for stack: they must be equal"
    ) { try Tensor([[[1, 2]], [[3, 4], [5, 6]]]) }
  }

  static let operations: [(String, @Sendable (Tensor, Tensor) throws -> Tensor)] = [
    ("+", { try $0 + $1 }), ("-", { try $0 - $1 }), ("*", { try $0 * $1 }),
    ("/", { try $0 / $1 }), ("pow", { try $0.pow($1) }), ("<", { try $0 .< $1 }),
    ("<=", { try $0 .<= $1 }), (">", { try $0 .> $1 }), (">=", { try $0 .>= $1 }),
    ("==", { try $0 .== $1 }), ("!=", { try $0 .!= $1 }),
    ("maximum", { try Tensor.maximum($0, $1) }), ("minimum", { try Tensor.minimum($0, $1) }),
    ("where", { try Tensor.select(where: $0, $0, otherwise: $1) }),
  ]

  @Test func `shapes that do not broadcast are both named`() throws {
    let (left, right) = (try zeros(2, 3), try zeros(4, 2))
    for (name, operation) in Self.operations {
      expectError(
        .shapeMismatch,
        "shapes [2, 3] and [4, 2] do not fit for \(name): seen from the last axis, "
          + "lengths must be equal or 1"
      ) { try operation(left, right) }
    }
  }

  @Test func `a broadcast that would be too large is refused`() throws {
    let (column, row) = (try zeros(10_000, 1), try zeros(10_000))
    for (_, operation) in Self.operations {
      expectError(
        .tooLarge,
        "shape [10000, 10000] is too large: at most 16777216 elements are allowed"
      ) { try operation(column, row) }
    }
  }

  @Test(arguments: [-3, 2, .max, .min]) func `an axis must exist`(_ axis: Int) throws {
    let tensor = try zeros(2, 3)
    let message = "axis \(axis) is out of range for shape [2, 3]: use -2 to 1"
    expectError(.outOfRange, message) { try tensor.sum(axis: axis) }
    expectError(.outOfRange, message) { try tensor.mean(axis: axis) }
    expectError(.outOfRange, message) { try tensor.max(axis: axis) }
    expectError(.outOfRange, message) { try tensor.min(axis: axis) }
    expectError(.outOfRange, message) { try tensor.argmax(axis: axis) }
    expectError(.outOfRange, message) { try tensor.variance(axis: axis) }
    expectError(.outOfRange, message) { try tensor.cumulativeSum(axis: axis) }
    expectError(.outOfRange, message) { try tensor.softmax(axis: axis) }
    expectError(.outOfRange, message) { try tensor.logSoftmax(axis: axis) }
    expectError(.outOfRange, message) { try tensor.sliced(axis: axis, 0..<1) }
    expectError(.outOfRange, message) { try Tensor.concatenate([tensor], axis: axis) }
    expectError(.outOfRange, message) { try tensor.transposed([0, axis]) }
  }

  @Test func `a single number has no axes`() {
    let message = "axis -1 is out of range for shape []: a single number has no axes"
    expectError(.outOfRange, message) { try Tensor(1).softmax() }
    expectError(.outOfRange, message) { try Tensor(1).layerNorm() }
    expectError(.outOfRange, message) { try Tensor(1).rmsNorm() }
    expectError(.outOfRange, "a single number has no rows") { try Tensor(1).row(0) }
  }

  @Test func `an order of axes names each once`() throws {
    for order in [[0], [0, 0], [0, -2], [0, 1, 2]] {
      expectError(
        .outOfRange,
        "\(order) is not an order of the axes of shape [2, 3]: name each of its 2 axes once"
      ) { try zeros(2, 3).transposed(order) }
    }
  }

  @Test func `a new shape must hold the same elements`() throws {
    for shape in [[4], [-1, 4], [0, -1]] {
      expectError(.shapeMismatch, "shape [2, 3] with 6 elements cannot become \(shape)") {
        try zeros(2, 3).reshaped(shape)
      }
    }
    expectError(
      .invalidShape,
      "shape [-1, -1] has more than one -1: only one length can be worked out"
    ) { try zeros(2, 3).reshaped([-1, -1]) }
    expectError(.invalidShape, "shape [-2, 3] has a negative length") {
      try zeros(2, 3).reshaped([-2, 3])
    }
    expectError(
      .shapeMismatch,
      "shapes [2, 3] and [3] do not fit for broadcast: seen from the last axis, "
        + "lengths must be equal or 1"
    ) { try zeros(2, 3).broadcast(to: [3]) }
  }

  @Test func `elements, rows and slices must lie within the tensor`() throws {
    let tensor = try zeros(2, 3)
    expectError(.outOfRange, "[1] does not name an element of shape [2, 3]: give 2 indices") {
      try tensor.element(at: [1])
    }
    for indices in [[2, 0], [0, 3], [0, -1]] {
      expectError(.outOfRange, "\(indices) is outside shape [2, 3]") {
        try tensor.element(at: indices)
      }
    }
    for row in [-1, 2] {
      expectError(.outOfRange, "row \(row) is outside shape [2, 3]") { try tensor.row(row) }
    }
    for range in [-1..<1, 1..<4, Int.min..<Int.max] {
      expectError(
        .outOfRange,
        "\(range.lowerBound)..<\(range.upperBound) is outside axis 1 of shape [2, 3], "
          + "which is 3 long"
      ) { try tensor.sliced(axis: -1, range) }
    }
  }

  @Test func `tensors that do not join are both named`() throws {
    for other in [[3, 3], [2]] {
      expectError(
        .shapeMismatch,
        "shapes [2, 3] and \(other) do not fit for concatenate along axis 1: "
          + "the other axes must be equal"
      ) { try Tensor.concatenate([zeros(2, 3), Tensor.zeros(other)], axis: 1) }
    }
    expectError(
      .shapeMismatch,
      "shapes [2] and [3] do not fit for stack: they must be equal"
    ) { try Tensor.stack([zeros(2), zeros(3)]) }
    expectError(.invalidArgument, "concatenate needs at least one tensor") {
      try Tensor.concatenate([])
    }
    expectError(.invalidArgument, "stack needs at least one tensor") { try Tensor.stack([]) }
    expectError(.invalidShape, "9 axes are too many: at most 8 are allowed") {
      try Tensor.stack([zeros(1, 1, 1, 1, 1, 1, 1, 1)])
    }
    expectError(
      .tooLarge,
      "shape [80000000] is too large: at most 16777216 elements are allowed"
    ) { try Tensor.concatenate(Array(repeating: zeros(1_000_000), count: 80)) }
  }
}
