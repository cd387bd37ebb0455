extension Text: Codable {
  /// Reads a text from a string or a table by language.
  ///
  /// - Throws: `DecodingError` for anything else.
  public init(from decoder: any Decoder) throws {
    let value = try Value(from: decoder)
    guard let text = Text(value) else {
      throw DecodingError.dataCorrupted(
        .init(
          codingPath: decoder.codingPath,
          debugDescription: "a text is a string or a table by language"))
    }
    self = text
  }

  /// Writes a string, or a table by language.
  public func encode(to encoder: any Encoder) throws { try value.encode(to: encoder) }
}
