internal import GradusScreen

/// Numbers in rows and columns, filled cell by cell.
///
/// Arrows, Tab and Enter move; a space or comma ends a cell and a semicolon a row, so that `1 0; 0 1`
/// can be typed or pasted as it stands. Enter in the last cell gives the answer. Where the number of
/// rows or columns is not known, typing and pasting beyond the edge makes room.
public struct MatrixField: InputField, Hashable {
  private var cells: [[EditedText]]
  private var row = 0
  private var column = 0
  private let canGrowDown: Bool
  private let canGrowRight: Bool
  /// How many pasted numbers found no cell in the last paste.
  public private(set) var leftOver = 0

  /// Creates a field; a number of rows or columns below 1 means that it is not known.
  public init(rows: Int, columns: Int, text: String = "") {
    canGrowDown = rows < 1
    canGrowRight = columns < 1
    cells = Array(
      repeating: Array(repeating: EditedText(), count: max(1, columns)), count: max(1, rows))
    if !text.isEmpty {
      fill(with: MatrixText.rows(of: text))
      leftOver = 0
    }
  }

  /// The rows, separated by semicolons; `_` stands for an empty cell, so that none is passed over.
  public var answer: String {
    cells.map { row in row.map { $0.isEmpty ? "_" : $0.text }.joined(separator: " ") }
      .joined(separator: "; ")
  }

  /// Whether every cell is empty.
  public var isEmpty: Bool { cells.allSatisfy { $0.allSatisfy(\.isEmpty) } }

  /// Takes a key into account.
  public mutating func handle(_ key: Key) -> FieldOutcome {
    leftOver = 0
    switch key {
    case .enter:
      guard isAtEnd else {
        advance()
        return .handled
      }
      return submitted()
    case .control("d"): return submitted()
    case .tab: advance()
    case .backTab: retreat()
    case .up: move(to: row - 1, column)
    case .down: move(to: row + 1, column)
    case .left where cells[row][column].before.isEmpty: retreat()
    case .right where cells[row][column].after.isEmpty: if !isAtEnd { advance() }
    case .backspace where cells[row][column].before.isEmpty: retreat()
    case .home, .control("a"): move(to: row, 0)
    case .end, .control("e"): move(to: row, cells[row].count - 1)
    case .control("u"), .control("k"): cells[row][column] = EditedText()
    case .paste(let text): fill(with: MatrixText.rows(of: text))
    case .character(let character): type(character)
    default: return cells[row][column].edit(key) ? .handled : .ignored
    }
    return .handled
  }

  private mutating func type(_ character: Character) {
    switch character {
    case " ", ",", "，", "\u{3000}":
      guard !cells[row][column].isEmpty else { return }
      if column + 1 == cells[row].count, canGrowRight, row == 0 { addColumn() }
      if column + 1 < cells[row].count { move(to: row, column + 1) }
    case ";", "；":
      if row + 1 == cells.count, canGrowDown { addRow() }
      if row + 1 < cells.count { move(to: row + 1, 0) }
    case "[", "]", "(", ")": break
    default: cells[row][column].insert(sanitised(String(character)))
    }
  }

  // MARK: Moving

  private var isAtEnd: Bool { row == cells.count - 1 && column == cells[row].count - 1 }

  private mutating func move(to row: Int, _ column: Int) {
    self.row = max(0, min(row, cells.count - 1))
    self.column = max(0, min(column, cells[self.row].count - 1))
    cells[self.row][self.column].moveToEndOfLine()
  }

  private mutating func advance() {
    if column + 1 < cells[row].count { move(to: row, column + 1) } else { move(to: row + 1, 0) }
  }

  private mutating func retreat() {
    if column > 0 {
      move(to: row, column - 1)
    } else if row > 0 {
      move(to: row - 1, cells[row - 1].count - 1)
    }
  }

  /// Gives the answer, or goes to the first cell that is missing.
  private mutating func submitted() -> FieldOutcome {
    for row in cells.indices {
      for column in cells[row].indices where cells[row][column].isEmpty {
        move(to: row, column)
        return .incomplete
      }
    }
    return .submitted
  }

  // MARK: Growing and filling

  private mutating func addRow() {
    cells.append(Array(repeating: EditedText(), count: cells[0].count))
  }

  private mutating func addColumn() {
    for row in cells.indices { cells[row].append(EditedText()) }
  }

  /// Fills cells from the current one on; rows that only fit from the start begin there.
  private mutating func fill(with rows: [[String]]) {
    let widest = rows.reduce(0) { max($0, $1.count) }
    let fits =
      (canGrowDown || row + rows.count <= cells.count)
      && (canGrowRight || column + widest <= cells[row].count)
    if !fits { (row, column) = (0, 0) }
    let start = (row: row, column: column)
    for (down, values) in rows.enumerated() {
      while start.row + down >= cells.count, canGrowDown { addRow() }
      for (right, value) in values.enumerated() {
        while canGrowRight, start.column + right >= cells[0].count { addColumn() }
        guard start.row + down < cells.count, start.column + right < cells[0].count else {
          leftOver += 1
          continue
        }
        cells[start.row + down][start.column + right] = EditedText(value)
        move(to: start.row + down, start.column + right)
      }
    }
  }
}

extension MatrixField {
  /// The cells around the current one, which stands in brackets, and where it is when not all are seen.
  public func drawing(width: Int, height: Int) -> Drawing {
    let place = StyledText("\(row + 1), \(column + 1)  (\(cells.count)×\(cells[row].count))", .dim)
    let columns = cells[row].indices.map { self.column($0) }
    let shown = shownColumns(columns.map(\.width), room: width - 4)
    let isWhole = cells.count <= height && shown.count == columns.count
    let hasPlace = height > 2 && !isWhole
    let rows = Window(count: cells.count, height: height - (hasPlace ? 1 : 0), focus: row)
    let isCut = (left: shown.lowerBound > 0, right: shown.upperBound < columns.count)
    var lines: [StyledText] = []
    var cursor: Frame.Place?
    for line in rows.range {
      var text = StyledText(isCut.left ? "│…" : "│ ", .dim)
      for index in shown {
        let isCurrent = line == row && index == column
        let cell = columns[index].cells[line]
        if isCurrent {
          let before = displayWidth(cells[line][index].before)
          cursor = .init(
            line: line - rows.range.lowerBound, column: text.width + 1 + cell.start + before)
        }
        text.append(isCurrent ? "[" : " ", .key)
        text.append(cell.text, cell.isEmpty ? .dim : .plain)
        text.append(isCurrent ? "]" : " ", .key)
      }
      text.append(isCut.right ? "…│" : " │", .dim)
      lines.append(text)
    }
    return Drawing(lines: lines + (hasPlace ? [place] : []), cursor: cursor)
  }

  private struct Column {
    struct Cell {
      var text: String
      var start: Int
      var isEmpty: Bool
    }
    var cells: [Cell]
    var width: Int
  }

  /// A column with its decimal points below each other and a column left for the cursor.
  private func column(_ index: Int) -> Column {
    let texts = cells.map { $0[index].text }
    let tails = texts.map { text in
      text.firstIndex(of: ".").map { displayWidth(String(text[$0...])) } ?? 0
    }
    let longest = tails.max() ?? 0
    let heads = zip(texts, tails).map { displayWidth($0) - $1 }
    let head = max(2, heads.max() ?? 0)
    let drawn = texts.indices.map { row in
      let left = String(repeating: " ", count: head - heads[row])
      let right = String(repeating: " ", count: longest - tails[row] + 1)
      let isEmpty = texts[row].isEmpty
      let isCurrent = row == self.row && index == column
      return Column.Cell(
        text: isEmpty && !isCurrent ? left.dropLast() + "·" + right : left + texts[row] + right,
        start: left.count, isEmpty: isEmpty)
    }
    return Column(cells: drawn, width: head + longest + 3)
  }

  /// As many columns around the current one as there is room for.
  private func shownColumns(_ widths: [Int], room: Int) -> Range<Int> {
    var range = column..<(column + 1)
    var used = widths[column]
    while true {
      if range.upperBound < widths.count, used + widths[range.upperBound] <= room {
        used += widths[range.upperBound]
        range = range.lowerBound..<(range.upperBound + 1)
      } else if range.lowerBound > 0, used + widths[range.lowerBound - 1] <= room {
        used += widths[range.lowerBound - 1]
        range = (range.lowerBound - 1)..<range.upperBound
      } else {
        return range
      }
    }
  }
}

/// Reads pasted rows of numbers.
enum MatrixText {
  /// The rows of a text: lines, parts between semicolons, or the inner lists of `[[1, 0], [0, 1]]`.
  static func rows(of text: String) -> [[String]] {
    let marked = text.replacing(#/\]\s*,?\s*\[/#, with: ";")
    return marked.split { $0.isNewline || $0 == ";" || $0 == "；" }
      .map { row in
        row.split { $0.isWhitespace || "[](){},，|&".contains($0) }.map { sanitised(String($0)) }
      }
      .filter { !$0.isEmpty }
  }
}
