/// Reads rows of cells without brackets.
enum RowsParser {
  /// A tensor of rank 1 for one row, of rank 2 for several.
  static func parse(_ text: [Unicode.Scalar], limit: Int) throws(TensorError) -> Tensor {
    var elements: [Double] = []
    var rows = 0
    var width = 0
    for line in text.split(whereSeparator: { $0 == "\n" || $0 == ";" }) {
      guard !line.allSatisfy(TypedText.isBlank) else { continue }
      let start = elements.count
      rows += 1
      try read(line, row: rows, into: &elements, limit: limit)
      let count = elements.count - start
      if rows == 1 { width = count }
      guard count == width else { throw .raggedText(.row(rows), count, .row(1), width) }
    }
    guard rows > 0 else { throw .emptyText }
    return Tensor(unchecked: rows == 1 ? [width] : [rows, width], elements)
  }

  private static func read(
    _ line: ArraySlice<Unicode.Scalar>,
    row: Int,
    into elements: inout [Double],
    limit: Int
  ) throws(TensorError) {
    var rest = line
    var column = 1
    while true {
      rest = rest.drop(while: TypedText.isBlank)
      let cell = rest.prefix { !TypedText.endsCell($0) }
      guard !cell.isEmpty else { throw .emptyCell(.row(row).column(column)) }
      guard elements.count < limit else { throw .tooManyCells(limit: limit) }
      elements.append(
        try CellReader.value(of: cell, at: .row(row).column(column))
      )
      rest = rest[cell.endIndex...].drop(while: TypedText.isBlank)
      column += 1
      if rest.first == "," { rest.removeFirst() } else if rest.isEmpty { return }
    }
  }
}
