import Foundation
import GradusGrading

/// Writes results files for tests and reads them.
enum Results {
  /// One line; points are `nil` unless graded.
  static func line(
    student: String?, _ question: String, _ points: Double?, max: Double = 1,
    status: String = "graded", id: String = "r", rest: String = ""
  ) -> String {
    let who = student.map { #""student":"\#($0)","# } ?? ""
    let mark =
      points.map { #""score":\#($0 / max),"points":\#($0)"# } ?? #""score":null,"points":null"#
    return #"{"id":"\#(id)",\#(who)"question":"\#(question)","status":"\#(status)",\#(mark),"#
      + #""max":\#(max),"notes":[]\#(rest)}"#
  }

  /// The table of these lines.
  static func table(_ lines: [String]) throws -> ResultTable {
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("gradus-results-\(UUID().uuidString).jsonl")
    try Data(lines.joined(separator: "\n").utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    return try ResultTable(resultsAt: file.path)
  }

  /// The statistics of these lines.
  static func statistics(_ lines: [String]) throws -> Statistics {
    Statistics(of: try table(lines))
  }
}

/// The two sections of the Law School Admission Test of Bock and Lieberman, "Fitting a response
/// model for n dichotomously scored items", Psychometrika 35 (1970): 1000 persons, five questions
/// each. The numbers of persons by pattern of marks, from 00000 to 11111, are those of the data set
/// `bock.table` of the R package psych.
enum LawSchoolTest {
  static let section6 = [
    3, 6, 2, 11, 1, 1, 3, 4, 1, 8, 0, 16, 0, 3, 2, 15, 10, 29, 14, 81, 3, 28, 15, 80, 16, 56, 21,
    173, 11, 61, 28, 298,
  ]
  static let section7 = [
    12, 19, 1, 7, 3, 19, 3, 17, 10, 5, 3, 7, 7, 23, 8, 28, 7, 39, 11, 34, 14, 51, 15, 90, 6, 25, 7,
    35, 18, 136, 32, 308,
  ]

  /// A results file of these counts, every mark taken times `points`.
  static func lines(_ counts: [Int], points: Double = 1, copies: Int = 1) -> [String] {
    var lines: [String] = []
    var person = 0
    for (pattern, count) in counts.enumerated() {
      for _ in 0..<(count * copies) {
        person += 1
        for item in 0..<5 {
          let mark = Double((pattern >> (4 - item)) & 1)
          lines.append(
            Results.line(student: "s\(person)", "lsat.q\(item + 1)", mark * points, max: points))
        }
      }
    }
    return lines
  }
}
