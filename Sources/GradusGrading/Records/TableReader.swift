internal import GradusCore
internal import SwiftCSV

/// Reads CSV: one record a row with the columns of a record, or one student a row with a column
/// for each question.
struct TableReader {
  let reader: RecordReader

  /// The records of a table.
  ///
  /// - Throws: `GradingError` when the text is no table.
  func records(_ text: String, file: String) throws(GradingError) -> [AnswerRecord] {
    let clean = text.hasPrefix("\u{feff}") ? String(text.dropFirst()) : text
    guard clean.contains(where: { !$0.isWhitespace }) else { return [] }
    let table: EnumeratedCSV
    do {
      table = try EnumeratedCSV(
        string: clean, delimiter: Self.delimiter(of: clean), loadColumns: false)
    } catch {
      throw GradingError(.badData, "\(file): it is no CSV table: a quote is not closed")
    }
    let header = table.header.map { $0.trimmingBlanks }
    let isLong = header.contains("question") && header.contains("answer")
    var records: [AnswerRecord] = []
    for (place, row) in table.rows.enumerated() {
      let id = String(place + 2)
      var cells: [String: String] = [:]
      for (name, cell) in zip(header, row) { cells[name] = cell }
      if row.count > header.count {
        records.append(
          AnswerRecord(
            id: id, problem: "the row has \(row.count) cells, the header \(header.count)"))
      } else if isLong {
        records.append(long(cells, id: id))
      } else {
        records += wide(cells, header: header, id: id)
      }
    }
    return records
  }

  private func long(_ cells: [String: String], id: String) -> AnswerRecord {
    func cell(_ name: String) -> String? { cells[name].flatMap { $0.isEmpty ? nil : $0 } }
    var record = AnswerRecord(
      id: cell("id") ?? id, student: cell("student"), question: cell("question"),
      answer: Self.answer(cells["answer"] ?? ""))
    if let seed = cell("seed") {
      record.seed = Int(seed)
      if record.seed == nil { record.problem = "'seed' is no whole number" }
    }
    if record.question == nil { record.problem = "'question' is missing" }
    return record
  }

  private func wide(_ cells: [String: String], header: [String], id: String) -> [AnswerRecord] {
    var answers: [String: Value] = [:]
    for (name, cell) in cells where !["id", "student", "seed"].contains(name) {
      answers[name] = Self.answer(cell)
    }
    let name = cells["id"] ?? cells["student"] ?? id
    var records = reader.records(of: answers, id: name, student: cells["student"])
    guard let seed = cells["seed"].flatMap({ Int($0) }) else { return records }
    for place in records.indices where records[place].seed == nil { records[place].seed = seed }
    return records
  }

  /// `file:attn.npy` names an array file.
  private static func answer(_ cell: String) -> Value {
    guard cell.hasPrefix("file:") else { return .text(cell) }
    return .map(["file": .text(String(cell.dropFirst(5)).trimmingBlanks)])
  }

  private static func delimiter(of text: String) -> CSVDelimiter {
    let line = text.prefix { !$0.isNewline }
    let counts = [",", ";", "\t"].map { mark in line.filter { String($0) == mark }.count }
    if counts[1] > counts[0], counts[1] >= counts[2] { return .semicolon }
    return counts[2] > counts[0] ? .tab : .comma
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
