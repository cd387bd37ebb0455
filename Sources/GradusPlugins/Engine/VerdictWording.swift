public import GradusCore

/// Which texts of a verdict somebody will read: those that nobody will need not be made.
///
/// It never changes a score, a note, or a text of a mistake.
public enum VerdictWording: Hashable, Sendable {
  /// All of them, in every language.
  case whole
  /// Feedback in a language. There need be no trace, and no other language of the host's own texts.
  case feedback(Language)
}

extension VerdictWording {
  /// A text of the host's own in the languages that are wanted.
  func text(
    english: @autoclosure () -> String, chinese: @autoclosure () -> String
  ) -> Text {
    switch self {
    case .whole: Text(english: english(), chinese: chinese())
    case .feedback(.english): Text(english())
    case .feedback(.chinese): Text(chinese())
    }
  }
}
