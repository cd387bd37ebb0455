/// One source line of prose.
struct MarkupLine {
  /// The columns before the text of the line.
  let indent: Int
  /// Whether it began with `- `.
  let isListItem: Bool
  let content: ArraySlice<MarkupItem>

  /// The line as flowing text, formulas in one line.
  var text: StyledText {
    var writer = MarkupWriter(content)
    return writer.text()
  }

  var isBlank: Bool { content.isEmpty && !isListItem }

  /// The formulas and the punctuation after each, when the line holds nothing else; else `nil`.
  var formulas: [(latex: String, tail: String, isDisplay: Bool)]? {
    var formulas: [(latex: String, tail: String, isDisplay: Bool)] = []
    for item in content {
      switch item {
      case .math(let latex, let isDisplay): formulas.append((latex, "", isDisplay))
      case .character(let character) where character.isWhitespace: continue
      case .character(let character) where ",.;:，。；：、".contains(character):
        guard !formulas.isEmpty else { return nil }
        formulas[formulas.count - 1].tail.append(character)
      default: return nil
      }
    }
    return formulas.isEmpty ? nil : formulas
  }

  /// The lines of a text that has been sanitised.
  static func lines(of text: String) -> [MarkupLine] {
    var lines: [MarkupLine] = []
    var paragraph: [Substring] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      // A mark never spans a blank line.
      if line.allSatisfy(\.isWhitespace) {
        lines += scanned(paragraph)
        paragraph = []
        lines.append(MarkupLine(indent: 0, isListItem: false, content: []))
      } else {
        paragraph.append(line)
      }
    }
    return lines + scanned(paragraph)
  }

  private static func scanned(_ paragraph: [Substring]) -> [MarkupLine] {
    guard !paragraph.isEmpty else { return [] }
    var scanner = MarkupScanner(paragraph.joined(separator: "\n"))
    return scanner.items().split(separator: .character("\n"), omittingEmptySubsequences: false)
      .flatMap { brokenAtDisplays($0) }
  }

  /// `so that $$x = y$$ holds` is three lines.
  private static func brokenAtDisplays(_ items: ArraySlice<MarkupItem>) -> [MarkupLine] {
    let whole = MarkupLine(items)
    guard whole.formulas == nil else { return [whole] }
    var lines: [MarkupLine] = []
    var start = items.startIndex
    for index in items.indices {
      guard case .math(_, isDisplay: true) = items[index] else { continue }
      if !items[start..<index].allSatisfy(\.isBlank) {
        lines.append(MarkupLine(items[start..<index]))
      }
      lines.append(MarkupLine(items[index...index]))
      start = index + 1
    }
    if start == items.startIndex { return [whole] }
    if !items[start...].allSatisfy(\.isBlank) {
      lines.append(MarkupLine(items[start...].drop(while: \.isBlank)))
    }
    return lines
  }

  private init(indent: Int, isListItem: Bool, content: ArraySlice<MarkupItem>) {
    self.indent = indent
    self.isListItem = isListItem
    self.content = content
  }

  private init(_ items: ArraySlice<MarkupItem>) {
    let body = items.drop(while: \.isBlank)
    let end = 1 + (body.lastIndex { !$0.isBlank } ?? body.startIndex - 1)
    let trimmed = body[..<end]
    let isListItem =
      trimmed.first == .character("-") && trimmed.dropFirst().first == .character(" ")
    self.init(
      indent: body.startIndex - items.startIndex,
      isListItem: isListItem,
      content: isListItem ? trimmed.dropFirst().drop(while: \.isBlank) : trimmed
    )
  }
}
