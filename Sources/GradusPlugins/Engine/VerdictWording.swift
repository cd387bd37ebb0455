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
