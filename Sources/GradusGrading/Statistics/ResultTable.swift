internal import GradusCore

/// The marks of a results file, in a table of students and questions.
///
/// Of several results of one student for one question the last counts. A result without a student
/// stands for itself under its id. The file is read line by line; what is kept of a line is its
/// mark, its notes and its response when that is short.
public struct ResultTable {
  /// What one student has for one question.
  struct Cell {
    /// What became of the answer; `nil` when there is none.
    var status: GradedRecord.Status?
    /// The points; 0 when blank or unreadable.
    var points = 0.0
    /// The number of the response in the column's responses.
    var response = Choices.none
    /// The number of the list of notes in the column's notes.
    var notes = Choices.none
    /// The number of the seed in the column's seeds.
    var seed: Int32 = 0

    /// Whether it counts: an answer without a mark (failed, not readable as a line, waiting for a
    /// person) says nothing.
    var isMarked: Bool { status == .graded || status == .blank || status == .invalid }
  }

  /// One question.
  struct Column {
    var question: String
    /// The most points it gives; the largest number when results differ.
    var maximum: Double?
    /// The cells of students, by the student's place; those after the last may be missing.
    var cells: [Cell] = []
    /// The results without a student.
    var unnamed: [Cell] = []
    var unnamedIDs: [String] = []
    var responses = Choices()
    var notes = Choices()
    var seeds: [Int?] = []
    fileprivate var seedNumbers: [Int?: Int32] = [:]
    fileprivate var unnamedPlaces: [String: Int] = [:]

    /// The cell of a student.
    subscript(student: Int) -> Cell { student < cells.count ? cells[student] : Cell() }
  }

  /// How many lines have each status.
  public private(set) var counts: [GradedRecord.Status: Int] = [:]
  /// The students, sorted.
  public private(set) var students: [String] = []
  /// How many results were replaced by a later one of the same student and question.
  public private(set) var repeated = 0
  /// The questions, sorted by address.
  private(set) var columns: [Column] = []

  /// The most points a result may have or be out of: beyond, sums would not be exact any more.
  static let mostPoints = 1e12

  /// The longest name of a student, question or result that is kept, in bytes. A longer one is kept
  /// by its fingerprint.
  static let longestName = 1024

  /// Reads a results file; `-` is standard input.
  ///
  /// - Throws: `GradingError` when it cannot be read or a line is no result.
  public init(resultsAt path: String) throws {
    var places: [String: Int] = [:]
    var columnPlaces: [String: Int] = [:]
    try ResultsFile(path).forEach { record, _ in
      counts[record.status, default: 0] += 1
      guard let question = record.question.map(Self.name), !question.isEmpty else { return }
      let place = columnPlaces[question] ?? columns.count
      if place == columns.count {
        columnPlaces[question] = place
        columns.append(Column(question: question))
      }
      let wasThere: Bool
      if let student = record.student.map(Self.name) {
        let row = places[student] ?? places.count
        places[student] = row
        wasThere = try columns[place].take(record, at: row, in: path)
      } else {
        wasThere = try columns[place].take(record, as: Self.name(record.id), in: path)
      }
      if wasThere { repeated += 1 }
    }
    sort(places)
  }

  private static func name(_ text: String) -> String {
    guard text.utf8.count > longestName else { return text }
    var content = DigestedContent()
    content.add(text)
    return content.digits
  }

  /// Puts students, questions and results without a student in order, so that no sum depends on
  /// the order of lines.
  private mutating func sort(_ places: [String: Int]) {
    students = places.keys.sorted()
    let order = students.compactMap { places[$0] }
    columns.sort { $0.question < $1.question }
    for index in columns.indices {
      let column = columns[index]
      columns[index].cells = order.map { column[$0] }
      let unnamed = column.unnamedIDs.indices.sorted {
        column.unnamedIDs[$0] < column.unnamedIDs[$1]
      }
      columns[index].unnamed = unnamed.map { column.unnamed[$0] }
      columns[index].unnamedIDs = unnamed.map { column.unnamedIDs[$0] }
    }
  }
}

extension ResultTable.Column {
  /// Takes a student's result; returns whether there was one already.
  fileprivate mutating func take(
    _ record: ResultRecord, at row: Int, in path: String
  ) throws(GradingError) -> Bool {
    let cell = try cell(of: record, in: path)
    while cells.count <= row { cells.append(ResultTable.Cell()) }
    defer { cells[row] = cell }
    return cells[row].status != nil
  }

  /// Takes a result without a student; returns whether its id was there already.
  fileprivate mutating func take(
    _ record: ResultRecord, as id: String, in path: String
  ) throws(GradingError) -> Bool {
    let cell = try cell(of: record, in: path)
    if let place = unnamedPlaces[id] {
      unnamed[place] = cell
      return true
    }
    unnamedPlaces[id] = unnamed.count
    unnamed.append(cell)
    unnamedIDs.append(id)
    return false
  }

  private mutating func cell(
    of record: ResultRecord, in path: String
  ) throws(GradingError) -> ResultTable.Cell {
    var cell = ResultTable.Cell(status: record.status)
    for points in [record.points, record.maximum].compactMap(\.self)
    where points.magnitude > ResultTable.mostPoints {
      throw GradingError(
        .badData, "\(path): the points of the result '\(record.id)' are beyond 10¹²")
    }
    if let most = record.maximum { maximum = max(maximum ?? most, most) }
    guard cell.isMarked else { return cell }
    if record.status == .graded {
      guard let points = record.points ?? record.score.map({ $0 * (record.maximum ?? 1) }) else {
        throw GradingError(
          .badData, "\(path): the result '\(record.id)' is graded but has no points")
      }
      cell.points = points
      if maximum == nil { maximum = 1 }
    }
    cell.response = responses.number(ofResponse: record.response)
    cell.notes = notes.number(of: record.notes.map { Choices.Entry(text: $0, isOption: true) })
    cell.seed = number(ofSeed: record.seed)
    return cell
  }

  private mutating func number(ofSeed seed: Int?) -> Int32 {
    if let known = seedNumbers[seed] { return known }
    let number = Int32(seeds.count)
    seeds.append(seed)
    seedNumbers[seed] = number
    return number
  }
}
