public import GradusScreen

/// Something an answer is given with: a pure value that keys change and that draws itself.
public protocol InputField: Sendable {
  /// Takes a key into account and says what became of it.
  mutating func handle(_ key: Key) -> FieldOutcome
  /// Tells it how wide it is drawn, where that decides what keys do.
  mutating func fit(width: Int)
  /// How it looks in at most `height` lines of at most `width` columns.
  func drawing(width: Int, height: Int) -> Drawing
  /// The answer, as it would be typed on one or several lines.
  var answer: String { get }
  /// Whether nothing was given yet.
  var isEmpty: Bool { get }
}

extension InputField {
  /// Most fields do not mind their width.
  public mutating func fit(width: Int) {}
}

/// What became of a key.
public enum FieldOutcome: Hashable, Sendable {
  /// The field took it.
  case handled
  /// It means nothing to the field.
  case ignored
  /// The answer is ready.
  case submitted
  /// The answer was to be ready, but something is missing.
  case incomplete
  /// The text is to be edited in a program of its own.
  case editor
}

/// The lines of a part of a screen, and where the cursor is in them.
public struct Drawing: Hashable, Sendable {
  /// The lines from the top.
  public var lines: [StyledText]
  /// Where the cursor is, counted from the first line; `nil` when it is not here.
  public var cursor: Frame.Place?

  /// Creates a drawing.
  public init(lines: [StyledText], cursor: Frame.Place? = nil) {
    self.lines = lines
    self.cursor = cursor
  }
}
