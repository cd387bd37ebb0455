public import GradusCore

/// What a topic file says besides its questions.
public struct TopicHeading: Hashable, Sendable {
  /// The unique name.
  public var name: String
  /// Its number in the bank, if it has one.
  public var number: Int?
  /// The section of the bank it belongs to.
  public var section: String
  /// What it is called.
  public var title: Text
  /// From 1 (easy) to 5 (hard).
  public var difficulty: Int
  /// Themes of all its questions.
  public var tags: [String]
  /// Where it stands.
  public var location: SourceLocation
}

extension TopicHeading {
  /// Reads a topic file without its questions.
  ///
  /// Findings are those of the rest of the file, except that a file whose questions cannot be told
  /// from it is looked at as a whole.
  static func read(_ bytes: [UInt8], file: String) -> Reading<TopicHeading> {
    let quick = read(whole: bytes.withoutQuestions, file: file)
    return quick.diagnostics.isEmpty ? quick : read(whole: bytes, file: file)
  }

  private static func read(whole bytes: [UInt8], file: String) -> Reading<TopicHeading> {
    let findings = Findings()
    guard let document = YAMLDocument(bytes, file: file, findings: findings),
      let table = TableReader(document.root, noun: "a topic", findings: findings)
    else { return Reading(content: nil, diagnostics: findings.diagnostics) }
    let heading = TopicHeading(table)
    _ = table["sources"].flatMap { table.strings($0, "'sources'") }
    _ = table.required("questions")
    return Reading(content: heading, diagnostics: findings.diagnostics)
  }
}

extension [UInt8] {
  /// The bytes without the indented lines and list lines below `questions:`, which become empty lines
  /// so that all others stay where they are.
  fileprivate var withoutQuestions: [UInt8] {
    let word = Array("questions:".utf8)
    var result: [UInt8] = []
    var isInside = false
    for line in split(separator: 0x0A, omittingEmptySubsequences: false) {
      let isBelow = line.first.map { [0x20, 0x2D, 0x23, 0x0D].contains($0) } ?? true
      if !isBelow { isInside = line.starts(with: word) }
      if !(isInside && isBelow) { result += line }
      result.append(0x0A)
    }
    return result
  }
}
