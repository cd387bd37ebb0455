internal import GradusCore

/// Reads CSV: one record a row with the columns of a record, or one student a row with a column
/// for each question.
struct TableReader {
  let reader: RecordReader

  /// The records of a table. The first row is its header; a row that cannot be read is a record
  /// with a problem.
  ///
  /// - Throws: `GradingError` when there is no header.
  func records(_ bytes: [UInt8], file: String) throws(GradingError) -> [AnswerRecord] {
    let mark: [UInt8] = [0xef, 0xbb, 0xbf]
    let clean = bytes.starts(with: mark) ? Array(bytes.dropFirst(mark.count)) : bytes
    guard !clean.allSatisfy({ [0x20, 0x09, 0x0a, 0x0d].contains($0) }) else { return [] }
    var rows = CSVRows(clean)
    let header: [String]
    switch rows.next() {
    case .cells(let cells): header = cells.map(\.trimmingBlanks)
    case .problem(let problem): throw GradingError(.badData, "\(file): in its header: \(problem)")
    case nil: return []
    }
    let isLong = header.contains("question") && header.contains("answer")
    var records: [AnswerRecord] = []
    for (place, row) in rows.enumerated() {
      let id = String(place + 2)
      switch row {
      case .problem(let problem): records.append(AnswerRecord(id: id, problem: problem))
      case .cells(let row) where row == [""]: continue
      case .cells(let row) where row.count > header.count:
        records.append(
          AnswerRecord(
            id: id, problem: "the row has \(row.count) cells, the header \(header.count)"))
      case .cells(let row):
        let cells = Dictionary(zip(header, row), uniquingKeysWith: { $1 })
        if isLong {
          records.append(long(cells, id: id))
        } else {
          records += wide(cells, header: header, id: id)
        }
      }
    }
    return records
  }

  private func long(_ cells: [String: String], id: String) -> AnswerRecord {
    func cell(_ name: String) -> String? { cells[name].flatMap { $0.isEmpty ? nil : $0 } }
    var record = AnswerRecord(
      id: cell("id") ?? id, student: cell("student"), question: cell("question"),
      answer: Self.answer(cells["answer"] ?? ""))
    if let seed = cell("seed") { record.take(seed: .text(seed)) }
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
    guard let seed = cells["seed"], !seed.isEmpty else { return records }
    for place in records.indices { records[place].take(seed: .text(seed)) }
    return records
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
