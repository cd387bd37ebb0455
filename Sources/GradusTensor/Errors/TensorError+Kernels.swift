/// The wording of errors about products, reductions and normalisation.
extension TensorError {
  static func matmulOfNumber(_ left: [Int], _ right: [Int]) -> TensorError {
    TensorError(
      .shapeMismatch,
      "shapes \(left) and \(right) do not fit for matmul: a single number is no matrix, use *"
    )
  }

  static func doNotMultiply(_ left: [Int], _ right: [Int]) -> TensorError {
    let columns = left[left.count - 1]
    let rows = right[Swift.max(right.count - 2, 0)]
    return TensorError(
      .shapeMismatch,
      "shapes \(left) and \(right) do not fit for matmul: "
        + "\(counted(columns, "column")) against \(counted(rows, "row"))"
    )
  }

  static func matmulTooLong(_ left: [Int], _ right: [Int]) -> TensorError {
    TensorError(
      .tooLarge,
      "shapes \(left) and \(right) are too large for matmul: "
        + "at most \(Tensor.maximumOperations) multiplications are allowed"
    )
  }

  static func nothingToReduce(_ operation: String, _ shape: [Int]) -> TensorError {
    TensorError(
      .invalidArgument,
      "\(operation) of no elements does not exist (shape \(shape))"
    )
  }

  static func tooFewForVariance(_ count: Int, ddof: Int) -> TensorError {
    guard ddof >= 0 else {
      return TensorError(.invalidArgument, "ddof \(ddof) is negative: use 0 or 1")
    }
    return TensorError(
      .invalidArgument,
      "variance with ddof \(ddof) needs more than \(counted(ddof, "element")), got \(count)"
    )
  }

  static func badNormParameter(
    _ operation: String,
    _ name: String,
    _ parameter: [Int],
    _ shape: [Int]
  ) -> TensorError {
    TensorError(
      .shapeMismatch,
      "shapes \(parameter) and \(shape) do not fit for \(operation): "
        + "\(name) must have shape [\(shape[shape.count - 1])]"
    )
  }

  static func badRange(_ start: Double, _ stop: Double, _ step: Double) -> TensorError {
    TensorError(
      .invalidArgument,
      "arange from \(start) to \(stop) by \(step) does not end: "
        + "use finite numbers and a step other than 0"
    )
  }

  static func rangeTooLong(_ start: Double, _ stop: Double, _ step: Double) -> TensorError {
    TensorError(
      .tooLarge,
      "arange from \(start) to \(stop) by \(step) is too long: "
        + "at most \(Tensor.maximumElements) elements are allowed"
    )
  }
}
