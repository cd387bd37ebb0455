/// A text being edited: what is before the cursor and what is after it.
///
/// Editing is by grapheme cluster. Marks that arrive after their letter join it.
struct EditedText: Hashable, Sendable {
  private(set) var before: String
  private(set) var after: String

  init(_ text: String = "") {
    before = text
    after = ""
  }

  var text: String { before + after }
  var isEmpty: Bool { before.isEmpty && after.isEmpty }

  mutating func insert(_ text: String) { before += text }

  /// Takes an editing key into account; `false` when it is none.
  mutating func edit(_ key: Key) -> Bool {
    switch key {
    case .backspace, .control("h"): if !before.isEmpty { before.removeLast() }
    case .delete: if !after.isEmpty { after.removeFirst() }
    case .left: moveLeft()
    case .right: moveRight()
    case .wordLeft: move(to: startOfWord)
    case .wordRight: move(to: endOfWord)
    case .control("w"): before.removeLast(before.count - startOfWord)
    default: return false
    }
    return true
  }

  mutating func moveLeft() {
    if let last = before.popLast() { after = String(last) + after }
  }

  mutating func moveRight() {
    guard !after.isEmpty else { return }
    before.append(after.removeFirst())
  }

  /// Moves the cursor behind the first `count` characters.
  mutating func move(to count: Int) {
    let characters = Array(before) + Array(after)
    let place = max(0, min(count, characters.count))
    before = String(characters[..<place])
    after = String(characters[place...])
  }

  /// Removes what is between the cursor and the start or end of its line.
  mutating func removeToStartOfLine() {
    while let last = before.last, !last.isNewline { before.removeLast() }
  }

  mutating func removeToEndOfLine() {
    if after.first?.isNewline == true {
      after.removeFirst()
    } else {
      while let first = after.first, !first.isNewline { after.removeFirst() }
    }
  }

  mutating func moveToStartOfLine() {
    while let last = before.last, !last.isNewline { moveLeft() }
  }

  mutating func moveToEndOfLine() {
    while let first = after.first, !first.isNewline { moveRight() }
  }

  /// How many characters are before the word that ends at the cursor.
  private var startOfWord: Int {
    var rest = Substring(before)
    while let last = rest.last, !last.isInWord { rest.removeLast() }
    while let last = rest.last, last.isInWord { rest.removeLast() }
    return rest.count
  }

  /// How many characters are before the end of the word that begins at the cursor.
  private var endOfWord: Int {
    var rest = Substring(after)
    while let first = rest.first, !first.isInWord { rest.removeFirst() }
    while let first = rest.first, first.isInWord { rest.removeFirst() }
    return before.count + after.count - rest.count
  }
}

extension Character {
  fileprivate var isInWord: Bool { isLetter || isNumber || self == "_" }
}
