/// Writes scanned prose as styled text, with its emphasis found.
struct MarkupWriter {
  let items: ArraySlice<MarkupItem>
  private var position: Int
  private var text = StyledText()
  /// Where the next closing `*` and `**` lie, so that each is searched for only once.
  private var found: [Int: Int] = [:]

  init(_ items: ArraySlice<MarkupItem>) {
    self.items = items
    position = items.startIndex
  }

  /// The whole of it in one style, which code does not take.
  mutating func text(in style: StyledText.Style = .plain) -> StyledText {
    while position < items.endIndex {
      switch items[position] {
      case .character("*"):
        if emphasise(stars: 2, within: style) || emphasise(stars: 1, within: style) { continue }
        text.append("*", style)
      case .character(let character), .literal(let character):
        text.append(String(character), style)
      case .code(let code): text.append(code, .code)
      case .math(let latex, _):
        text.append(StyledText.Run(TextMath.line(latex), style, staysTogether: true))
      }
      position += 1
    }
    return text
  }

  /// Takes `*…*` or `**…**` when it begins here.
  private mutating func emphasise(stars: Int, within style: StyledText.Style) -> Bool {
    // Inside strong text only emphasis can begin, inside that nothing.
    let isOpen = style == .plain || (style == .bold && stars == 1)
    guard isOpen, hasStars(stars, at: position), let after = item(position + stars), !after.isBlank,
      item(position - 1).map({ !$0.isWordCharacter }) ?? true
    else { return false }
    let start = position + stars
    var end = found[stars] ?? -1
    if end < start + 1 {
      end = start + 1
      while end < items.endIndex, !closes(stars, at: end) { end += 1 }
      found[stars] = end
    }
    guard end < items.endIndex else { return false }
    var inner = MarkupWriter(items[start..<end])
    text.append(inner.text(in: stars == 2 || style == .bold ? .bold : .emphasis))
    position = end + stars
    return true
  }

  private func closes(_ stars: Int, at index: Int) -> Bool {
    guard hasStars(stars, at: index), let before = item(index - 1), !before.isBlank else {
      return false
    }
    let after = item(index + stars)
    if after == .character("*") || (stars == 1 && before == .character("*")) { return false }
    return after.map { !$0.isWordCharacter } ?? true
  }

  private func hasStars(_ count: Int, at index: Int) -> Bool {
    (index..<index + count).allSatisfy { item($0) == .character("*") }
  }

  private func item(_ index: Int) -> MarkupItem? {
    items.indices.contains(index) ? items[index] : nil
  }
}
