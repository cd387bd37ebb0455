extension Layout {
  /// Prose as lines: list items hang, and formulas on lines of their own are drawn.
  func flow(_ markup: String, width: Int) -> [StyledText] {
    var lines = MarkupLine.lines(of: sanitised(markup))[...]
    while lines.first?.isBlank == true { lines.removeFirst() }
    while lines.last?.isBlank == true { lines.removeLast() }
    return lines.flatMap { line in
      let indent = min(line.indent, width / 4)
      let bullet = line.isListItem ? 2 : 0
      var body = drawn(line, width: width - indent - bullet)
      if line.isListItem {
        let first = body.isEmpty ? StyledText() : body.removeFirst()
        body = [StyledText("• ") + first] + body.map { $0.indented(by: bullet) }
      }
      return body.map { $0.indented(by: indent) }
    }
  }

  private func drawn(_ line: MarkupLine, width: Int) -> [StyledText] {
    guard let formulas = line.formulas else { return line.text.wrapped(to: width) }
    let boxes = formulas.map { formula in
      TextMath.box(formula.latex).beside(TextBox([formula.tail], baseline: 0))
    }
    let isTall = boxes.contains { $0.lines.count > 1 }
    guard isTall || formulas.contains(where: \.isDisplay) else {
      return line.text.wrapped(to: width)
    }
    var rows: [TextBox] = []
    for (box, formula) in zip(boxes, formulas) {
      guard box.width <= width else {
        let flat = StyledText(TextMath.line(formula.latex) + formula.tail)
        rows.append(TextBox(flat.wrapped(to: width, hanging: 2).map(\.plain), baseline: 0))
        continue
      }
      if let last = rows.last, last.width + 2 + box.width <= width {
        rows[rows.count - 1] = last.beside(TextBox(["  "], baseline: 0)).beside(box)
      } else {
        rows.append(box)
      }
    }
    return rows.flatMap { $0.trimmedLines.map { StyledText($0) } }
  }
}
