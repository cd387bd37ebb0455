extension Tensor {
  /// The tensor with a function applied to each element.
  @inline(__always)
  func mapped(_ transform: (Double) -> Double) -> Tensor {
    Tensor(unchecked: shape, elements.map(transform))
  }

  /// Two tensors combined element by element, broadcast where their shapes differ.
  @inline(__always)
  static func combine(
    _ left: Tensor,
    _ right: Tensor,
    for operation: String,
    with combine: (Double, Double) -> Double
  ) throws(TensorError) -> Tensor {
    let shape = try Shape.broadcast(left.shape, right.shape, for: operation)
    let (a, b) = (left.stretched(to: shape), right.stretched(to: shape))
    let count = a.count
    let result = [Double](unsafeUninitializedCapacity: count) { output, initialized in
      a.elements.withUnsafeBufferPointer { a in
        b.elements.withUnsafeBufferPointer { b in
          for place in 0..<count {
            output.initializeElement(at: place, to: combine(a[place], b[place]))
          }
        }
      }
      initialized = count
    }
    return Tensor(unchecked: shape, result)
  }
}
