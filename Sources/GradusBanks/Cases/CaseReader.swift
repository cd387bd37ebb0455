internal import Foundation
internal import GradusCore

/// Reads tables of cases.
///
///     question: {format: numeric, prompt: "√16 = ?", answer: {value: 4}}
///     cases:
///       - {answer: "4", score: 1}
///       - {answer: four, status: invalid}
public enum CaseReader {
  /// The fields of a file.
  public static let fieldNames = ["question", "rule", "seed", "cases"]
  /// The fields of a case.
  public static let caseFieldNames = [
    "answer", "parts", "status", "score", "notes", "feedback", "seed",
  ]

  /// Reads the bytes of a file. `file` is what findings and places call it.
  public static func read(_ bytes: some Collection<UInt8>, file: String) -> Reading<CaseTable> {
    DeepStack.run {
      let findings = Findings()
      let table = table(bytes, file: file, findings)
      return Reading(content: table, diagnostics: findings.diagnostics)
    }
  }

  /// Reads every `.yaml` and `.yml` file below a folder, in the order of their paths.
  public static func read(folder: String) -> Reading<[CaseTable]> {
    DeepStack.run {
      let findings = Findings()
      let files = YAMLFolder(folder).files(findings)
      let tables = files?.compactMap { file in
        YAMLFolder.bytes(of: file, findings).flatMap { table($0, file: file, findings) }
      }
      return Reading(content: tables, diagnostics: findings.diagnostics)
    }
  }

  /// Reads the folder `cases` of a plugin; `nil` when it has none.
  public static func read(plugin path: String) -> Reading<[CaseTable]>? {
    let folder = path + "/cases"
    return FileManager.default.fileExists(atPath: folder) ? read(folder: folder) : nil
  }

  private static func table(
    _ bytes: some Collection<UInt8>, file: String, _ findings: Findings
  ) -> CaseTable? {
    guard let document = YAMLDocument(bytes, file: file, findings: findings),
      let table = TableReader(document.root, noun: "a table of cases", findings: findings)
    else { return nil }
    let name = URL(fileURLWithPath: file).deletingPathExtension().lastPathComponent
    return CaseBuilder(table: table, source: document.source, name: name).build()
  }
}

/// Builds a table of cases from the fields of its file.
struct CaseBuilder {
  let table: TableReader
  let source: SourceText
  let name: String

  func build() -> CaseTable? {
    table.refuseUnknown(besides: CaseReader.fieldNames)
    let subject = self.subject
    let seed = table["seed"].flatMap { table.wholeNumber($0, "'seed'", in: Int.min...Int.max) }
    let rows = table.required("cases").flatMap { table.list($0, "'cases'") } ?? []
    guard let subject else { return nil }
    let cases = rows.compactMap { row in
      TableReader(row, noun: "a case", findings: table.findings).flatMap {
        self.row($0, of: subject, seed: seed)
      }
    }
    return CaseTable(name: name, subject: subject, cases: cases)
  }

  private var subject: CaseTable.Subject? {
    if let rule = table["rule"] {
      return QuizBuilder(table: table).rule(rule, "'rule'").map { .rule($0) }
    }
    guard let data = table.required("question") else { return nil }
    if case .text(let address) = data.content { return .address(address, data.location) }
    guard let fields = TableReader(data, noun: "a question", findings: table.findings) else {
      return nil
    }
    var id = name.kebabCased
    if id.isEmpty { id = "question" }
    var lines: [String: Int] = [:]
    let heading = TopicHeading(
      name: "cases", number: nil, section: "", title: "", difficulty: 3, tags: [],
      location: data.location)
    return QuestionBuilder(
      table: fields, heading: heading, sources: [], source: source, usualId: id
    ).build(firstLines: &lines).map { .question($0) }
  }

  private func row(
    _ row: TableReader, of subject: CaseTable.Subject, seed: Int?
  ) -> CaseTable.Case? {
    row.refuseUnknown(besides: CaseReader.caseFieldNames)
    let key = if case .rule = subject { "parts" } else { "answer" }
    let statuses = Verdict.Status.allCases.map(\.rawValue)
    let status = row["status"].flatMap { row.word($0, "'status'", among: statuses) }
    guard let given = row.required(key) else { return nil }
    return CaseTable.Case(
      given: given.value, status: status.flatMap(Verdict.Status.init) ?? .graded,
      score: row["score"].flatMap { row.number($0, "'score'") },
      notes: row["notes"].flatMap { row.strings($0, "'notes'") },
      feedback: row["feedback"].flatMap { row.string($0, "'feedback'") },
      seed: row["seed"].flatMap { row.wholeNumber($0, "'seed'", in: Int.min...Int.max) } ?? seed,
      location: row.location)
  }
}
