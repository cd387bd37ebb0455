extension Layout {
  /// A table: as it is where it fits, with broken cells where each column keeps ten columns, else
  /// one row after the other. Nothing is cut off.
  func table(_ header: [String], _ rows: [[String]]) -> [StyledText] {
    let count = rows.reduce(header.count) { max($0, $1.count) }
    guard count > 0 else { return [] }
    // More columns than the screen has: ragged rows are not filled up.
    if count > width {
      return stacked(
        header.map { renderMarkup($0).styled(.bold) },
        rows.map { $0.map(renderMarkup) }
      )
    }
    let gap = 2
    let heads = cells(header, count: count).map { $0.styled(.bold) }
    let body = rows.map { cells($0, count: count) }
    let all = header.isEmpty ? body : [heads] + body
    let natural = (0..<count).map { column in all.reduce(0) { max($0, $1[column].width) } }
    guard let widths = fitted(natural, into: width - gap * (count - 1)) else {
      return stacked(header.isEmpty ? [] : heads, body)
    }
    let isNumeric = (0..<count).map { column in
      !body.isEmpty && body.allSatisfy { $0[column].isEmpty || Grid.isNumber($0[column].plain) }
    }
    var lines: [StyledText] = []
    if !header.isEmpty {
      lines += tableRow(heads, widths: widths, isNumeric: isNumeric, gap: gap)
      let line = widths.map { String(repeating: "─", count: $0) }
      lines.append(StyledText(line.joined(separator: String(repeating: " ", count: gap)), .dim))
    }
    let columns = (0..<count).map { column in
      let cells = body.map { $0[column] }
      return isNumeric[column] && natural[column] <= widths[column] ? pointsAligned(cells) : cells
    }
    for row in body.indices {
      lines += tableRow(columns.map { $0[row] }, widths: widths, isNumeric: isNumeric, gap: gap)
    }
    return lines
  }

  /// A matrix of numbers with tall brackets; when it is too wide, rows that end in `;`.
  func matrix(label: String?, rows: [[String]]) -> [StyledText] {
    let cells = rows.map { $0.map(singleLine) }
    let head = label.map { singleLine($0) + " = " } ?? ""
    guard !cells.isEmpty else { return [StyledText(head + "[]")] }
    let grid = Grid(cells)
    if grid.area <= Grid.largestArea {
      let box = TextBox([head], baseline: 0).beside(.bracketed(grid.lines(gap: 2)))
      if box.width <= width { return box.trimmedLines.map { StyledText($0) } }
    }
    let rows = cells.map { $0.joined(separator: " ") }.joined(separator: ";\n ")
    return StyledText(head + "[" + rows + "]").wrapped(to: width, hanging: 2)
  }

  private func cells(_ row: [String], count: Int) -> [StyledText] {
    (0..<count).map { $0 < row.count ? renderMarkup(row[$0]) : StyledText() }
  }

  /// Widths that fit, the widest columns narrowed first; `nil` when one would fall below ten.
  private func fitted(_ natural: [Int], into room: Int) -> [Int]? {
    if natural.reduce(0, +) <= room { return natural }
    // The largest limit under which the columns fit: each takes its natural width or the limit.
    var rest = room
    var open = natural.count
    for width in natural.sorted() {
      guard rest / open >= width else { break }
      rest -= width
      open -= 1
    }
    let limit = rest / max(1, open)
    return limit < 10 ? nil : natural.map { min($0, limit) }
  }

  private func tableRow(
    _ cells: [StyledText],
    widths: [Int],
    isNumeric: [Bool],
    gap: Int
  ) -> [StyledText] {
    let broken = cells.indices.map { index in
      isNumeric[index] && cells[index].width <= widths[index]
        ? [cells[index].rightAligned(in: widths[index])] : cells[index].wrapped(to: widths[index])
    }
    let height = broken.reduce(1) { max($0, $1.count) }
    return (0..<height).map { row in
      var line = StyledText()
      for (index, cell) in broken.enumerated() {
        if index > 0 { line.append(String(repeating: " ", count: gap)) }
        line.append((row < cell.count ? cell[row] : StyledText()).padded(to: widths[index]))
      }
      return line.trimmedEnd()
    }
  }

  private func pointsAligned(_ cells: [StyledText]) -> [StyledText] {
    let filled = Grid.column(cells.map(\.plain), alignment: .natural)
    return zip(cells, filled).map { cell, text in
      cell + StyledText(String(text.suffix(while: { $0 == " " })))
    }
  }

  /// `header: cell`, one under the other, an empty line between two rows.
  private func stacked(_ heads: [StyledText], _ rows: [[StyledText]]) -> [StyledText] {
    if rows.isEmpty { return heads.flatMap { $0.wrapped(to: width) } }
    var lines: [StyledText] = []
    for row in rows {
      if !lines.isEmpty { lines.append(StyledText()) }
      for (index, cell) in row.enumerated() where !cell.isEmpty {
        let hasHead = index < heads.count && !heads[index].isEmpty
        let line = hasHead ? heads[index] + StyledText(": ") + cell : cell
        lines += line.wrapped(to: width, hanging: hasHead ? 2 : 0)
      }
    }
    return lines
  }
}

extension StyledText {
  fileprivate func rightAligned(in width: Int) -> StyledText {
    StyledText(String(repeating: " ", count: max(0, width - self.width))) + self
  }
}

extension String {
  fileprivate func suffix(while matches: (Character) -> Bool) -> Substring {
    var start = endIndex
    while start > startIndex, matches(self[index(before: start)]) { start = index(before: start) }
    return self[start...]
  }
}
