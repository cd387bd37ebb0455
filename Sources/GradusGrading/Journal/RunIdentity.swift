internal import GradusCore

/// What a run was asked to do: only a run that is asked for the same can be taken up.
struct RunIdentity: Hashable {
  /// What is compared, by the name that journals and manifests have for it.
  private(set) var facts: [String: String]

  /// What every run is asked for; names of options stand beside these.
  enum Fact: String, CaseIterable {
    case version, sources, files, quiz, columns, roster, extract, language, shard
  }

  init(_ facts: [String: String]) { self.facts = facts }

  subscript(fact: Fact) -> String? {
    get { facts[fact.rawValue] }
    set { facts[fact.rawValue] = newValue }
  }

  /// Adds what options say, by their names.
  mutating func add(options: [String: String]) { facts.merge(options) { _, new in new } }

  /// What is not the same in another run, in words for the person who reads a refusal, such as "the
  /// language, the quiz"; `nil` when all is.
  func difference(from other: RunIdentity) -> String? {
    let names = Set(facts.keys).union(other.facts.keys).filter { facts[$0] != other.facts[$0] }
    return names.isEmpty ? nil : names.map(Self.words).sorted().joined(separator: ", ")
  }

  private static func words(for name: String) -> String {
    switch Fact(rawValue: name) {
    case .version: "the version of Gradus"
    case .sources: "the banks and plugins"
    case .files: "the input files"
    case .quiz: "the quiz"
    case .columns: "the columns"
    case .roster: "the roster"
    case .extract: "the extraction"
    case .language: "the language"
    case .shard: "the shard"
    case nil: "--" + name
    }
  }

  /// One hash for a text.
  static func digest(of text: String) -> String {
    var content = DigestedContent()
    content.add(text)
    return content.text
  }
}

extension RunIdentity {
  /// The facts as a table of JSON.
  var value: Value { .map(facts.mapValues { .text($0) }) }

  /// Reads what `value` wrote.
  init?(_ value: Value) {
    guard let entries = value.entries else { return nil }
    facts = entries.compactMapValues(\.string)
  }

  /// The first line of a journal.
  var line: String { value.json }
}
