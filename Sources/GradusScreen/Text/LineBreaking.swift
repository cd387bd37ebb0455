/// Breaks a text into lines of at most `width` columns.
///
///     wrap("Scaled dot-product attention", width: 20)
///     // ["Scaled dot-product", "attention"]
///
/// Latin text breaks at spaces, Chinese and Japanese between characters, but no line starts with a
/// closing mark or ends with an opening one. Newlines stay. A line's own leading spaces are repeated
/// on the lines it breaks into, `hanging` columns are added to these. A word wider than the line is
/// broken. A no-break space is written as a space.
public func wrap(_ text: String, width: Int, hanging: Int = 0) -> [String] {
  StyledText(text).wrapped(to: width, hanging: hanging).map(\.plain)
}

extension StyledText {
  /// Breaks the text into lines of at most `width` columns, by the rules of `wrap(_:width:hanging:)`.
  ///
  /// A run that stays together moves to the next line as a whole when it fits there.
  public func wrapped(to width: Int, hanging: Int = 0) -> [StyledText] {
    var lines: [StyledText] = []
    var cells: [Cell] = []
    var unit = 0
    for run in runs {
      unit += 1
      for character in run.text {
        if character.isNewline {
          lines += LineBreaker(cells: cells, width: width, hanging: hanging).lines()
          cells.removeAll(keepingCapacity: true)
        } else {
          cells.append(Cell(character, run.style, unit: run.staysTogether ? unit : 0))
        }
      }
    }
    return lines + LineBreaker(cells: cells, width: width, hanging: hanging).lines()
  }
}

/// One grapheme cluster on its way into a line.
private struct Cell {
  let character: Character
  let style: StyledText.Style
  /// The run that stays together it belongs to, 0 for none.
  let unit: Int
  let width: Int
  let isSpace: Bool

  init(_ character: Character, _ style: StyledText.Style, unit: Int) {
    self.character = character == "\u{A0}" ? " " : character
    self.style = style
    self.unit = unit
    width = displayWidth(character)
    isSpace = character == " " || character == "\u{3000}"
  }

  /// Whether a line may end here and the next one begin with `next`.
  func allowsBreak(before next: Cell) -> Bool {
    if next.isSpace || (unit != 0 && unit == next.unit) { return false }
    if isSpace { return !(next.width == 2 && Kinsoku.neverFirst.contains(next.character)) }
    guard width == 2 || next.width == 2 else { return false }
    return !Kinsoku.neverFirst.contains(next.character)
      && !Kinsoku.neverLast.contains(character)
  }
}

/// The breaking of one source line. Every cell is looked at no more than twice a line it may be on.
private struct LineBreaker {
  let cells: [Cell]
  let width: Int
  let hanging: Int

  func lines() -> [StyledText] {
    let end = 1 + (cells.lastIndex { !$0.isSpace } ?? -1)
    guard end > 0 else { return [StyledText()] }
    let leading = cells.firstIndex { !$0.isSpace } ?? 0
    let indent = min(leading + hanging, max(0, min(width / 2, width - 2)))
    var lines: [StyledText] = []
    var start = leading > width / 2 ? leading : 0
    while start < end {
      let room = max(1, lines.isEmpty ? width : width - indent)
      let stop = breakPoint(from: start, to: end, room: room)
      lines.append(line(from: start, to: stop, indent: lines.isEmpty ? 0 : indent))
      start = stop
      while start < end, cells[start].isSpace { start += 1 }
    }
    return lines
  }

  /// Where the line that begins at `start` ends: at the last place for a break outside a unit,
  /// else at the last space inside one, else where the line is full.
  private func breakPoint(from start: Int, to end: Int, room: Int) -> Int {
    var used = 0
    var outside: Int?
    var inside: Int?
    var index = start
    while index < end {
      if index > start {
        if cells[index - 1].allowsBreak(before: cells[index]) {
          if outside != nil || hasInk(from: start, to: index) { outside = index }
        } else if cells[index - 1].isSpace, cells[index].unit != 0 {
          inside = index
        }
      }
      used += cells[index].width
      if used > room {
        if cells[index].isSpace, cells[index].unit == 0 { return max(index, start + 1) }
        return outside ?? inside ?? max(index, start + 1)
      }
      index += 1
    }
    return end
  }

  private func hasInk(from start: Int, to end: Int) -> Bool {
    !cells[start..<end].allSatisfy(\.isSpace)
  }

  private func line(from start: Int, to end: Int, indent: Int) -> StyledText {
    var result = StyledText(String(repeating: " ", count: indent))
    var last = end
    while last > start, cells[last - 1].isSpace { last -= 1 }
    var text = ""
    var style = StyledText.Style.plain
    for cell in cells[start..<last] {
      if cell.style != style {
        result.append(text, style)
        text = ""
        style = cell.style
      }
      text.append(cell.character)
    }
    result.append(text, style)
    return result
  }
}

/// Characters that must not stand at the edge of a line (JIS X 4051, GB/T 15834).
private enum Kinsoku {
  static let neverFirst = Set(
    "!),.:;?]}%°·’”…—†‡›»′″℃、。〃々〆〉》」』】〕〗〙〛〞〟ー・゠〜～！％），．／：；？］｝｠｡｣､･﹐﹑﹒﹔﹕﹖﹗﹚﹜﹞"
      + "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿゝゞヽヾ"
  )
  static let neverLast = Set("([{‘“‹«〈《「『【〔〖〘〚〝（［｛｟｢﹙﹛﹝$￥＄£")
}
