public import GradusScreen

/// All that a terminal shows at one time.
public struct Frame: Hashable, Sendable {
  /// A place on the screen, both counted from 0.
  public struct Place: Hashable, Sendable {
    /// The line, from the top.
    public var line: Int
    /// The column, from the left.
    public var column: Int

    /// Creates a place.
    public init(line: Int, column: Int) {
      self.line = line
      self.column = column
    }
  }

  /// The lines from the top; what is missing is empty.
  public var lines: [StyledText]
  /// Where the cursor is seen; `nil` hides it.
  public var cursor: Place?

  /// Creates a frame.
  public init(lines: [StyledText], cursor: Place? = nil) {
    self.lines = lines
    self.cursor = cursor
  }
}

/// The columns and lines of a terminal.
public struct TerminalSize: Hashable, Sendable {
  /// The columns.
  public var width: Int
  /// The lines.
  public var height: Int

  /// Creates a size.
  public init(width: Int, height: Int) {
    self.width = width
    self.height = height
  }
}
