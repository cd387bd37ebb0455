internal import GradusScreen

/// Rows of several lines below each other, one of which has the focus.
struct ListDrawing {
  /// The lines of each row, without the two columns for the mark of the focus.
  var rows: [[StyledText]]
  /// Which row has the focus, if one has.
  var focus: Int?
  /// What stands before the row that has it.
  var mark = "›"

  /// The lines around the focus; arrows at the left tell of more above and below.
  func drawing(height: Int) -> Drawing {
    var lines: [StyledText] = []
    var focused = 0..<1
    for (index, row) in rows.enumerated() {
      if index == focus { focused = lines.count..<(lines.count + max(1, row.count)) }
      for (place, line) in row.enumerated() {
        let isMarked = index == focus && place == 0
        lines.append(StyledText(isMarked ? mark + " " : "  ", .accent) + line)
      }
    }
    let window = Window(count: lines.count, height: height, focus: focused)
    var shown = Array(lines[window.range])
    if window.hasMoreAbove { shown[0].putArrow("↑") }
    if window.hasMoreBelow { shown[shown.count - 1].putArrow("↓") }
    let cursor = focus.map { _ in
      Frame.Place(line: focused.lowerBound - window.range.lowerBound, column: 0)
    }
    return Drawing(lines: shown, cursor: cursor)
  }

  /// A labelled text of a list with something in front of its first line.
  static func row(_ front: StyledText, _ item: Block.Item, width: Int) -> [StyledText] {
    let room = width - 2 - front.width
    let lines = Layout(width: room).lines(for: .options([item]))
    let indent = StyledText(String(repeating: " ", count: front.width))
    return lines.enumerated().map { ($0.offset == 0 ? front : indent) + $0.element }
  }
}

extension StyledText {
  /// Puts an arrow into the first column where that is empty.
  fileprivate mutating func putArrow(_ arrow: String) {
    guard plain.hasPrefix(" ") else { return }
    self = StyledText(arrow, .dim) + columns(1..<max(1, width))
  }
}
