internal import GradusTensor

extension Tensor {
  /// The array in another shape, when it is the same vector in both: a vector has no rows and
  /// columns, so one given as a single row or column is the same vector, and a plain list is a matrix
  /// of one row. `nil` when it is not.
  func fitted(to wanted: [Int]) -> Tensor? {
    if shape == wanted { return self }
    let isVector = wanted.count <= 1 && shape.count { $0 != 1 } <= 1
    let isOneRow = wanted.count == 2 && wanted[0] == 1 && shape.count <= 1
    guard isVector || isOneRow, count == wanted.reduce(1, *) else { return nil }
    return try? Tensor(shape: wanted, elements: elements)
  }

  /// Whether it has the rows and columns of a shape the other way round. A plain list counts as one
  /// row.
  func isTransposed(from wanted: [Int]) -> Bool {
    guard wanted.count == 2, shape.count == 1 || shape.count == 2 else { return false }
    let (rows, columns) = shape.count == 1 ? (1, shape[0]) : (shape[0], shape[1])
    return rows == wanted[1] && columns == wanted[0]
  }
}
