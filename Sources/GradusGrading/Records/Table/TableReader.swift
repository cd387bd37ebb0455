internal import GradusCore

/// Reads tables: one record a row, or one student a row with a column for each question.
struct TableReader {
  let reader: RecordReader
  let names: QuestionNames
  let mapping: ColumnMapping?
  /// Takes what the person should know of columns.
  let warn: (String) -> Void

  /// Hands every record of a table to `take`. The first row is its header; a row that cannot be
  /// read is a record with a problem.
  ///
  /// - Parameter file: what messages call the table.
  /// - Throws: `GradingError` when there is no header that can be used, or what `take` throws.
  func forEach(
    of rows: CSVRows, file: String, _ take: (AnswerRecord) throws -> Void
  ) throws {
    var rows = rows
    guard let header = try header(&rows, file) else { return }
    while let (number, row) = try rows.next() {
      let id = String(number)
      switch row {
      case .problem(let problem): try take(AnswerRecord(id: id, problem: problem))
      case .cells(let row):
        let cells = row.count > header.names.count ? row.withoutEmptyEnd : row
        if cells.allSatisfy(\.isEmpty) { continue }
        guard cells.count <= header.names.count else {
          let problem = "the row has \(cells.count) cells, the header \(header.names.count)"
          try take(AnswerRecord(id: id, problem: problem))
          continue
        }
        let read = TableRow(header: header, cells: cells)
        if header.isLong {
          try take(read.long(id: id))
        } else {
          for record in read.wide(id: id, reader) { try take(record) }
        }
      }
    }
  }

  /// The first row that is not empty.
  private func header(_ rows: inout CSVRows, _ file: String) throws(GradingError) -> TableHeader? {
    while let (_, row) = try rows.next() {
      switch row {
      case .problem(let problem):
        throw GradingError(.badData, "\(file): in its header: \(problem)")
      case .cells(let cells):
        let names = cells.map(\.trimmingBlanks).withoutEmptyEnd
        if names.isEmpty { continue }
        let header: TableHeader
        do throws(GradingError) {
          header = try TableHeader(names, mapping: mapping, questions: self.names)
        } catch {
          throw GradingError(error.code, "\(file): \(error.description)")
        }
        for warning in header.warnings { warn("\(file): \(warning)") }
        return header
      }
    }
    return nil
  }
}

/// A row of a table with what its columns are.
struct TableRow {
  let header: TableHeader
  let cells: [String]

  private func cell(_ column: Int?) -> String? {
    guard let column, column < cells.count, !cells[column].isEmpty else { return nil }
    return cells[column]
  }

  private func cell(_ role: ColumnRole) -> String? { cell(header.columns(role).first) }

  /// The first cell with something in it of those that may name the student.
  var student: String? {
    for column in header.students {
      if let name = cell(column) { return name }
    }
    guard let (first, last) = header.fullName else { return nil }
    let parts = [cell(first), cell(last)].compactMap { $0?.trimmingBlanks }
    return parts.isEmpty ? nil : parts.joined(separator: " ")
  }

  /// The record of a row that is one answer.
  func long(id: String) -> AnswerRecord {
    let answer = header.columns(.answer).first.flatMap { $0 < cells.count ? cells[$0] : nil } ?? ""
    var record = AnswerRecord(
      id: cell(.id) ?? id, student: student, question: cell(.question),
      answer: Self.answer(answer))
    readSeed(into: &record)
    if record.question == nil { record.problem = "'question' is missing" }
    return record
  }

  /// The records of a row that is one student.
  func wide(id: String, _ reader: RecordReader) -> [AnswerRecord] {
    var answers: [String: Value] = [:]
    for (column, role) in header.roles.enumerated() {
      guard case .answers(let question) = role else { continue }
      let text = column < cells.count ? cells[column] : ""
      let isDash = text == "-" && header.responses.contains(column)
      answers[question] = Self.answer(isDash ? "" : text)
    }
    let student = student
    var records = reader.records(of: answers, id: cell(.id) ?? student ?? id, student: student)
    for place in records.indices where records[place].seed == nil {
      readSeed(into: &records[place])
    }
    return records
  }

  private func readSeed(into record: inout AnswerRecord) {
    guard let seed = cell(.seed) else { return }
    record.take(seed: .text(seed.trimmingBlanks))
  }

  /// `file:attn.npy` names an array file.
  private static func answer(_ cell: String) -> Value {
    guard cell.hasPrefix("file:") else { return .text(cell) }
    return .map(["file": .text(String(cell.dropFirst(5)).trimmingBlanks)])
  }
}

extension String {
  var trimmingBlanks: String {
    guard let first = firstIndex(where: { !$0.isWhitespace }),
      let last = lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return String(self[first...last])
  }
}
