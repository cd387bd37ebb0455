extension MathParser {
  /// What follows `\begin`, up to and with its `\end`.
  mutating func environment() -> MathNode? {
    guard position < tokens.count else { return nil }
    let name = rawArgument().filter { $0 != "*" }
    if name == "array" || name == "tabular" { _ = rawArgument() }
    guard depth < Self.deepest else { return nil }
    depth += 1
    defer { depth -= 1 }
    var rows: [[[MathItem]]] = []
    var row: [[MathItem]] = []
    reading: while position < tokens.count {
      row.append(list())
      guard position < tokens.count else { break }
      let kind = tokens[position].kind
      position += 1
      switch kind {
      case .column: continue
      case .row:
        rows.append(row)
        row = []
      case .close: continue
      default:
        _ = rawArgument()
        break reading
      }
    }
    if row.contains(where: { !$0.isEmpty }) { rows.append(row) }
    return rows.isEmpty ? nil : .matrix(matrix(rows, name: name))
  }

  private func matrix(_ rows: [[[MathItem]]], name: String) -> MathMatrix {
    switch name {
    case "pmatrix": MathMatrix(rows: rows, fence: .round)
    case "bmatrix": MathMatrix(rows: rows, fence: .square)
    case "Bmatrix": MathMatrix(rows: rows, fence: .curly)
    case "vmatrix": MathMatrix(rows: rows, fence: .bar)
    case "Vmatrix": MathMatrix(rows: rows, fence: .doubleBar)
    case "cases", "dcases": MathMatrix(rows: rows, fence: .cases)
    case "matrix", "smallmatrix", "array", "tabular": MathMatrix(rows: rows, fence: .none)
    default: MathMatrix(rows: rows, fence: .none, isAligned: true)
    }
  }
}
