/// A line of a source text with a caret below what a message is about.
///
///     SourceExcerpt(
///       line: 12, column: nil, message: "'tensor.sofmax' does not exist", in: source)
///     // 12 |   local w = tensor.sofmax(s, -1)
///     //    |                    ^^^^^^
public struct SourceExcerpt: Hashable, Sendable, CustomStringConvertible {
  /// The line's number and text with the line of the caret below.
  public var description: String

  private static let longestLine = 200

  /// Makes an excerpt; `nil` when the text has no such line, or nothing stands there.
  ///
  /// - Parameters:
  ///   - line: counted from 1.
  ///   - column: in characters, counted from 1. Without it the caret is below the first name in
  ///     quotes in `message` that occurs in the line, or else below where the line begins.
  public init?(line: Int, column: Int?, message: String, in source: String) {
    let lines = source.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    guard lines.indices.contains(line - 1) else { return nil }
    let text = lines[line - 1].prefix(Self.longestLine)
    guard let start = text.firstIndex(where: { !$0.isWhitespace }) else { return nil }
    let marked = Self.range(of: column, message, in: text) ?? start..<text.index(after: start)
    let number = String(line)
    let before = displayWidth(sanitised(String(text[..<marked.lowerBound])))
    let width = max(1, displayWidth(sanitised(String(text[marked]))))
    let margin = String(repeating: " ", count: number.count)
    let caret = String(repeating: " ", count: before) + String(repeating: "^", count: width)
    description = "\(number) | \(sanitised(String(text)))\n\(margin) | \(caret)"
  }

  private static func range(
    of column: Int?, _ message: String, in text: Substring
  ) -> Range<Substring.Index>? {
    if let column {
      guard column >= 1, let start = text.index(at: column - 1), start < text.endIndex else {
        return nil
      }
      return start..<text.index(after: start)
    }
    for name in message.quotedNames {
      if let range = text.word(name) { return range }
    }
    return nil
  }
}

extension Substring {
  fileprivate func index(at offset: Int) -> Index? {
    index(startIndex, offsetBy: offset, limitedBy: endIndex)
  }

  /// Where `name` stands with no letter or digit beside it.
  fileprivate func word(_ name: String) -> Range<Index>? {
    var rest = self
    while let found = rest.firstRange(of: name) {
      let before = found.lowerBound > startIndex ? self[index(before: found.lowerBound)] : " "
      let after = found.upperBound < endIndex ? self[found.upperBound] : " "
      if !before.isInName, !after.isInName { return found }
      rest = rest[found.upperBound...]
    }
    return nil
  }
}

extension Character {
  fileprivate var isInName: Bool { isLetter || isNumber || self == "_" }
}

extension String {
  /// The names in single quotes, each as it stands and then its last part: `tensor.sofmax`, `sofmax`.
  fileprivate var quotedNames: [String] {
    let parts = split(separator: "'", omittingEmptySubsequences: false).map(String.init)
    var names: [String] = []
    for place in stride(from: 1, to: parts.count - 1, by: 2) {
      let name = parts[place]
      guard !name.isEmpty, name.count <= 60 else { continue }
      names.append(name)
      if let last = name.split(whereSeparator: { $0 == "." || $0 == ":" }).last, last != name {
        names.append(String(last))
      }
    }
    return names
  }
}
