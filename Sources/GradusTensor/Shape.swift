/// The rules about the lengths of axes that every operation shares.
enum Shape {
  /// How many elements a shape holds.
  ///
  /// Throws when an axis is negative, or when there are too many axes or elements. An axis of
  /// length 0 does not excuse the others: `[0, 1 << 60]` is refused, so that loops over the
  /// remaining axes are bounded too.
  static func count(_ shape: [Int]) throws(TensorError) -> Int {
    guard shape.count <= Tensor.maximumRank else { throw .tooManyAxes(shape.count) }
    var bound = 1
    var count = 1
    for length in shape {
      guard length >= 0 else { throw .negativeAxis(shape) }
      let (product, overflow) = bound.multipliedReportingOverflow(by: max(length, 1))
      guard !overflow, product <= Tensor.maximumElements else { throw .tooManyElements(shape) }
      bound = product
      count *= length
    }
    return count
  }

  /// The shape two shapes take together, after numpy's rule: aligned at the last axis, equal
  /// lengths stay, a length of 1 or a missing axis stretches.
  static func broadcast(
    _ left: [Int],
    _ right: [Int],
    for operation: String
  ) throws(TensorError) -> [Int] {
    guard left != right else { return left }
    let rank = max(left.count, right.count)
    var shape = Array(repeating: 1, count: rank)
    for position in 1...rank {
      let a = position <= left.count ? left[left.count - position] : 1
      let b = position <= right.count ? right[right.count - position] : 1
      guard a == b || a == 1 || b == 1 else { throw .doNotBroadcast(left, right, operation) }
      shape[rank - position] = a == 1 ? b : a
    }
    _ = try count(shape)
    return shape
  }

  /// An axis counted from 0, where it may have been counted from the end.
  static func axis(_ axis: Int, of shape: [Int]) throws(TensorError) -> Int {
    guard axis >= -shape.count, axis < shape.count else { throw .axisOutOfRange(axis, shape) }
    return axis < 0 ? axis + shape.count : axis
  }

  /// How far apart neighbours along each axis are in row-major order.
  static func strides(_ shape: [Int]) -> [Int] {
    var strides = Array(repeating: 1, count: shape.count)
    for axis in shape.indices.dropLast().reversed() {
      strides[axis] = strides[axis + 1] * shape[axis + 1]
    }
    return strides
  }

  /// The strides with which a tensor of one shape is read as a larger one: 0 where it stretches.
  static func strides(_ shape: [Int], broadcastTo target: [Int]) -> [Int] {
    let missing = Array(repeating: 0, count: target.count - shape.count)
    return missing + zip(shape, strides(shape)).map { length, stride in length == 1 ? 0 : stride }
  }

  /// A shape seen from one axis: how many blocks before it, its length, how many elements after it.
  static func split(_ shape: [Int], at axis: Int) -> (outer: Int, length: Int, inner: Int) {
    (shape[..<axis].reduce(1, *), shape[axis], shape[(axis + 1)...].reduce(1, *))
  }
}
