/// Lines of text that stand together, with the one that lines up with the text beside them.
struct TextBox {
  private(set) var lines: [String]
  private(set) var baseline: Int
  private(set) var width: Int

  /// Creates a box; shorter lines are filled with spaces.
  init(_ lines: [String], baseline: Int) {
    let widths = lines.map(displayWidth)
    let width = widths.max() ?? 0
    self.lines = zip(lines, widths).map { $0 + String(repeating: " ", count: width - $1) }
    self.baseline = baseline
    self.width = width
  }

  /// The two side by side, their baselines on one line.
  func beside(_ right: TextBox) -> TextBox { .row([self, right]) }

  /// Boxes from left to right, their baselines on one line.
  static func row(_ boxes: [TextBox]) -> TextBox {
    let boxes = boxes.filter { $0.width > 0 }
    let (above, below) = extent(of: boxes)
    let joined = (0..<above + below).map { row in
      boxes.reduce(into: "") { $0 += $1.line(row - above + $1.baseline) }
    }
    return TextBox(joined, baseline: above)
  }

  /// The cells the boxes would fill in a row.
  static func area(of boxes: [TextBox]) -> Int {
    let (above, below) = extent(of: boxes)
    let (area, overflows) = (above + below).multipliedReportingOverflow(
      by: boxes.reduce(0) { $0 + $1.width }
    )
    return overflows ? .max : area
  }

  private static func extent(of boxes: [TextBox]) -> (above: Int, below: Int) {
    let above = boxes.reduce(0) { max($0, $1.baseline) }
    return (above, boxes.reduce(1) { max($0, $1.lines.count - $1.baseline) })
  }

  /// The box with scripts at its right edge: the upper one on the first line, the lower on the last.
  func with(lower: String, upper: String) -> TextBox {
    guard lines.count > 1 else { return TextBox(lines.map { $0 + lower + upper }, baseline: 0) }
    let edge = max(displayWidth(lower), displayWidth(upper))
    var result = lines
    for index in result.indices {
      let script = index == 0 ? upper : index == result.count - 1 ? lower : ""
      result[index] += script + String(repeating: " ", count: edge - displayWidth(script))
    }
    return TextBox(result, baseline: baseline)
  }

  /// Lines between square brackets as tall as they are.
  static func bracketed(_ lines: [String]) -> TextBox {
    let box = TextBox(lines, baseline: max(0, (lines.count - 1) / 2))
    let (left, right) = MathWriter().fence(.square, height: lines.count)
    let baseline = box.baseline
    return .row([TextBox(left, baseline: baseline), box, TextBox(right, baseline: baseline)])
  }

  /// The lines without the spaces at their ends.
  var trimmedLines: [String] { lines.map { $0.trimmedEnd() } }

  private func line(_ index: Int) -> String {
    lines.indices.contains(index) ? lines[index] : String(repeating: " ", count: width)
  }
}

extension String {
  /// The string without the spaces at its end.
  func trimmedEnd() -> String {
    var end = self[...]
    while end.last == " " { end.removeLast() }
    return String(end)
  }
}
