extension Tensor {
  /// The element at the given indices, one for each axis, counted from 0.
  public func element(at indices: [Int]) throws(TensorError) -> Double {
    guard indices.count == rank else { throw .indexCount(indices, shape) }
    var place = 0
    for (index, length) in zip(indices, shape) {
      guard index >= 0, index < length else { throw .indexOutOfRange(indices, shape) }
      place = place * length + index
    }
    return elements[place]
  }

  /// The part at an index of the first axis: a row of a matrix, a matrix of a batch.
  public func row(_ index: Int) throws(TensorError) -> Tensor {
    guard let length = shape.first else { throw .rowOfNumber }
    guard index >= 0, index < length else { throw .rowOutOfRange(index, shape) }
    let size = count / length
    return Tensor(
      unchecked: Array(shape.dropFirst()),
      Array(elements[index * size..<(index + 1) * size])
    )
  }

  /// The part of the tensor within a range of an axis. The rank stays.
  public func sliced(axis: Int, _ range: Range<Int>) throws(TensorError) -> Tensor {
    let axis = try Shape.axis(axis, of: shape)
    guard range.lowerBound >= 0, range.upperBound <= shape[axis] else {
      throw .sliceOutOfRange(range, axis: axis, shape)
    }
    var part = shape
    part[axis] = range.count
    let strides = Shape.strides(shape)
    return gathered(part, strides: strides, offset: range.lowerBound * strides[axis])
  }

  /// The tensors one after another along an axis they may differ in.
  public static func concatenate(
    _ tensors: [Tensor],
    axis: Int = 0
  ) throws(TensorError) -> Tensor {
    guard let first = tensors.first else { throw .nothingToJoin("concatenate") }
    let axis = try Shape.axis(axis, of: first.shape)
    var shape = first.shape
    shape[axis] = 0
    for tensor in tensors {
      guard tensor.rank == first.rank,
        shape.indices.allSatisfy({ $0 == axis || tensor.shape[$0] == first.shape[$0] })
      else { throw .doNotConcatenate(first.shape, tensor.shape, axis: axis) }
      // No overflow: a length has 26 bits, and nobody has 2³⁷ tensors.
      shape[axis] += tensor.shape[axis]
    }
    let count = try Shape.count(shape)
    let outer = Shape.split(shape, at: axis).outer
    var elements: [Double] = []
    elements.reserveCapacity(count)
    for block in 0..<outer {
      for tensor in tensors {
        let size = tensor.count / outer
        elements += tensor.elements[block * size..<(block + 1) * size]
      }
    }
    return Tensor(unchecked: shape, elements)
  }

  /// Tensors of one shape, joined along a new axis.
  ///
  /// A negative axis counts from the end of the result's axes: -1 makes the new axis the last.
  public static func stack(_ tensors: [Tensor], axis: Int = 0) throws(TensorError) -> Tensor {
    guard let first = tensors.first else { throw .nothingToJoin("stack") }
    guard first.rank < maximumRank else { throw .tooManyAxes(first.rank + 1) }
    for tensor in tensors where tensor.shape != first.shape {
      throw .doNotStack(first.shape, tensor.shape)
    }
    var shape = first.shape
    let axis = try Shape.axis(axis, of: shape + [1])
    shape.insert(1, at: axis)
    return try concatenate(tensors.map { Tensor(unchecked: shape, $0.elements) }, axis: axis)
  }
}
