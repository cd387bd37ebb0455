extension Tensor {
  /// How many multiplications ``matmul(_:)`` takes, for shapes that fit; `Int.max` when they are
  /// too many to count.
  public func matmulOperations(_ other: Tensor) -> Int {
    let left = shape.dropLast(2)
    let right = other.shape.dropLast(2)
    var work = [count, other.count].contains(0) ? 0 : 1
    let batch = (1...Swift.max(left.count, right.count, 1)).map { position in
      Swift.max(
        position <= left.count ? left[left.count - position] : 1,
        position <= right.count ? right[right.count - position] : 1)
    }
    let rows = rank > 1 ? shape[rank - 2] : 1
    let columns = other.rank > 1 ? other.shape[other.rank - 1] : 1
    for length in batch + [rows, shape.last ?? 1, columns] {
      let (product, overflow) = work.multipliedReportingOverflow(by: length)
      guard !overflow else { return .max }
      work = product
    }
    return work
  }

  /// The matrix product, after numpy's `matmul`.
  ///
  /// The last two axes are matrices, those before them are batches and broadcast. A vector on the
  /// left is a row and on the right a column, and its axis is missing from the result. Each sum is
  /// taken in the order of the inner axis, without fused multiplication, so that it is the same on
  /// every machine.
  public func matmul(_ other: Tensor) throws(TensorError) -> Tensor {
    guard rank > 0, other.rank > 0 else { throw .matmulOfNumber(shape, other.shape) }
    let left = rank == 1 ? [1] + shape : shape
    let right = other.rank == 1 ? other.shape + [1] : other.shape
    let rows = left[left.count - 2]
    let inner = left[left.count - 1]
    let columns = right[right.count - 1]
    guard right[right.count - 2] == inner else { throw .doNotMultiply(shape, other.shape) }

    let leftBatch = Array(left.dropLast(2))
    let rightBatch = Array(right.dropLast(2))
    let batch = try Shape.broadcast(leftBatch, rightBatch, for: "matmul")
    var result = batch
    if rank > 1 { result.append(rows) }
    if other.rank > 1 { result.append(columns) }
    let count = try Shape.count(result)
    guard count <= Tensor.maximumOperations / Swift.max(inner, 1) else {
      throw .matmulTooLong(shape, other.shape)
    }

    let leftStrides = Shape.strides(leftBatch, broadcastTo: batch).map { $0 * rows * inner }
    let rightStrides = Shape.strides(rightBatch, broadcastTo: batch).map { $0 * inner * columns }
    let product = [Double](unsafeUninitializedCapacity: count) { output, initialized in
      output.initialize(repeating: 0)
      initialized = count
      guard count > 0, inner > 0 else { return }
      elements.withUnsafeBufferPointer { a in
        other.elements.withUnsafeBufferPointer { b in
          var odometer = Odometer(lengths: batch)
          var (aStart, bStart) = (0, 0)
          for start in stride(from: 0, to: count, by: rows * columns) {
            Tensor.multiply(
              UnsafeBufferPointer(rebasing: a[aStart..<aStart + rows * inner]),
              UnsafeBufferPointer(rebasing: b[bStart..<bStart + inner * columns]),
              into: UnsafeMutableBufferPointer(rebasing: output[start..<start + rows * columns]),
              rows: rows,
              inner: inner,
              columns: columns
            )
            odometer.advance { axis, distance in
              aStart += leftStrides[axis] * distance
              bStart += rightStrides[axis] * distance
            }
          }
        }
      }
    }
    return Tensor(unchecked: result, product)
  }

  /// Adds the product of two matrices to a third.
  ///
  /// Walks all three row by row, which is how they lie in memory. Four steps of the inner axis are
  /// taken at once to spare reading and writing the sums, but added one after the other.
  private static func multiply(
    _ a: UnsafeBufferPointer<Double>,
    _ b: UnsafeBufferPointer<Double>,
    into sums: UnsafeMutableBufferPointer<Double>,
    rows: Int,
    inner: Int,
    columns: Int
  ) {
    let paired = inner - inner % 4
    for row in 0..<rows {
      let target = UnsafeMutableBufferPointer(rebasing: sums[row * columns..<(row + 1) * columns])
      let factors = UnsafeBufferPointer(rebasing: a[row * inner..<(row + 1) * inner])
      for k in stride(from: 0, to: paired, by: 4) {
        let (f0, f1, f2, f3) = (factors[k], factors[k + 1], factors[k + 2], factors[k + 3])
        let b0 = UnsafeBufferPointer(rebasing: b[k * columns..<(k + 1) * columns])
        let b1 = UnsafeBufferPointer(rebasing: b[(k + 1) * columns..<(k + 2) * columns])
        let b2 = UnsafeBufferPointer(rebasing: b[(k + 2) * columns..<(k + 3) * columns])
        let b3 = UnsafeBufferPointer(rebasing: b[(k + 3) * columns..<(k + 4) * columns])
        for column in 0..<columns {
          target[column] =
            (((target[column] + f0 * b0[column]) + f1 * b1[column]) + f2 * b2[column])
            + f3 * b3[column]
        }
      }
      for k in paired..<inner {
        let factor = factors[k]
        let line = UnsafeBufferPointer(rebasing: b[k * columns..<(k + 1) * columns])
        for column in 0..<columns { target[column] += factor * line[column] }
      }
    }
  }
}
