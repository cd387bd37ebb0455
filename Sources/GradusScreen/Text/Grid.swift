/// Cells in columns of equal width.
struct Grid {
  enum Alignment {
    /// Every cell at the left.
    case left
    /// Numbers at the right, their points under each other; a column of anything else centred.
    case natural
  }

  let rows: [[String]]
  let alignment: Alignment

  init(_ rows: [[String]], alignment: Alignment = .natural) {
    self.rows = rows
    self.alignment = alignment
  }

  /// The area beyond which nothing is drawn: one long cell in many rows would fill the memory.
  static let largestArea = 1_000_000

  /// The character cells the grid fills at least.
  var area: Int {
    var widths: [Int] = []
    for row in rows {
      for (index, cell) in row.enumerated() {
        let width = max(1, displayWidth(cell))
        if index < widths.count {
          widths[index] = max(widths[index], width)
        } else {
          widths.append(width)
        }
      }
    }
    let (area, overflows) = rows.count.multipliedReportingOverflow(by: widths.reduce(0, +))
    return overflows ? .max : area
  }

  /// One line a row.
  func lines(gap: Int) -> [String] {
    let count = rows.reduce(0) { max($0, $1.count) }
    let columns = (0..<count).map { index in
      Self.column(rows.map { index < $0.count ? $0[index] : "" }, alignment: alignment)
    }
    let between = String(repeating: " ", count: gap)
    return rows.indices.map { row in columns.map { $0[row] }.joined(separator: between) }
  }

  /// The cells of one column, filled with spaces to the same width.
  static func column(_ cells: [String], alignment: Alignment) -> [String] {
    let isNumeric = alignment == .natural && cells.allSatisfy { $0.isEmpty || isNumber($0) }
    let filled = isNumeric ? pointsAligned(cells) : cells
    let widths = filled.map(displayWidth)
    let width = widths.max() ?? 0
    return zip(filled, widths).map { cell, own in
      let missing = width - own
      let left = isNumeric ? missing : alignment == .natural ? missing / 2 : 0
      return String(repeating: " ", count: left) + cell
        + String(repeating: " ", count: missing - left)
    }
  }

  /// Whether a cell is a number as people write it: `-0.5`, `+1e-3`, `−∞`, `nan`, `12,5 %`.
  static func isNumber(_ cell: String) -> Bool {
    let body = cell.drop { "+-−".contains($0) }
    if ["∞", "inf", "nan", "NaN", "Infinity"].contains(body) { return true }
    guard body.contains(where: { ("0"..."9").contains($0) }) else { return false }
    return body.allSatisfy { ("0"..."9").contains($0) || ".,eE+-−% ".contains($0) }
  }

  /// The cells with spaces at the end, so that the points are under each other at the right edge.
  private static func pointsAligned(_ cells: [String]) -> [String] {
    let tails = cells.map { cell in
      cell.firstIndex(of: ".").map { displayWidth(String(cell[$0...])) } ?? 0
    }
    let longest = tails.max() ?? 0
    return zip(cells, tails).map { $0 + String(repeating: " ", count: longest - $1) }
  }
}
