internal import GradusCore

/// A row a result, for spreadsheets.
///
/// The file begins with a byte order mark, without which Excel does not read UTF-8. Notes are
/// separated by a space, the parts of a response by `; `. Cells are as `CSVRow` writes them.
struct ResultsTable: ExportWriter {
  private let file: ReplacedFile

  init(_ file: ReplacedFile) throws(GradingError) {
    self.file = file
    let names = [
      "id", "student", "question", "seed", "status", "score", "points", "max", "notes", "feedback",
      "response", "extracted", "reason", "message", "fingerprint",
    ]
    try file.write("\u{feff}" + CSVRow(names).text)
  }

  func take(_ record: ResultRecord) throws(GradingError) {
    var row = CSVRow()
    row.add(record.id)
    row.add(record.student)
    row.add(record.question)
    row.add(record.seed.map { String($0) })
    row.add(record.status.rawValue)
    row.add(record.score)
    row.add(record.points)
    row.add(record.maximum)
    row.add(record.notes.joined(separator: " "))
    row.add(record.feedback)
    row.add(record.responseText)
    row.add(record.extracted)
    row.add(record.reason)
    row.add(record.message)
    row.add(record.fingerprint)
    try file.write(row.text)
  }

  func finish(_ remarks: inout Export.Remarks) {}
}

extension ResultRecord {
  /// The response as one text: the parts of a list are separated by `; `.
  var responseText: String? {
    response.map { response in
      response.elements.map { $0.map(\.shown).joined(separator: "; ") } ?? response.shown
    }
  }
}
