/// A place in a file a person wrote: a bank, a quiz or a plugin.
///
///     Plugins/numeric/plugin.lua:3
///     quiz.yaml:12:5
public struct SourceLocation: Hashable, Sendable, Codable, CustomStringConvertible {
  /// The file as the person named it, or the plugin's own path.
  public var file: String
  /// The line, counted from 1.
  public var line: Int
  /// The column in characters, counted from 1, where it is known.
  public var column: Int?

  /// Creates a place from its parts.
  public init(file: String, line: Int, column: Int? = nil) {
    self.file = file
    self.line = line
    self.column = column
  }

  /// `file:line` or `file:line:column`, the form editors understand.
  public var description: String {
    guard let column else { return "\(file):\(line)" }
    return "\(file):\(line):\(column)"
  }
}
