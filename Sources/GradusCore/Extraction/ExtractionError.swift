/// The specification of an extraction that could not be understood.
public struct ExtractionError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong and what to do.
  public let description: String

  private init(_ description: String) { self.description = description }

  static func unknown(_ name: String) -> ExtractionError {
    let names = Extraction.Method.names
    let hint = Suggestion.sentence(for: name, in: names)
    return ExtractionError(
      "there is no way '\(name.clipped)' to extract an answer"
        + (hint.isEmpty ? ": known are \(names.listed(" and "))" : hint))
  }

  static let nothing = ExtractionError(
    "an extraction is missing: write one such as 'last-number', and one on each side of '|' and '>'"
  )
  static let noMarker = ExtractionError("'marker' needs a text, such as marker:####")
  static let openQuote = ExtractionError("the quote of a marker is not closed")
  static let afterQuote = ExtractionError("after a marker in quotes comes '|', '>' or nothing")

  static func needlessText(_ name: String, _ text: String) -> ExtractionError {
    ExtractionError("'\(name)' takes no text, this is '\(text.clipped)'")
  }
}
