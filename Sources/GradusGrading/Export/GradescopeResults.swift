internal import GradusCore

/// The `results.json` that a Gradescope autograder leaves behind for one submission.
///
/// Its keys are those of Gradescope's documentation ("Autograder Specifications", output format):
/// `score` in all, and in `tests` for each question `name`, `number`, `score`, `max_score`, `status`,
/// `output` and `visibility`. Such a file is about one submission, so that results of several
/// students are refused. A question whose points are not known yet has neither `score` nor `status`,
/// and `output` of the whole says so.
struct GradescopeResults: ExportWriter {
  private let file: ReplacedFile
  private let source: String
  private var students: Set<String> = []
  private var gradebook = Gradebook()

  init(_ file: ReplacedFile, source: String) throws(GradingError) {
    self.file = file
    self.source = source
  }

  mutating func take(_ record: ResultRecord) {
    if let student = record.student { students.insert(student) }
    // Answers that name no student belong to whose submission it is.
    var record = record
    record.verdict.student = ""
    gradebook.take(record)
  }

  func finish(_ remarks: inout Export.Remarks) throws(GradingError) {
    guard students.count <= 1 else {
      let name = source == "-" ? "standard input" : "'\(source)'"
      throw GradingError(
        .badData,
        "\(name) has results of \(students.count) students, and Gradescope's results.json is about "
          + "one submission: export each student's results by themselves")
    }
    gradebook.remark(&remarks)
    // The score is written in any case: Gradescope wants one.
    remarks.withoutTotal = 0
    let entries = gradebook.students.first.map { student in
      student.entries.values.sorted { place(of: $0) < place(of: $1) }
    }
    var object = JSONObject()
    object.add("score", .number(Gradebook.sum((entries ?? []).compactMap(\.earned))))
    if !remarks.sentences.isEmpty {
      object.add("output", .text(remarks.sentences.joined(separator: "\n")))
    }
    let tests = (entries ?? []).enumerated().map { test($1, number: $0 + 1) }
    object.add("tests", .list(tests))
    try file.write(object.text + "\n")
  }

  /// Where a question stands; those without points come last, by name.
  private func place(of entry: Gradebook.Entry) -> (Int, String) {
    let place = gradebook.questions.firstIndex(of: entry.question)
    return (place ?? gradebook.questions.count, entry.question)
  }

  private func test(_ entry: Gradebook.Entry, number: Int) -> Value {
    var test: [String: Value] = [
      "name": .text(entry.question), "number": .text(String(number)),
      "output": .text(entry.feedback), "visibility": .text("visible"),
    ]
    test["max_score"] = entry.maximum.map { .number($0) }
    if let earned = entry.earned {
      test["score"] = .number(earned)
      test["status"] = .text(earned == entry.maximum ? "passed" : "failed")
    }
    return .map(test)
  }
}
