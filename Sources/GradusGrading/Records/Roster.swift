/// The students of a course, as a table names them.
///
/// The student is in the same columns as in tables of answers; everything else is left alone. A
/// student on several rows, such as of several groups, is one student.
public struct Roster: Hashable, Sendable {
  /// The students, in the order of the table.
  public private(set) var students: [String] = []

  /// Creates a roster.
  public init(students: [String]) {
    for student in students { add(student) }
  }

  /// Reads a table with a header.
  ///
  /// - Throws: `GradingError` when it cannot be read or no column names the student.
  public init(file: String) throws(GradingError) {
    var rows = try CSVRows(path: file)
    var header: RosterHeader?
    while let (number, row) = try rows.next() {
      switch row {
      case .problem(let problem): throw GradingError(.badData, "\(file):\(number): \(problem)")
      case .cells(let cells):
        if cells.allSatisfy({ $0.trimmingBlanks.isEmpty }) { continue }
        guard let header else {
          header = RosterHeader(cells)
          guard header != nil else {
            throw GradingError(.badData, "\(file): no column is the student: call one 'student'")
          }
          continue
        }
        guard let student = header.student(cells) else {
          throw GradingError(.badData, "\(file):\(number): the row names no student")
        }
        add(student)
      }
    }
    guard header != nil else { throw GradingError(.badData, "\(file): it is empty") }
  }

  private var seen: Set<String> = []

  private mutating func add(_ student: String) {
    let student = student.trimmingBlanks
    if seen.insert(student).inserted { students.append(student) }
  }
}

/// Which columns of a roster name the student.
private struct RosterHeader {
  private let columns: [Int]
  private let fullName: (first: Int, last: Int)?

  /// Returns `nil` when no column does.
  init?(_ names: [String]) {
    let words = names.map(\.columnName)
    columns = KnownColumns.students.flatMap { known in words.indices.filter { words[$0] == known } }
    if let first = words.firstIndex(where: KnownColumns.firstNames.contains),
      let last = words.firstIndex(where: KnownColumns.lastNames.contains)
    {
      fullName = (first, last)
    } else {
      fullName = nil
    }
    if columns.isEmpty, fullName == nil { return nil }
  }

  func student(_ cells: [String]) -> String? {
    func cell(_ column: Int) -> String? {
      guard column < cells.count else { return nil }
      let text = cells[column].trimmingBlanks
      return text.isEmpty ? nil : text
    }
    for column in columns {
      if let name = cell(column) { return name }
    }
    guard let fullName else { return nil }
    let parts = [cell(fullName.first), cell(fullName.last)].compactMap { $0 }
    return parts.isEmpty ? nil : parts.joined(separator: " ")
  }
}
