/// A part of a screen, before it is known how wide the screen is.
///
/// Texts are markup (see `renderMarkup(_:)`) where not said otherwise.
public enum Block: Hashable, Sendable {
  /// A text with a label before it: an option, or one side of a match.
  public struct Item: Hashable, Sendable {
    /// What the learner types: `A`, `1`.
    public var label: String
    /// What it stands for.
    public var text: String

    /// Creates an item.
    public init(_ label: String, _ text: String) {
      self.label = label
      self.text = text
    }
  }

  /// A title in a frame.
  case heading(String)
  /// Prose, formulas and lists.
  case paragraph(String)
  /// Text that has its styles already.
  case styled(StyledText)
  /// Options, one under the other, their labels as `A)`.
  case options([Item])
  /// Two lists to be matched, side by side from 60 columns on.
  case columns(left: [Item], right: [Item], titles: Titles? = nil)
  /// A table; one that is too wide is shown row by row.
  case table(header: [String], rows: [[String]])
  /// A matrix of numbers as text, not markup, after `label =` when there is a label.
  case matrix(label: String?, rows: [[String]])
  /// Code, not markup: indented and never broken.
  case code(String)
  /// A line across the screen.
  case rule

  /// What stands above the two columns.
  public struct Titles: Hashable, Sendable {
    /// Above the left one.
    public var left: String
    /// Above the right one.
    public var right: String

    /// Creates a pair of titles.
    public init(left: String, right: String) {
      self.left = left
      self.right = right
    }
  }
}
