/// Computes the statistics of each question.
struct ItemAnalysis {
  private let table: ResultTable
  private let matrix: MarkMatrix
  private let scale: Double
  private let spread: Dispersion
  private let upperLower: UpperLower?

  init(_ table: ResultTable, _ matrix: MarkMatrix) {
    self.table = table
    self.matrix = matrix
    scale = max(1, matrix.totals.max() ?? 0)
    spread = Dispersion(matrix.totals, scale: scale)
    upperLower = UpperLower(matrix.totals)
  }

  /// The questions in the order of the table.
  func items() -> [ItemStatistics] {
    var places: [Int: Int] = [:]
    for (item, column) in matrix.columns.enumerated() { places[column] = item }
    var items = table.columns.indices.map { item(column: $0, place: places[$0]) }
    weigh(&items, places)
    return items
  }

  private func item(column place: Int, place item: Int?) -> ItemStatistics {
    let column = table.columns[place]
    let all = column.cells + column.unnamed
    let graded = all.filter { $0.status == .graded }
    let most = column.maximum ?? 1
    let right = graded.count { $0.points >= most && most > 0 }
    let wrong = graded.count { $0.points <= 0 }
    var statistics = ItemStatistics(
      question: column.question, count: 0, maximum: column.maximum,
      right: right, partial: graded.count - right - wrong, wrong: wrong,
      blank: all.count { $0.status == .blank }, invalid: all.count { $0.status == .invalid },
      missing: 0, unmarked: all.count { $0.status != nil && !$0.isMarked },
      hasNegativeWeight: false, options: [], notes: [])
    guard column.counts else { return statistics }
    let named = item == nil ? [] : self.marks(of: column)
    let marks = named + column.unnamed.filter(\.isMarked).map(\.points)
    let answered = all.count(where: \.isMarked)
    statistics.missing = marks.count - answered
    statistics.count = marks.count
    if let mean = marks.mean, most > 0 { statistics.facility = mean / most }
    statistics.deviation = Dispersion(marks, scale: most).variance?.squareRoot()
    let rest = item.map { matrix.rest(without: $0) } ?? []
    if let item { compare(&statistics, marks: matrix.marks[item], rest: rest) }
    let counter = ChoiceCounter(
      column, rows: item == nil ? [] : matrix.rows, rest: Dispersion(rest, scale: scale),
      restMean: rest.mean ?? 0, answered: answered)
    statistics.options = counter.options()
    statistics.notes = counter.notes()
    return statistics
  }

  /// The marks of the students who take part, 0 where a result is missing.
  private func marks(of column: ResultTable.Column) -> [Double] {
    matrix.takesPart.indices.filter { student in
      matrix.takesPart[student] && (column[student].status == nil || column[student].isMarked)
    }.map { column[$0].points }
  }

  private func compare(_ statistics: inout ItemStatistics, marks: [Double], rest: [Double]) {
    let own = Dispersion(marks, scale: scale)
    let others = Dispersion(rest, scale: scale)
    statistics.discrimination = own.correlation(with: others)
    let sorted = Dispersion(marks.sorted(), scale: scale)
    if let most = sorted.covariance(with: Dispersion(rest.sorted(), scale: scale)), most > 0,
      let actual = own.covariance(with: others)
    {
      statistics.efficiency = actual / most
    }
    if let most = statistics.maximum, most > 0 {
      statistics.upperLower = upperLower.map { $0.difference(marks) / most }
    }
  }

  /// Effective weights: √Cov(mark, total), as shares of their sum.
  private func weigh(_ items: inout [ItemStatistics], _ places: [Int: Int]) {
    var roots: [Int: Double] = [:]
    for column in items.indices {
      guard let item = places[column] else { continue }
      let own = Dispersion(matrix.marks[item], scale: scale)
      guard let covariance = own.covariance(with: spread) else { continue }
      items[column].hasNegativeWeight = covariance < 0
      if covariance >= 0 { roots[column] = covariance.squareRoot() }
    }
    let sum = items.indices.compactMap { roots[$0] }.compensatedSum
    guard sum > 0 else { return }
    for (column, root) in roots { items[column].weight = root / sum }
  }
}
