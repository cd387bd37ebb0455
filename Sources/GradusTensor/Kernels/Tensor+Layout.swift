extension Tensor {
  /// The tensor with its last two axes exchanged. A vector or a single number stays as it is.
  public func transposed() -> Tensor {
    guard rank >= 2 else { return self }
    var order = Array(0..<rank)
    order.swapAt(rank - 2, rank - 1)
    return permuted(order)
  }

  /// The tensor with its axes in another order: axis `i` of the result is axis `order[i]` of this.
  public func transposed(_ order: [Int]) throws(TensorError) -> Tensor {
    guard order.count == rank else { throw .badPermutation(order, shape) }
    var axes: [Int] = []
    for axis in order {
      let axis = try Shape.axis(axis, of: shape)
      guard !axes.contains(axis) else { throw .badPermutation(order, shape) }
      axes.append(axis)
    }
    return permuted(axes)
  }

  /// The same elements, row by row, under another shape. One length may be -1: it is worked out.
  public func reshaped(_ newShape: [Int]) throws(TensorError) -> Tensor {
    var result = newShape
    if let unknown = newShape.firstIndex(of: -1) {
      result[unknown] = 1
      guard !result.contains(-1) else { throw .reshapeTwoUnknown(newShape) }
      let known = try Shape.count(result)
      guard known > 0, count.isMultiple(of: known) else {
        throw .cannotReshape(shape, newShape, count)
      }
      result[unknown] = count / known
    }
    guard try Shape.count(result) == count else { throw .cannotReshape(shape, newShape, count) }
    return Tensor(unchecked: result, elements)
  }

  /// The tensor stretched to a larger shape after the rule of broadcasting.
  public func broadcast(to target: [Int]) throws(TensorError) -> Tensor {
    _ = try Shape.count(target)
    guard try Shape.broadcast(shape, target, for: "broadcast") == target else {
      throw .doNotBroadcast(shape, target, "broadcast")
    }
    return stretched(to: target)
  }

  /// The tensor stretched to a shape that is known to fit.
  func stretched(to target: [Int]) -> Tensor {
    guard shape != target else { return self }
    return gathered(target, strides: Shape.strides(shape, broadcastTo: target))
  }

  private func permuted(_ order: [Int]) -> Tensor {
    let strides = Shape.strides(shape)
    return gathered(order.map { shape[$0] }, strides: order.map { strides[$0] })
  }

  /// A dense copy of the elements at `offset + Σ index[axis] * strides[axis]`.
  ///
  /// The caller guarantees that every such place lies within the elements.
  func gathered(_ shape: [Int], strides: [Int], offset: Int = 0) -> Tensor {
    let count = shape.reduce(1, *)
    guard count > 0 else { return Tensor(unchecked: shape, []) }
    let run = shape.last ?? 1
    let step = strides.last ?? 0
    let result = [Double](unsafeUninitializedCapacity: count) { output, initialized in
      elements.withUnsafeBufferPointer { input in
        var odometer = Odometer(lengths: shape.dropLast())
        var start = offset
        for row in 0..<(count / run) {
          for position in 0..<run {
            output.initializeElement(at: row * run + position, to: input[start + position * step])
          }
          odometer.advance { axis, distance in start += strides[axis] * distance }
        }
      }
      initialized = count
    }
    return Tensor(unchecked: shape, result)
  }
}
