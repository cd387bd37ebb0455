public import GradusCore

/// What a topic file says before its questions.
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
  /// Reads the part of a file before its questions, without looking at the rest.
  ///
  /// Findings are those of that part only.
  static func read(_ bytes: some Collection<UInt8>, file: String) -> Reading<TopicHeading> {
    let findings = Findings()
    let head = bytes.prefix(upToLine: "questions:")
    guard let document = YAMLDocument(head, file: file, findings: findings),
      let table = TableReader(document.root, noun: "a topic", findings: findings)
    else { return Reading(content: nil, diagnostics: findings.diagnostics) }
    let heading = TopicHeading(table)
    _ = table["sources"].flatMap { table.strings($0, "'sources'") }
    return Reading(content: heading, diagnostics: findings.diagnostics)
  }
}

extension Collection<UInt8> {
  /// Everything before the first line that begins with `word`; all when there is none.
  fileprivate func prefix(upToLine word: String) -> SubSequence {
    let letters = Array(word.utf8)
    var start = startIndex
    while start < endIndex {
      if self[start...].starts(with: letters) { return self[..<start] }
      guard let end = self[start...].firstIndex(where: { $0 == 0x0A || $0 == 0x0D }) else { break }
      start = index(after: end)
    }
    return self[...]
  }
}
