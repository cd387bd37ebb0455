extension Tensor {
  /// A vector.
  public init(_ vector: [Double]) throws(TensorError) {
    try self.init(shape: [vector.count], elements: vector)
  }

  /// A matrix from its rows. Throws when the rows differ in length.
  public init(_ rows: [[Double]]) throws(TensorError) {
    let width = rows.first?.count ?? 0
    for (index, row) in rows.enumerated() where row.count != width {
      throw .raggedRow(index + 1, count: row.count, expected: width)
    }
    try self.init(shape: [rows.count, width], elements: rows.flatMap(\.self))
  }

  /// A tensor of rank 3 from its matrices. Throws when their shapes differ.
  public init(_ blocks: [[[Double]]]) throws(TensorError) {
    var matrices: [Tensor] = []
    for block in blocks { matrices.append(try Tensor(block)) }
    self = matrices.isEmpty ? Tensor(unchecked: [0, 0, 0], []) : try Tensor.stack(matrices)
  }

  /// A tensor of rank 4, such as batches of heads of matrices. Throws when their shapes differ.
  public init(_ batches: [[[[Double]]]]) throws(TensorError) {
    var blocks: [Tensor] = []
    for batch in batches { blocks.append(try Tensor(batch)) }
    self = blocks.isEmpty ? Tensor(unchecked: [0, 0, 0, 0], []) : try Tensor.stack(blocks)
  }
}
