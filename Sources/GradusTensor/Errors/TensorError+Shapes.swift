/// The wording of errors about shapes, axes and sizes.
extension TensorError {
  static func elementCount(shape: [Int], needed: Int, given: Int) -> TensorError {
    TensorError(
      .invalidShape,
      "shape \(shape) holds \(counted(needed, "element")), \(given) were given"
    )
  }

  static func tooManyAxes(_ rank: Int) -> TensorError {
    TensorError(
      .invalidShape,
      "\(rank) axes are too many: at most \(Tensor.maximumRank) are allowed"
    )
  }

  static func negativeAxis(_ shape: [Int]) -> TensorError {
    TensorError(.invalidShape, "shape \(shape) has a negative length")
  }

  static func tooManyElements(_ shape: [Int]) -> TensorError {
    TensorError(
      .tooLarge,
      "shape \(shape) is too large: at most \(Tensor.maximumElements) elements are allowed"
    )
  }

  static func raggedRow(_ row: Int, count: Int, expected: Int) -> TensorError {
    TensorError(
      .invalidShape,
      "row \(row) has \(counted(count, "number")), row 1 has \(expected)"
    )
  }

  static func doNotBroadcast(
    _ left: [Int],
    _ right: [Int],
    _ operation: String
  ) -> TensorError {
    TensorError(
      .shapeMismatch,
      "shapes \(left) and \(right) do not fit for \(operation): seen from the last axis, "
        + "lengths must be equal or 1"
    )
  }

  static func axisOutOfRange(_ axis: Int, _ shape: [Int]) -> TensorError {
    let advice =
      shape.isEmpty
      ? "a single number has no axes" : "use \(-shape.count) to \(shape.count - 1)"
    return TensorError(.outOfRange, "axis \(axis) is out of range for shape \(shape): \(advice)")
  }

  static func badPermutation(_ order: [Int], _ shape: [Int]) -> TensorError {
    TensorError(
      .outOfRange,
      "\(order) is not an order of the axes of shape \(shape): name each of its "
        + "\(counted(shape.count, "axis", "axes")) once"
    )
  }

  static func reshapeTwoUnknown(_ shape: [Int]) -> TensorError {
    TensorError(
      .invalidShape,
      "shape \(shape) has more than one -1: only one length can be worked out"
    )
  }

  static func cannotReshape(_ shape: [Int], _ target: [Int], _ count: Int) -> TensorError {
    TensorError(
      .shapeMismatch,
      "shape \(shape) with \(counted(count, "element")) cannot become \(target)"
    )
  }

  static func needsMatrix(_ operation: String, _ shape: [Int]) -> TensorError {
    TensorError(
      .shapeMismatch,
      "\(operation) needs rows and columns, shape \(shape) has no two axes"
    )
  }

  static func indexCount(_ indices: [Int], _ shape: [Int]) -> TensorError {
    TensorError(
      .outOfRange,
      "\(indices) does not name an element of shape \(shape): "
        + "give \(counted(shape.count, "index", "indices"))"
    )
  }

  static func indexOutOfRange(_ indices: [Int], _ shape: [Int]) -> TensorError {
    TensorError(.outOfRange, "\(indices) is outside shape \(shape)")
  }

  static let rowOfNumber = TensorError(.outOfRange, "a single number has no rows")

  static func rowOutOfRange(_ row: Int, _ shape: [Int]) -> TensorError {
    TensorError(.outOfRange, "row \(row) is outside shape \(shape)")
  }

  static func sliceOutOfRange(_ range: Range<Int>, axis: Int, _ shape: [Int]) -> TensorError {
    TensorError(
      .outOfRange,
      "\(range.lowerBound)..<\(range.upperBound) is outside axis \(axis) of shape \(shape), "
        + "which is \(shape[axis]) long"
    )
  }

  static func nothingToJoin(_ operation: String) -> TensorError {
    TensorError(.invalidArgument, "\(operation) needs at least one tensor")
  }

  static func doNotConcatenate(_ left: [Int], _ right: [Int], axis: Int) -> TensorError {
    TensorError(
      .shapeMismatch,
      "shapes \(left) and \(right) do not fit for concatenate along axis \(axis): "
        + "the other axes must be equal"
    )
  }

  static func doNotStack(_ left: [Int], _ right: [Int]) -> TensorError {
    TensorError(
      .shapeMismatch,
      "shapes \(left) and \(right) do not fit for stack: they must be equal"
    )
  }
}
