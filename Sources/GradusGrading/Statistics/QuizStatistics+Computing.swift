extension QuizStatistics {
  /// Computes them from the totals, or from the marks of results when there are no students.
  init(_ table: ResultTable, _ matrix: MarkMatrix) {
    if table.students.isEmpty {
      self.init(unnamed: table, matrix)
    } else {
      self.init(matrix, maximum: Self.maximum(table, matrix))
    }
  }

  private static func maximum(_ table: ResultTable, _ matrix: MarkMatrix) -> Double? {
    guard !matrix.columns.isEmpty else { return nil }
    return matrix.columns.map { table.columns[$0].maximum ?? 0 }.compensatedSum
  }

  private init(_ matrix: MarkMatrix, maximum: Double?) {
    count = matrix.rows.count
    leftOut = matrix.leftOut
    items = matrix.columns.count
    self.maximum = maximum
    let totals = matrix.totals
    mean = totals.mean
    median = totals.median
    let scale = max(maximum ?? 0, totals.max() ?? 0)
    let spread = Dispersion(totals, scale: scale)
    deviation = spread.variance?.squareRoot()
    (skewness, kurtosis) = Self.shape(spread)
    alpha = Self.alpha(spread, matrix, scale: scale)
    errorRatio = alpha.map { max(0, 1 - $0).squareRoot() }
    measurementError = errorRatio.flatMap { ratio in deviation.map { $0 * ratio } }
    meanError = deviation.map { $0 / Double(totals.count).squareRoot() }
    (meanInterval, alphaInterval) =
      Bootstrap(totals: totals, marks: matrix.marks).intervals()
    if alpha == nil { alphaInterval = nil }
  }

  /// Without students there are no totals: what can be said is the mean mark.
  private init(unnamed table: ResultTable, _ matrix: MarkMatrix) {
    let marks = matrix.columns.map { table.columns[$0].unnamed.filter(\.isMarked).map(\.points) }
    let all = marks.flatMap(\.self)
    count = all.count
    leftOut = 0
    items = matrix.columns.count
    mean = all.mean
    let scale = max(1, all.max() ?? 0)
    meanError = Dispersion(all, scale: scale).variance.map {
      ($0 / Double(all.count)).squareRoot()
    }
    clusteredMeanError = mean.flatMap { Self.clusteredError(marks, mean: $0) }
    meanInterval = Bootstrap(totals: all).intervals().mean
  }

  /// √(Σ over clusters of the squared sum of differences · C/(C−1)) / n.
  private static func clusteredError(_ clusters: [[Double]], mean: Double) -> Double? {
    guard clusters.count > 1 else { return nil }
    let squares = clusters.map { cluster in
      let sum = cluster.lazy.map { $0 - mean }.compensatedSum
      return sum * sum
    }.compensatedSum
    let count = Double(clusters.count)
    let all = clusters.map(\.count).reduce(0, +)
    return (squares * count / (count - 1)).squareRoot() / Double(all)
  }

  /// Skewness and excess kurtosis from the k-statistics.
  private static func shape(_ spread: Dispersion) -> (skewness: Double?, kurtosis: Double?) {
    let n = Double(spread.centred.count)
    guard spread.squares > 0, n > 2 else { return (nil, nil) }
    let m2 = spread.squares / n
    let m3 = spread.centred.lazy.map { $0 * $0 * $0 }.compensatedSum / n
    let m4 = spread.centred.lazy.map { $0 * $0 * $0 * $0 }.compensatedSum / n
    let k2 = n * m2 / (n - 1)
    let k3 = n * n * m3 / ((n - 1) * (n - 2))
    let skewness = k3 / (k2 * k2.squareRoot())
    guard n > 3 else { return (skewness, nil) }
    let k4 =
      n * n * ((n + 1) * m4 - 3 * (n - 1) * m2 * m2) / ((n - 1) * (n - 2) * (n - 3))
    return (skewness, k4 / (k2 * k2))
  }

  /// Cronbach's alpha; `nil` of one question, or when totals do not differ.
  private static func alpha(
    _ spread: Dispersion, _ matrix: MarkMatrix, scale: Double
  ) -> Double? {
    let items = Double(matrix.columns.count)
    guard items > 1, let variance = spread.variance, variance > 0 else { return nil }
    let ofMarks = matrix.marks.compactMap { Dispersion($0, scale: scale).variance }.compensatedSum
    return items / (items - 1) * (1 - ofMarks / variance)
  }
}
