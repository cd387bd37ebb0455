extension Tensor {
  /// The Einstein sum of tensors: each index has a letter, and what is not in the output is summed.
  ///
  /// ```swift
  /// let scores = try Tensor.einsum("bqd,bkd->bqk", queries, keys)
  /// ```
  ///
  /// After numpy's `einsum`: a letter twice in one operand takes the diagonal, `...` stands for
  /// further axes that broadcast, spaces are ignored, without `->` the output has the letters that
  /// occur once in ASCII order, and an index of length 1 in one operand stretches to its length in
  /// another. All indices are walked at once: the product of their lengths and the number of
  /// operands may not exceed ``maximumOperations``. Sums are taken in the order of the indices.
  public static func einsum(
    _ subscripts: String,
    _ operands: Tensor...
  ) throws(TensorError) -> Tensor {
    try einsum(subscripts, operands)
  }

  /// The Einstein sum of a list of tensors; see ``einsum(_:_:)-(String,Tensor...)``.
  public static func einsum(
    _ subscripts: String,
    _ operands: [Tensor]
  ) throws(TensorError) -> Tensor {
    let parsed = try EinsumSubscripts(subscripts, shapes: operands.map(\.shape))
    let lengths = try indexLengths(subscripts, parsed, operands.map(\.shape))
    let shape = parsed.output.map { lengths[$0] ?? 1 }
    let count = try Shape.count(shape)
    let order = order(of: parsed)
    let walk = order.map { lengths[$0] ?? 1 }
    _ = try effort(subscripts, walk, operandCount: operands.count)

    var result = Array(repeating: 0.0, count: count)
    guard !walk.contains(0) else { return Tensor(unchecked: shape, result) }
    let outputStrides = Shape.strides(shape) + walk.dropFirst(shape.count).map { _ in 0 }
    let strides = zip(operands, parsed.operands).map { operand, indices in
      steps(of: operand, indices, in: order)
    }
    result.withUnsafeMutableBufferPointer { output in
      accumulate(operands, strides, into: output, outputStrides, lengths: walk)
    }
    return Tensor(unchecked: shape, result)
  }

  /// How many multiplications ``einsum(_:_:)-(String,[Tensor])`` takes.
  ///
  /// Throws what it throws when the operands do not fit or are too many.
  public static func einsumOperations(
    _ subscripts: String,
    _ operands: [Tensor]
  ) throws(TensorError) -> Int {
    let parsed = try EinsumSubscripts(subscripts, shapes: operands.map(\.shape))
    let lengths = try indexLengths(subscripts, parsed, operands.map(\.shape))
    let walk = order(of: parsed).map { lengths[$0] ?? 1 }
    return try effort(subscripts, walk, operandCount: operands.count)
  }

  /// All indices: those of the output come first, then the summed ones in the order they appear.
  private static func order(of parsed: EinsumSubscripts) -> [EinsumSubscripts.Index] {
    var order = parsed.output
    var seen = Set(order)
    for index in parsed.operands.joined() where seen.insert(index).inserted { order.append(index) }
    return order
  }

  /// The length of every index, which all operands must agree on.
  private static func indexLengths(
    _ subscripts: String,
    _ parsed: EinsumSubscripts,
    _ shapes: [[Int]]
  ) throws(TensorError) -> [EinsumSubscripts.Index: Int] {
    var lengths: [EinsumSubscripts.Index: (length: Int, operand: Int)] = [:]
    for (operand, (indices, shape)) in zip(parsed.operands, shapes).enumerated() {
      for (axis, (index, length)) in zip(indices, shape).enumerated() {
        // Within one operand a length of 1 does not stretch: there is no such diagonal.
        if let twin = indices[..<axis].firstIndex(of: index), shape[twin] != length {
          throw .einsumDiagonal(subscripts, index.name, operand + 1, shape[twin], length)
        }
        let known = lengths[index] ?? (1, operand)
        guard length == 1 || known.length == 1 || known.length == length else {
          throw .einsumLengths(
            subscripts,
            index.name,
            (known.operand + 1, known.length),
            (operand + 1, length)
          )
        }
        if length != 1 || lengths[index] == nil { lengths[index] = (length, operand) }
      }
    }
    return lengths.mapValues(\.length)
  }

  private static func effort(
    _ subscripts: String,
    _ lengths: [Int],
    operandCount: Int
  ) throws(TensorError) -> Int {
    var effort = operandCount
    for length in lengths where length > 1 {
      let (product, overflow) = effort.multipliedReportingOverflow(by: length)
      guard !overflow, product <= maximumOperations else {
        throw .einsumTooLong(subscripts, lengths)
      }
      effort = product
    }
    return lengths.contains(0) ? 0 : effort
  }

  /// How far an operand moves when each index of the walk takes a step.
  ///
  /// A letter that occurs twice moves along both its axes: that is the diagonal.
  private static func steps(
    of operand: Tensor,
    _ indices: [EinsumSubscripts.Index],
    in order: [EinsumSubscripts.Index]
  ) -> [Int] {
    let moves = zip(indices, Shape.strides(operand.shape, broadcastTo: operand.shape))
    return order.map { index in moves.reduce(0) { $1.0 == index ? $0 + $1.1 : $0 } }
  }
}
