extension Tensor {
  /// A tensor of zeros.
  public static func zeros(_ shape: [Int]) throws(TensorError) -> Tensor {
    try full(shape, 0)
  }

  /// A tensor that holds one value everywhere.
  public static func full(_ shape: [Int], _ value: Double) throws(TensorError) -> Tensor {
    let count = try Shape.count(shape)
    return Tensor(unchecked: shape, Array(repeating: value, count: count))
  }

  /// The identity matrix of the given size.
  public static func eye(_ size: Int) throws(TensorError) -> Tensor {
    let count = try Shape.count([size, size])
    var elements = Array(repeating: 0.0, count: count)
    for index in 0..<size { elements[index * size + index] = 1 }
    return Tensor(unchecked: [size, size], elements)
  }

  /// The numbers `start`, `start + step`, … that come before `stop`.
  ///
  /// Each is computed as `start + index * step`, so rounding does not add up.
  public static func arange(
    from start: Double = 0,
    to stop: Double,
    by step: Double = 1
  ) throws(TensorError) -> Tensor {
    guard start.isFinite, stop.isFinite, step.isFinite, step != 0 else {
      throw .badRange(start, stop, step)
    }
    let length = ((stop - start) / step).rounded(.up)
    guard length > 0 else { return Tensor(unchecked: [0], []) }
    guard length <= Double(maximumElements) else { throw .rangeTooLong(start, stop, step) }
    let count = Int(length)
    return Tensor(unchecked: [count], (0..<count).map { start + Double($0) * step })
  }

  /// A matrix of ones on and below a diagonal and zeros above it (numpy's `tri`).
  ///
  /// With the diagonal 0 it says which keys (columns) each query (row) of a causal attention may
  /// see. A positive diagonal shows that many later columns as well.
  public static func causalMask(
    rows: Int,
    columns: Int? = nil,
    diagonal: Int = 0
  ) throws(TensorError) -> Tensor {
    try full([rows, columns ?? rows], 1).lowerTriangle(diagonal: diagonal)
  }

  /// The elements on and below a diagonal of the last two axes, zeros above it (numpy's `tril`).
  public func lowerTriangle(diagonal: Int = 0) throws(TensorError) -> Tensor {
    guard rank >= 2 else { throw .needsMatrix("lowerTriangle", shape) }
    let rows = shape[rank - 2]
    let columns = shape[rank - 1]
    var result = elements
    for start in stride(from: 0, to: count, by: Swift.max(rows * columns, 1)) {
      for row in 0..<rows {
        for column in 0..<columns where column - row > diagonal {
          result[start + row * columns + column] = 0
        }
      }
    }
    return Tensor(unchecked: shape, result)
  }
}
