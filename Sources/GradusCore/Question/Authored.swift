/// Plain data as its author wrote it: every part knows its place in the file.
public struct Authored: Hashable, Sendable {
  /// What stands there.
  public indirect enum Content: Hashable, Sendable {
    /// Nothing.
    case null
    /// True or false.
    case boolean(Bool)
    /// A whole number.
    case integer(Int)
    /// Another number.
    case number(Double)
    /// A text.
    case text(String)
    /// A list.
    case list([Authored])
    /// A table in its authored order.
    case map([Entry])
  }

  /// One line of a table.
  public struct Entry: Hashable, Sendable {
    /// The key.
    public var key: String
    /// Where the key stands.
    public var keyLocation: SourceLocation
    /// What it is set to.
    public var value: Authored

    /// Creates an entry.
    public init(key: String, keyLocation: SourceLocation, value: Authored) {
      self.key = key
      self.keyLocation = keyLocation
      self.value = value
    }
  }

  /// What stands there.
  public var content: Content
  /// Where it stands.
  public var location: SourceLocation

  /// Creates a piece of authored data.
  public init(_ content: Content, at location: SourceLocation) {
    self.content = content
    self.location = location
  }

  /// The value under `key`, when this is a table that has it.
  public subscript(key: String) -> Authored? {
    guard case .map(let entries) = content else { return nil }
    return entries.first { $0.key == key }?.value
  }

  /// The data without its places.
  public var value: Value {
    switch content {
    case .null: .null
    case .boolean(let boolean): .boolean(boolean)
    case .integer(let integer): .integer(integer)
    case .number(let number): .number(number)
    case .text(let text): .text(text)
    case .list(let elements): .list(elements.map(\.value))
    case .map(let entries):
      .map(Dictionary(entries.map { ($0.key, $0.value.value) }) { first, _ in first })
    }
  }
}
