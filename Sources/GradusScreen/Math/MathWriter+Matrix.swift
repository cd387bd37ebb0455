extension MathWriter {
  /// The matrix in one line: `[1 2; 3 4]`.
  func inline(_ matrix: MathMatrix) -> String {
    let rows = cells(of: matrix)
    let needsComma =
      matrix.fence != .cases && !matrix.isAligned && rows.joined().contains { $0.contains(" ") }
    let separator = needsComma ? ", " : " "
    let body = rows.map { $0.filter { !$0.isEmpty }.joined(separator: separator) }
      .joined(separator: "; ")
    if matrix.isAligned { return body }
    return switch matrix.fence {
    case .none, .round, .square: "[" + body + "]"
    case .curly, .cases: "{" + body + "}"
    case .bar: "|" + body + "|"
    case .doubleBar: "‖" + body + "‖"
    }
  }

  /// The matrix over several lines, with tall brackets; `nil` when it is too large for any screen.
  func drawn(_ matrix: MathMatrix) -> TextBox? {
    let rows = cells(of: matrix)
    guard Grid(rows).area <= Grid.largestArea else { return nil }
    var lines: [String]
    if matrix.isAligned {
      lines = rows.map { $0.joined(separator: " ") }
      if rows.contains(where: { $0.count > 1 }) { lines = aligned(rows) }
    } else {
      let isCases = matrix.fence == .cases
      lines = Grid(rows, alignment: isCases ? .left : .natural).lines(gap: 2)
    }
    let isBraced = matrix.fence == .cases || matrix.fence == .curly
    if isBraced, lines.count > 1, lines.count.isMultiple(of: 2) {
      lines.insert("", at: lines.count / 2)
    }
    let box = TextBox(lines, baseline: max(0, (lines.count - 1) / 2))
    let (left, right) = fence(matrix.fence, height: lines.count)
    let baseline = box.baseline
    return .row([TextBox(left, baseline: baseline), box, TextBox(right, baseline: baseline)])
  }

  /// Cells of `aligned`: the first of each pair at the right, the second at the left.
  private func aligned(_ rows: [[String]]) -> [String] {
    let count = rows.reduce(0) { max($0, $1.count) }
    let widths = (0..<count).map { column in
      rows.reduce(0) { max($0, column < $1.count ? displayWidth($1[column]) : 0) }
    }
    return rows.map { row in
      zip(row, widths).enumerated().map { index, cell in
        let fill = String(repeating: " ", count: cell.1 - displayWidth(cell.0))
        return index.isMultiple(of: 2) ? fill + cell.0 : cell.0 + fill
      }.joined(separator: " ")
    }
  }

  private func cells(of matrix: MathMatrix) -> [[String]] {
    matrix.rows.map { row in row.map { text($0).text } }
  }

  /// The brackets at the left and at the right of so many lines.
  func fence(_ fence: MathMatrix.Fence, height: Int) -> ([String], [String]) {
    func column(_ one: String, _ top: String, _ middle: String, _ bottom: String) -> [String] {
      if height < 2 { return [one] }
      return [top] + Array(repeating: middle, count: height - 2) + [bottom]
    }
    switch fence {
    case .none: return ([], [])
    case .round: return (column("(", "⎛", "⎜", "⎝"), column(")", "⎞", "⎟", "⎠"))
    case .square: return (column("[", "⎡", "⎢", "⎣"), column("]", "⎤", "⎥", "⎦"))
    case .bar: return (column("|", "│", "│", "│"), column("|", "│", "│", "│"))
    case .doubleBar: return (column("‖", "║", "║", "║"), column("‖", "║", "║", "║"))
    case .cases, .curly:
      var left = column("{", "⎧", "⎪", "⎩")
      var right = column("}", "⎫", "⎪", "⎭")
      if height > 2 {
        left[height / 2] = "⎨"
        right[height / 2] = "⎬"
      }
      if fence == .cases { return (left.map { $0 + " " }, []) }
      return (left, right)
    }
  }
}
