/// Finds code and math in one paragraph of prose.
///
/// Each closing mark is searched for once: when there is none after a place, there is none after any
/// later place, so the time is linear however many marks stay open.
struct MarkupScanner {
  private enum Closer: Hashable {
    case dollar
    case doubleDollar
    case round
    case square
    case tick
  }

  private let characters: [Character]
  private var position = 0
  private var found: [Closer: Int] = [:]
  /// Before this place everything is prose.
  private var proseEnd = 0

  init(_ paragraph: some Sequence<Character>) { characters = Array(paragraph) }

  /// The whole paragraph.
  mutating func items() -> [MarkupItem] {
    var items: [MarkupItem] = []
    items.reserveCapacity(characters.count)
    while position < characters.count { items.append(next()) }
    return items
  }

  private mutating func next() -> MarkupItem {
    let character = characters[position]
    switch character {
    case _ where position < proseEnd: break
    case "\\":
      guard let following = at(position + 1) else { break }
      if following == "(", let body = body(from: position + 2, to: .round, length: 2) {
        return .math(body, isDisplay: false)
      }
      if following == "[", let body = body(from: position + 2, to: .square, length: 2) {
        return .math(body, isDisplay: true)
      }
      if "$*`".contains(following) {
        position += 2
        return .literal(following)
      }
    case "$":
      if at(position + 1) == "$" {
        if let body = body(from: position + 2, to: .doubleDollar, length: 2) {
          return .math(body, isDisplay: true)
        }
        // An empty or unclosed `$$` opens nothing, its second dollar sign neither.
        proseEnd = position + 2
        break
      }
      if let following = at(position + 1), !following.isWhitespace,
        let body = body(from: position + 1, to: .dollar, length: 1)
      {
        return .math(body, isDisplay: false)
      }
    case "`":
      if let body = body(from: position + 1, to: .tick, length: 1) { return .code(body) }
    default: break
    }
    position += 1
    return .character(character)
  }

  private func at(_ index: Int) -> Character? {
    characters.indices.contains(index) ? characters[index] : nil
  }

  /// The text up to the next closer, behind which the position moves; `nil` when there is none or
  /// nothing would stand between.
  private mutating func body(from start: Int, to closer: Closer, length: Int) -> String? {
    var end = found[closer] ?? -1
    if end < start {
      end = start
      while end < characters.count, !closes(closer, at: end) { end += 1 }
      found[closer] = end
    }
    guard end < characters.count, end > start else { return nil }
    position = end + length
    return String(characters[start..<end])
  }

  private func closes(_ closer: Closer, at index: Int) -> Bool {
    switch closer {
    case .tick: return characters[index] == "`"
    case .round: return characters[index] == "\\" && at(index + 1) == ")"
    case .square: return characters[index] == "\\" && at(index + 1) == "]"
    case .doubleDollar: return characters[index] == "$" && at(index + 1) == "$"
    case .dollar:
      guard characters[index] == "$", let before = at(index - 1), !before.isWhitespace,
        before != "\\", before != "$"
      else { return false }
      return at(index + 1).map { !("0"..."9").contains($0) } ?? true
    }
  }
}
