internal import GradusScreen

/// Several lines of text, broken at the field's width.
///
/// Enter begins a new line, Ctrl-D gives the answer, Ctrl-E asks for an editor.
public struct TextField: InputField, Hashable {
  /// An empty field already shows that there is room for more than a line.
  private static let fewestLines = 3

  private var edited: EditedText
  /// By which the arrows move up and down.
  private var width: Int

  /// Creates a field with the cursor behind `text`.
  public init(_ text: String = "", width: Int = 80) {
    edited = EditedText(text)
    self.width = width
  }

  /// The text without white space at its ends.
  public var answer: String {
    var text = Substring(edited.text)
    while text.last?.isWhitespace == true { text.removeLast() }
    while text.first?.isWhitespace == true { text.removeFirst() }
    return String(text)
  }

  /// The text as it stands, for an editor.
  public var text: String { edited.text }
  /// Whether there is nothing but white space.
  public var isEmpty: Bool { edited.text.allSatisfy(\.isWhitespace) }

  /// Tells it the width by which the arrows move up and down.
  public mutating func fit(width: Int) { self.width = width }

  /// Takes a key into account.
  public mutating func handle(_ key: Key) -> FieldOutcome {
    switch key {
    case .control("d"), .alt("\r"): return .submitted
    case .control("e"): return .editor
    case .enter: edited.insert("\n")
    case .tab: edited.insert("  ")
    case .character, .paste: edited.insert(sanitised(key.text ?? ""))
    case .home, .control("a"): edited.moveToStartOfLine()
    case .end: edited.moveToEndOfLine()
    case .control("u"): edited.removeToStartOfLine()
    case .control("k"): edited.removeToEndOfLine()
    case .up: move(by: -1)
    case .down: move(by: 1)
    default: return edited.edit(key) ? .handled : .ignored
    }
    return .handled
  }

  /// The lines around the cursor.
  public func drawing(width: Int, height: Int) -> Drawing {
    let broken = BrokenText(edited.text, width: max(2, width - 2))
    let place = broken.place(of: edited.before.count)
    let rows = Window(count: broken.lines.count, height: height, focus: place.line)
    var lines = rows.range.map { StyledText("│ ", .dim) + StyledText(broken.lines[$0].text) }
    while lines.count < min(Self.fewestLines, height) { lines.append(StyledText("│", .dim)) }
    return Drawing(
      lines: lines,
      cursor: .init(line: place.line - rows.range.lowerBound, column: place.column + 2))
  }

  /// Moves the cursor to the line above or below, as far right as it was.
  private mutating func move(by lines: Int) {
    let broken = BrokenText(edited.text, width: max(2, width - 2))
    let place = broken.place(of: edited.before.count)
    edited.move(to: broken.count(line: place.line + lines, column: place.column))
  }
}

/// A text broken into lines, of which every character can be found again.
private struct BrokenText {
  struct Line {
    var text: String
    /// How many characters are before the line.
    var start: Int
    /// How many of the text's characters belong to it, without the newline that ends it.
    var count: Int
  }

  private(set) var lines: [Line] = []

  init(_ text: String, width: Int) {
    var start = 0
    var current: [Character] = []
    var used = 0
    func line(_ characters: some Sequence<Character>, _ count: Int) -> Line {
      Line(text: String(characters), start: start, count: count)
    }
    for character in text {
      if character.isNewline {
        lines.append(line(current, current.count))
        start += current.count + 1
        current = []
        used = 0
        continue
      }
      let columns = displayWidth(String(character))
      if used + columns > width, character != " " {
        // A word moves to the next line as a whole where the line has a space.
        let space = columns == 1 ? current.lastIndex(of: " ") : nil
        let end = space.map { $0 + 1 } ?? current.count
        lines.append(line(current[..<end], end))
        start += end
        current.removeFirst(end)
        used = displayWidth(String(current))
      }
      current.append(character)
      used += columns
    }
    lines.append(line(current, current.count))
  }

  /// Where the cursor is behind `count` characters.
  func place(of count: Int) -> Frame.Place {
    let index = lines.lastIndex { $0.start <= count } ?? 0
    let line = lines[index]
    return .init(line: index, column: displayWidth(String(line.text.prefix(count - line.start))))
  }

  /// How many characters are before a place; the nearest when the text has no such place.
  func count(line: Int, column: Int) -> Int {
    guard line >= 0 else { return 0 }
    guard line < lines.count else { return lines.last.map { $0.start + $0.count } ?? 0 }
    var used = 0
    var count = 0
    for character in lines[line].text {
      used += displayWidth(String(character))
      if used > column { break }
      count += 1
    }
    let isBroken = line + 1 < lines.count && lines[line + 1].start == lines[line].start + count
    return lines[line].start + (isBroken && count > 0 ? count - 1 : count)
  }
}
