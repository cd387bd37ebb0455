internal import GradusCore

/// Builds a topic from the fields of its file.
struct TopicBuilder {
  let table: TableReader
  let source: SourceText

  private var findings: Findings { table.findings }

  /// The topic; `nil` when it has no name. A part with an error is left out or has its default.
  func build() -> Topic? {
    let heading = TopicHeading(table)
    let sources = table["sources"].flatMap { table.strings($0, "'sources'") } ?? []
    // Without a name the questions are looked at all the same, to find all mistakes at once.
    let questions = self.questions(of: heading, sources: sources)
    guard !heading.name.isEmpty else { return nil }
    return Topic(
      name: heading.name, number: heading.number, section: heading.section, title: heading.title,
      questions: questions, location: heading.location)
  }

  private func questions(of heading: TopicHeading, sources: [String]) -> [Question] {
    guard let data = table.required("questions"),
      let elements = table.list(data, "'questions'")
    else { return [] }
    if elements.isEmpty { findings.report(.noQuestions, at: data.location) }
    var lines: [String: Int] = [:]
    return elements.compactMap { element in
      TableReader(
        element, noun: "a question", findings: findings, translations: table.translations
      ).flatMap { fields in
        QuestionBuilder(table: fields, heading: heading, sources: sources, source: source)
          .build(firstLines: &lines)
      }
    }
  }
}

extension TopicHeading {
  /// Reads the fields before the questions. A part with an error is empty or has its default.
  init(_ table: TableReader) {
    table.refuseUnknown(besides: TopicReader.fieldNames)
    self.init(
      name: table.required("topic").flatMap { table.name($0, "'topic'") } ?? "",
      number: table["number"].flatMap { table.wholeNumber($0, "'number'", in: 0...Int.max) },
      section: table["section"].flatMap { table.string($0, "'section'") } ?? "",
      title: table.required("title").flatMap { table.text($0, "'title'") } ?? "",
      difficulty: table["difficulty"].flatMap {
        table.wholeNumber($0, "'difficulty'", in: 1...5)
      } ?? 3,
      tags: table["tags"].flatMap { table.strings($0, "'tags'") } ?? [],
      location: table.location)
  }
}
