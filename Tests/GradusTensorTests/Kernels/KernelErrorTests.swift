import Testing

@testable import GradusTensor

struct KernelErrorTests {
  @Test(arguments: [
    ([2, 3], [4, 2], "3 columns against 4 rows"),
    ([3], [1], "3 columns against 1 row"),
    ([2, 1], [3], "1 column against 3 rows"),
    ([], [3], "a single number is no matrix, use *"),
    ([2, 2], [], "a single number is no matrix, use *"),
    ([2, 1, 3], [3, 3, 1], "seen from the last axis, lengths must be equal or 1"),
  ])
  func `shapes that do not multiply are both named`(
    _ left: [Int],
    _ right: [Int],
    _ reason: String
  ) throws {
    let shapes = left.count == 3 ? "shapes [2] and [3]" : "shapes \(left) and \(right)"
    expectError(.shapeMismatch, "\(shapes) do not fit for matmul: \(reason)") {
      try Tensor.zeros(left).matmul(Tensor.zeros(right))
    }
  }

  @Test func `a product that would be too large or too long is refused`() throws {
    let (column, row) = (try Tensor.zeros([10_000, 1]), try Tensor.zeros([1, 10_000]))
    expectError(
      .tooLarge,
      "shape [10000, 10000] is too large: at most 16777216 elements are allowed"
    ) { try column.matmul(row) }
    let square = try Tensor.zeros([1100, 1100])
    expectError(
      .tooLarge,
      "shapes [1100, 1100] and [1100, 1100] are too large for matmul: "
        + "at most 1073741824 multiplications are allowed"
    ) { try square.matmul(square) }
  }

  @Test func `a reduction of nothing is refused where it has no value`() throws {
    let empty = try Tensor.zeros([2, 0])
    expectError(.invalidArgument, "max of no elements does not exist (shape [2, 0])") {
      try empty.max(axis: 1)
    }
    expectError(.invalidArgument, "min of no elements does not exist (shape [2, 0])") {
      try empty.min()
    }
    expectError(.invalidArgument, "argmax of no elements does not exist (shape [2, 0])") {
      try empty.argmax(axis: -1)
    }
    #expect(try empty.max(axis: 0).shape == [0])
    #expect(try empty.mean(axis: 1).elements.allSatisfy { $0.isNaN })
  }

  @Test(arguments: [
    (3, "variance with ddof 3 needs more than 3 elements, got 3"),
    (
      .max,
      "variance with ddof 9223372036854775807 needs more than 9223372036854775807 elements, got 3"
    ),
    (-1, "ddof -1 is negative: use 0 or 1"),
  ])
  func `a variance needs more elements than ddof`(_ ddof: Int, _ message: String) {
    expectError(.invalidArgument, message) { try Tensor([1, 2, 3]).variance(ddof: ddof) }
  }

  @Test func `gamma and beta are as long as the last axis`() throws {
    let tensor = try Tensor.zeros([2, 3])
    let short = try Tensor.zeros([2])
    expectError(
      .shapeMismatch,
      "shapes [2] and [2, 3] do not fit for layerNorm: gamma must have shape [3]"
    ) { try tensor.layerNorm(gamma: short) }
    expectError(
      .shapeMismatch,
      "shapes [2] and [2, 3] do not fit for layerNorm: beta must have shape [3]"
    ) { try tensor.layerNorm(beta: short) }
    expectError(
      .shapeMismatch,
      "shapes [] and [2, 3] do not fit for rmsNorm: gamma must have shape [3]"
    ) { try tensor.rmsNorm(gamma: Tensor(1)) }
  }

  @Test func `a triangle needs rows and columns`() {
    expectError(
      .shapeMismatch,
      "lowerTriangle needs rows and columns, shape [2] has no two axes"
    ) { try Tensor([1, 2]).lowerTriangle() }
    expectError(.invalidShape, "shape [-1, -1] has a negative length") { try Tensor.eye(-1) }
  }

  @Test(arguments: [Int.min, .max]) func `a diagonal may be far away`(_ diagonal: Int) throws {
    let expected = diagonal < 0 ? 0.0 : 1.0
    #expect(
      try Tensor.causalMask(rows: 2, diagonal: diagonal) == Tensor.full([2, 2], expected)
    )
  }

  @Test(arguments: [(0.0, 1.0, 0.0), (0, .infinity, 1), (.nan, 1, 1), (0, 1, .nan)])
  func `a range must end`(_ start: Double, _ stop: Double, _ step: Double) {
    expectError(
      .invalidArgument,
      "arange from \(start) to \(stop) by \(step) does not end: "
        + "use finite numbers and a step other than 0"
    ) { try Tensor.arange(from: start, to: stop, by: step) }
  }

  @Test(arguments: [1e9, 1e308]) func `a range may not be too long`(_ stop: Double) {
    expectError(
      .tooLarge,
      "arange from \(-stop) to \(stop) by 1.0 is too long: at most 16777216 elements are allowed"
    ) { try Tensor.arange(from: -stop, to: stop) }
  }

  @Test func `a row that is masked throughout has no softmax`() throws {
    let masked = try Tensor([[-.infinity, -.infinity], [0, -.infinity]])
    let weights = try masked.softmax()
    #expect(weights.elements[0].isNaN && weights.elements[1].isNaN)
    #expect(Array(weights.elements[2...]) == [1, 0])
  }

  @Test func `a product is summed in the order of the inner axis`() throws {
    // 1e16 + 1 rounds to 1e16, so the sum depends on the order: it is 2.0 when a loop in Python
    // adds them one after the other, and 3.0 with math.fsum.
    let left = try Tensor([1e16, 1, -1e16, 1, 1, 1e16, -1e16])
    let ones = try Tensor.full([7], 1)
    #expect(try left.matmul(ones).elements == [2])
    #expect(try Tensor.einsum("i,i->", left, ones).elements == [2])
    #expect(try left.sum().elements == [2])
  }
}
