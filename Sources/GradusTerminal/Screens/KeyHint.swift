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

  /// As many of the hints as fit on a line, the first ones first.
  static func line(_ hints: [KeyHint], width: Int) -> StyledText {
    var line = StyledText()
    for hint in hints {
      var next = line
      if !line.isEmpty { next.append("  ") }
      next.append(hint.key, .key)
      next.append(" " + hint.meaning, .dim)
      if next.width > width { break }
      line = next
    }
    return line
  }
}
