internal import GradusScreen

/// A key and what it does here.
public struct KeyHint: Hashable, Sendable {
  /// The key, as it stands on the keyboard.
  public var key: String
  /// What it does, in a word.
  public var meaning: String

  /// Creates a hint.
  public init(_ key: String, _ meaning: String) {
    self.key = key
    self.meaning = meaning
  }

  /// As many of the hints as fit on a line: the first ones, and the last, which tells of more.
  static func line(_ hints: [KeyHint], width: Int) -> StyledText {
    guard let last = hints.last else { return StyledText() }
    var kept = hints.dropLast()
    while true {
      let line = text(kept + [last])
      if line.width <= width { return line }
      guard kept.popLast() != nil else { return StyledText() }
    }
  }

  private static func text(_ hints: some Sequence<KeyHint>) -> StyledText {
    var line = StyledText()
    for hint in hints {
      if !line.isEmpty { line.append("  ") }
      line.append(hint.key, .key)
      line.append(" " + hint.meaning, .dim)
    }
    return line
  }
}
