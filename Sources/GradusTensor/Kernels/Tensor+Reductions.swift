/// Reductions over one axis, or over all elements when no axis is named.
///
/// The reduced axis disappears, or stays with length 1 when `keepingDimensions` is set. Sums are
/// taken in the order of the elements.
extension Tensor {
  /// The sum; 0 of nothing.
  public func sum(
    axis: Int? = nil,
    keepingDimensions: Bool = false
  ) throws(TensorError) -> Tensor {
    try reduced(axis, keepingDimensions, from: 0) { $0 + $1 }
  }

  /// The arithmetic mean; NaN of nothing.
  public func mean(
    axis: Int? = nil,
    keepingDimensions: Bool = false
  ) throws(TensorError) -> Tensor {
    try sum(axis: axis, keepingDimensions: keepingDimensions) / Double(try length(of: axis))
  }

  /// The largest element; NaN if there is one. Throws where there is no element.
  public func max(
    axis: Int? = nil,
    keepingDimensions: Bool = false
  ) throws(TensorError) -> Tensor {
    guard try length(of: axis) > 0 else { throw .nothingToReduce("max", shape) }
    return try reduced(axis, keepingDimensions, from: -.infinity) { Elementary.larger($0, $1) }
  }

  /// The smallest element; NaN if there is one. Throws where there is no element.
  public func min(
    axis: Int? = nil,
    keepingDimensions: Bool = false
  ) throws(TensorError) -> Tensor {
    guard try length(of: axis) > 0 else { throw .nothingToReduce("min", shape) }
    return try reduced(axis, keepingDimensions, from: .infinity) { Elementary.smaller($0, $1) }
  }

  /// The mean squared distance from the mean, with the sum divided by the length minus `ddof`.
  ///
  /// 0, the default, is the variance of a population; 1 estimates it from a sample. Computed in
  /// two passes, so that a large mean does not cost the precision of a small variance.
  public func variance(
    axis: Int? = nil,
    ddof: Int = 0,
    keepingDimensions: Bool = false
  ) throws(TensorError) -> Tensor {
    let length = try length(of: axis)
    guard ddof >= 0, length > ddof else { throw .tooFewForVariance(length, ddof: ddof) }
    let distances = try self - mean(axis: axis, keepingDimensions: true)
    let squares = try (distances * distances)
      .sum(axis: axis, keepingDimensions: keepingDimensions)
    return squares / Double(length - ddof)
  }

  /// The index of the largest element along the axis, counted from 0; without an axis its place
  /// in row-major order. The first of equals; the first NaN if there is one.
  public func argmax(
    axis: Int? = nil,
    keepingDimensions: Bool = false
  ) throws(TensorError) -> Tensor {
    guard try length(of: axis) > 0 else { throw .nothingToReduce("argmax", shape) }
    let (outer, length, inner) = try span(of: axis)
    var result: [Double] = []
    result.reserveCapacity(outer * inner)
    for block in 0..<outer {
      for column in 0..<inner {
        let start = block * length * inner + column
        var best = 0
        for index in 1..<Swift.max(length, 1) {
          let (current, candidate) = (
            elements[start + best * inner], elements[start + index * inner]
          )
          if candidate > current || (candidate.isNaN && !current.isNaN) { best = index }
        }
        result.append(Double(best))
      }
    }
    return Tensor(unchecked: try reducedShape(axis, keepingDimensions), result)
  }

  /// The running sum along an axis; without an axis that of all elements, as a vector.
  public func cumulativeSum(axis: Int? = nil) throws(TensorError) -> Tensor {
    let (_, length, inner) = try span(of: axis)
    var result = elements
    for place in result.indices where place / inner % length > 0 {
      result[place] += result[place - inner]
    }
    return Tensor(unchecked: axis == nil ? [count] : shape, result)
  }

  /// How many elements one result is made of.
  private func length(of axis: Int?) throws(TensorError) -> Int {
    try span(of: axis).length
  }

  private func span(of axis: Int?) throws(TensorError) -> (outer: Int, length: Int, inner: Int) {
    guard let axis else { return (1, count, 1) }
    return Shape.split(shape, at: try Shape.axis(axis, of: shape))
  }

  private func reducedShape(_ axis: Int?, _ keeping: Bool) throws(TensorError) -> [Int] {
    guard let axis else { return keeping ? shape.map { _ in 1 } : [] }
    var result = shape
    let place = try Shape.axis(axis, of: shape)
    if keeping { result[place] = 1 } else { result.remove(at: place) }
    return result
  }

  @inline(__always)
  private func reduced(
    _ axis: Int?,
    _ keeping: Bool,
    from start: Double,
    with combine: (Double, Double) -> Double
  ) throws(TensorError) -> Tensor {
    let (outer, length, inner) = try span(of: axis)
    let shape = try reducedShape(axis, keeping)
    var result = Array(repeating: start, count: outer * inner)
    result.withUnsafeMutableBufferPointer { output in
      elements.withUnsafeBufferPointer { input in
        for block in 0..<outer {
          for index in 0..<length {
            let line = (block * length + index) * inner
            for column in 0..<inner {
              let place = block * inner + column
              output[place] = combine(output[place], input[line + column])
            }
          }
        }
      }
    }
    return Tensor(unchecked: shape, result)
  }
}
