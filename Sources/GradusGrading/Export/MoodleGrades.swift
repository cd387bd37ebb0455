internal import GradusCore

/// Grades to import in Moodle: a column a question, one for the total, and one of feedback.
///
/// The first column has the name it has in Moodle's own export, `ID number`. While importing, Moodle
/// asks what to map each column to (docs.moodle.org, "Grade import"): the first to the ID number or
/// the username, the grades to new or existing grade items, the feedback to the item of the total. A
/// grade that is not known is `-`, as in Moodle's own files: an empty cell is no number to its
/// importer when the item is new (`grade/import/csv/classes/load_data.php` of moodle/moodle).
struct MoodleGrades: ExportWriter {
  private let file: ReplacedFile
  private let title: String
  private var gradebook = Gradebook()

  init(_ file: ReplacedFile, title: String) throws(GradingError) {
    self.file = file
    self.title = title
  }

  mutating func take(_ record: ResultRecord) { gradebook.take(record) }

  func finish(_ remarks: inout Export.Remarks) throws(GradingError) {
    gradebook.remark(&remarks)
    try file.write(CSVRow(["ID number"] + gradebook.questions + [title, "Feedback"]).text)
    for student in gradebook.students {
      var row = CSVRow([student.name])
      for question in gradebook.questions {
        row.add(student.entries[question]?.earned, orElse: "-")
      }
      row.add(gradebook.total(of: student), orElse: "-")
      row.add(feedback(for: student))
      try file.write(row.text)
    }
  }

  private func feedback(for student: Gradebook.Student) -> String {
    gradebook.questions.compactMap { student.entries[$0] }.filter { !$0.feedback.isEmpty }
      .map { "\($0.question): \($0.feedback)" }.joined(separator: "\n")
  }
}
