/// The marks that can be added up: of students whose every answer has a mark, for the questions
/// that count.
///
/// A question counts when somebody has a mark for it and nobody's answer waits for a person: as
/// long as one does, the marks there are would be those of blank answers. A student takes part who
/// has a mark for a question that counts; another such question without a result gives the student
/// 0 points, as Moodle does with questions that were left out. A student with an answer that has no
/// mark, because the grader failed or the line could not be read, has no total. A question with
/// results without a student only is no part of totals; without any student there are none.
struct MarkMatrix {
  /// The places of the questions that count.
  let columns: [Int]
  /// Which students take part, by place.
  let takesPart: [Bool]
  /// The places of the students who have a total.
  let rows: [Int]
  /// The marks, question by question, of the students with a total.
  let marks: [[Double]]
  /// Their totals.
  let totals: [Double]

  /// How many students take part without a total.
  var leftOut: Int { takesPart.count(where: \.self) - rows.count }

  init(_ table: ResultTable) {
    let isNamed = !table.students.isEmpty
    columns = table.columns.indices.filter { place in
      let column = table.columns[place]
      return column.counts && (!isNamed || column.cells.contains(where: \.isMarked))
    }
    var takesPart = [Bool](repeating: false, count: table.students.count)
    var isWhole = [Bool](repeating: true, count: table.students.count)
    for place in columns {
      for (student, cell) in table.columns[place].cells.enumerated() where cell.status != nil {
        if cell.isMarked { takesPart[student] = true } else { isWhole[student] = false }
      }
    }
    let rows = takesPart.indices.filter { takesPart[$0] && isWhole[$0] }
    let marks = columns.map { place in rows.map { table.columns[place][$0].points } }
    var sums = [CompensatedSum](repeating: CompensatedSum(), count: rows.count)
    for column in marks {
      for row in sums.indices { sums[row].add(column[row]) }
    }
    self.takesPart = takesPart
    self.rows = rows
    self.marks = marks
    totals = sums.map(\.value)
  }

  /// What each student has on all questions but this one, which is a place in `columns`.
  func rest(without item: Int) -> [Double] { zip(totals, marks[item]).map { $0 - $1 } }
}

extension ResultTable.Column {
  /// Whether somebody, with or without a name, has a mark and nobody's answer waits for a person.
  var counts: Bool {
    let all = [cells, unnamed]
    return all.contains { $0.contains(where: \.isMarked) }
      && !all.contains { $0.contains { $0.status == .manual } }
  }
}
