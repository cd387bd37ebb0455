internal import GradusScreen

/// One line of text with editing as in a shell.
///
///     var field = LineField()
///     for character in "0.25" { _ = field.handle(.character(character)) }
///     field.answer  // "0.25"
///
/// A text that is wider than the field moves below it, so that the cursor stays seen.
public struct LineField: InputField, Hashable {
  private var edited: EditedText
  private let prompt: String

  /// Creates a field with the cursor behind `text`.
  public init(_ text: String = "", prompt: String = "> ") {
    edited = EditedText(text)
    self.prompt = prompt
  }

  /// The text.
  public var answer: String { edited.text }
  /// Whether there is no text.
  public var isEmpty: Bool { edited.isEmpty }

  /// Takes a key into account.
  public mutating func handle(_ key: Key) -> FieldOutcome {
    switch key {
    case .enter: return .submitted
    case .character, .paste:
      // What was pasted stays on the line.
      let text = (key.text ?? "").map { $0.isNewline ? " " : $0 }
      edited.insert(sanitised(String(text)))
    case .home, .control("a"): edited.moveToStartOfLine()
    case .end, .control("e"): edited.moveToEndOfLine()
    case .control("u"): edited.removeToStartOfLine()
    case .control("k"): edited.removeToEndOfLine()
    case .control("d") where !edited.after.isEmpty: _ = edited.edit(.delete)
    default: return edited.edit(key) ? .handled : .ignored
    }
    return .handled
  }

  /// The prompt and the part of the text around the cursor.
  public func drawing(width: Int, height: Int) -> Drawing {
    let label = StyledText(prompt, .key)
    let room = max(1, width - label.width)
    let before = displayWidth(edited.before)
    let whole = StyledText(edited.text)
    // One column is left for the cursor behind the last character.
    let start = whole.width < room ? 0 : max(0, min(before - room * 2 / 3, whole.width + 1 - room))
    let text = whole.columns(start..<(start + room))
    return Drawing(
      lines: [label + text], cursor: .init(line: 0, column: label.width + before - start))
  }
}
