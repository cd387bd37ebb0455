public import GradusCore

/// Reads a topic file of a bank.
///
///     let topic = try TopicReader.read(bytes, file: "banks/attention.yaml").get()
///
/// Everything that concerns all formats is checked here. The fields of a question's own format are
/// kept as written; a ``QuestionChecker`` checks them.
public enum TopicReader {
  /// The fields of a topic.
  public static let fieldNames = [
    "topic", "number", "section", "difficulty", "tags", "title", "sources", "questions",
  ]

  /// Reads the bytes of a file. `file` is what findings and places call it.
  public static func read(_ bytes: some Collection<UInt8>, file: String) -> Reading<Topic> {
    DeepStack.run {
      let findings = Findings()
      let read = ReadTopic(bytes, file: file, findings: findings)
      if let read, read.translations.hasTranslations { read.translations.warn(findings) }
      return Reading(content: read?.topic, diagnostics: findings.diagnostics)
    }
  }
}

/// A topic as read from its file, with what only the whole bank can judge.
struct ReadTopic {
  var topic: Topic
  var nameLocation: SourceLocation
  var numberLocation: SourceLocation?
  /// Which texts of the file are translated.
  var translations: TranslationLog

  /// Reads a file; `nil` when not even a topic's name could be read. Errors go to `findings`.
  init?(_ bytes: some Collection<UInt8>, file: String, findings: Findings) {
    guard let document = YAMLDocument(bytes, file: file, findings: findings),
      let table = TableReader(document.root, noun: "a topic", findings: findings)
    else { return nil }
    let builder = TopicBuilder(table: table, source: document.source)
    guard let topic = builder.build() else { return nil }
    self.topic = topic
    nameLocation = table["topic"]?.location ?? topic.location
    numberLocation = table["number"]?.location
    translations = table.translations
  }
}
