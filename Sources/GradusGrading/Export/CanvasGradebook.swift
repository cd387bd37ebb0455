internal import GradusCore

/// A gradebook to import in Canvas: one column for the quiz and a row a student with the total.
///
/// The columns are those that Canvas' importer looks for (`lib/gradebook_importer.rb` of
/// instructure/canvas-lms): `Student`, `ID`, `SIS User ID`, `SIS Login ID`, `Section`, then the
/// assignment, and a second row `Points Possible`. Canvas looks a student up by its own `ID`, which
/// is not known here, then by `SIS User ID`, by `SIS Login ID` and by name, so that the student as
/// the answer file names them stands in all three. An empty cell leaves the grade as it is.
struct CanvasGradebook: ExportWriter {
  private let file: ReplacedFile
  private let title: String
  private var gradebook = Gradebook()

  init(_ file: ReplacedFile, title: String) throws(GradingError) {
    self.file = file
    self.title = title
  }

  mutating func take(_ record: ResultRecord) {
    var record = record
    record.feedback = ""
    record.message = nil
    gradebook.take(record)
  }

  func finish(_ remarks: inout Export.Remarks) throws(GradingError) {
    gradebook.remark(&remarks)
    let names = ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", title]
    try file.write(CSVRow(names).text)
    var possible = CSVRow([Self.possible, "", "", "", ""])
    possible.add(gradebook.maximum)
    try file.write(possible.text)
    for student in gradebook.students {
      // Canvas takes every row whose first cell holds these words for the row of points.
      let name = student.name.contains(Self.possible) ? "" : student.name
      var row = CSVRow([name, "", student.name, student.name, ""])
      row.add(gradebook.total(of: student))
      try file.write(row.text)
    }
  }

  private static let possible = "Points Possible"
}
