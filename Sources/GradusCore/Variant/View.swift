/// How a variant looks, apart from any screen: rendered alike by terminal, web page and export.
public struct View: Hashable, Sendable {
  /// Something with a label in front: an option, a row of a list.
  public struct Item: Hashable, Sendable {
    /// The label, such as `A` or `3`.
    public var label: String
    /// What it says.
    public var text: Text
    /// How much it counts, where that matters.
    public var weight: Double?

    /// Creates an item.
    public init(label: String, text: Text, weight: Double? = nil) {
      self.label = label
      self.text = text
      self.weight = weight
    }
  }

  /// A part of the view.
  public enum Block: Hashable, Sendable {
    /// A paragraph.
    case text(Text)
    /// Labelled options, one below the other.
    case options([Item])
    /// Two columns of labelled items with their titles.
    case columns(left: [Item], right: [Item], titles: [Text])
    /// A table.
    case table(header: [Text], rows: [[Text]])
    /// Program text.
    case code(String, language: String)
  }

  /// What the learner gives.
  public enum Input: Hashable, Sendable {
    /// One or several of these labels.
    case choice(labels: [String], multiple: Bool)
    /// All of these labels in some order.
    case order(labels: [String])
    /// One line.
    case line
    /// Several lines, ended by an empty one.
    case lines
    /// Numbers in rows and columns.
    case matrix(rows: Int, columns: Int)
    /// A free answer that the learner then marks by these key points.
    case rubric([Item])
  }

  /// What is shown below the prompt.
  public var blocks: [Block]
  /// What the learner gives.
  public var input: Input
  /// How to type it.
  public var hint: Text?

  /// Creates a view.
  public init(blocks: [Block] = [], input: Input = .line, hint: Text? = nil) {
    self.blocks = blocks
    self.input = input
    self.hint = hint
  }
}
