internal import GradusCore

/// Builds a question from the fields of its table.
struct QuestionBuilder {
  /// The fields every question has; all others belong to its format.
  static let fieldNames = Question.keys

  let table: TableReader
  let heading: TopicHeading
  /// The topic's sources, which hold for questions that name none.
  let sources: [String]
  let source: SourceText
  /// What a question without an id is called; `nil` when each needs one.
  var usualId: String?

  private var findings: Findings { table.findings }

  /// The question; `nil` when it has no format, so that nothing else can be checked in it.
  func build(firstLines: inout [String: Int]) -> Question? {
    let id = self.id(firstLines: &firstLines)
    let format = table.required("format").flatMap { table.string($0, "'format'") }
    let prompt = table.required("prompt").flatMap { table.text($0, "'prompt'") }
    let points = table["points"].flatMap { table.positiveNumber($0, "'points'") }
    let generate = table["generate"].flatMap { code($0) }
    let hints = table["hints"].flatMap { table.texts($0, "'hints'") }
    let explanation = table["explanation"].flatMap { table.text($0, "'explanation'") }
    let tags = table["tags"].flatMap { table.strings($0, "'tags'") } ?? []
    let difficulty = table["difficulty"].flatMap {
      table.wholeNumber($0, "'difficulty'", in: 1...5)
    }
    let ownSources = table["sources"].flatMap { table.strings($0, "'sources'") }
    let extract = table["extract"].flatMap { ExtractReader(findings: findings).read($0) }
    checkPlaceholders()
    guard let format else { return nil }
    return Question(
      address: "\(heading.name).\(id ?? "")", format: format, points: points ?? 1,
      generate: generate,
      prompt: prompt ?? "", hints: hints ?? [], explanation: explanation,
      tags: heading.tags + tags.filter { !heading.tags.contains($0) },
      difficulty: difficulty ?? heading.difficulty, section: heading.section,
      sources: ownSources ?? sources,
      fields: Authored(
        .map(table.entries.filter { !Self.fieldNames.contains($0.key) }), at: table.location),
      location: table.location, extract: extract)
  }

  private func id(firstLines: inout [String: Int]) -> String? {
    if table["id"] == nil, let usualId { return usualId }
    guard let data = table.required("id"), let id = table.name(data, "'id'") else { return nil }
    if let line = firstLines[id] {
      findings.report(.duplicateId(id, firstLine: line), at: data.location)
      return nil
    }
    firstLines[id] = data.location.line
    return id
  }

  /// The code with the place of its first line: below the key for a block, else where it starts.
  private func code(_ data: Authored) -> LuaSnippet? {
    guard let code = table.string(data, "'generate'") else { return nil }
    var location = SourceLocation(file: data.location.file, line: data.location.line)
    switch source.character(at: data.location) {
    case "|": location.line += 1
    case ">":
      findings.report(.foldedCode, at: data.location)
      return nil
    default:
      // Lines of a plain or quoted text have become blanks, so that Lua's lines say nothing.
      guard source.endsOnItsLine(code, from: data.location) else {
        findings.report(.codeOnManyLines, at: data.location)
        return nil
      }
    }
    return LuaSnippet(code: code, location: location)
  }

  private func checkPlaceholders() {
    let canInsert = table["generate"] != nil
    for entry in table.entries where !["generate", "extract"].contains(entry.key) {
      checkPlaceholders(in: entry.value, canInsert: canInsert)
    }
  }

  private func checkPlaceholders(in data: Authored, canInsert: Bool) {
    switch data.content {
    case .text(let text):
      guard text.hasPlaceholder else { return }
      let found = Placeholders.find(in: text)
      if let unclosed = found.unclosed {
        findings.report(.openPlaceholder(unclosed), at: data.location)
      }
      if !canInsert, let name = found.names.first {
        findings.report(.nothingToInsert(name), at: data.location, severity: .warning)
      }
    case .list(let elements):
      for element in elements { checkPlaceholders(in: element, canInsert: canInsert) }
    case .map(let entries):
      for entry in entries { checkPlaceholders(in: entry.value, canInsert: canInsert) }
    case .null, .boolean, .integer, .number: break
    }
  }
}
