internal import GradusCore

/// Where the mean and alpha would lie in other samples of students: the percentile bootstrap of
/// Efron (1979) with 2000 draws.
///
/// The numbers come from the random stream named `gradus/1 statistics bootstrap`. Each draw takes
/// as many students as there are, with repetition; the interval goes from the 50th smallest result
/// to the 50th largest. Beyond 1000 students, students are drawn by groups: sorted by name, dealt
/// out in turn to 1000 groups, so that a quiz of any size costs the same; groups of independent
/// students differ as their members do, and the intervals are as wide.
struct Bootstrap {
  /// How many samples are drawn.
  static let draws = 2000
  /// The most units that are drawn one by one.
  static let mostUnits = 1000

  /// How many numbers are in each unit, and their sums.
  private let counts: [Double]
  private let totals: [Double]
  private let squaresOfTotals: [Double]
  private let squaresOfMarks: [Double]
  /// The marks' sums, unit by unit.
  private let marks: [Double]
  private let items: Int
  /// What totals are shifted by, so that differences are not lost in large sums.
  private let shift: Double

  /// - Parameters:
  ///   - totals: what is averaged.
  ///   - marks: the marks that make up the totals, question by question, for alpha.
  ///   - clusters: which numbers belong together and are drawn together, if any do.
  init(totals: [Double], marks: [[Double]] = [], clusters: [Int]? = nil) {
    let members = clusters ?? Array(totals.indices)
    let units = min(Self.mostUnits, (members.max() ?? -1) + 1)
    let shift = totals.mean ?? 0
    let shifts = marks.map { $0.mean ?? 0 }
    var counts = [Double](repeating: 0, count: units)
    var sums = counts
    var squares = counts
    var squaresOfMarks = counts
    var sumsOfMarks = [Double](repeating: 0, count: units * marks.count)
    for (index, total) in totals.enumerated() {
      let unit = members[index] % units
      counts[unit] += 1
      sums[unit] += total - shift
      squares[unit] += (total - shift) * (total - shift)
      for item in marks.indices {
        let mark = marks[item][index] - shifts[item]
        squaresOfMarks[unit] += mark * mark
        sumsOfMarks[unit * marks.count + item] += mark
      }
    }
    self.counts = counts
    self.totals = sums
    squaresOfTotals = squares
    self.squaresOfMarks = squaresOfMarks
    self.marks = sumsOfMarks
    items = marks.count
    self.shift = shift
  }

  /// The intervals of the mean and of alpha; `nil` of fewer than two units, or when most samples
  /// have no such number.
  func intervals() -> (mean: QuizStatistics.Interval?, alpha: QuizStatistics.Interval?) {
    guard counts.count > 1 else { return (nil, nil) }
    var stream = RandomStream(name: "gradus/1 statistics bootstrap")
    var means: [Double] = []
    var alphas: [Double] = []
    var times = [Double](repeating: 0, count: counts.count)
    for _ in 0..<Self.draws {
      for unit in times.indices { times[unit] = 0 }
      for _ in times.indices { times[Int(stream.index(below: UInt64(times.count)))] += 1 }
      let sample = Sample(self, times)
      means.append(sample.total / sample.count + shift)
      if let alpha = sample.alpha(items: items) { alphas.append(alpha) }
    }
    return (Self.interval(means), Self.interval(alphas))
  }

  /// Sums over one sample.
  private struct Sample {
    var count = 0.0
    var total = 0.0
    private var squaresOfTotals = 0.0
    private var squaresOfMarks = 0.0
    private var marks: [Double]

    init(_ bootstrap: Bootstrap, _ times: [Double]) {
      let items = bootstrap.items
      marks = [Double](repeating: 0, count: items)
      for unit in times.indices where times[unit] > 0 {
        let weight = times[unit]
        count += weight * bootstrap.counts[unit]
        total += weight * bootstrap.totals[unit]
        squaresOfTotals += weight * bootstrap.squaresOfTotals[unit]
        squaresOfMarks += weight * bootstrap.squaresOfMarks[unit]
      }
      guard items > 1 else { return }
      marks.withUnsafeMutableBufferPointer { sums in
        bootstrap.marks.withUnsafeBufferPointer { all in
          for unit in times.indices where times[unit] > 0 {
            let weight = times[unit]
            let start = unit * items
            for item in 0..<items { sums[item] += weight * all[start + item] }
          }
        }
      }
    }

    func alpha(items: Int) -> Double? {
      guard items > 1 else { return nil }
      let variance = squaresOfTotals - total * total / count
      guard variance > squaresOfTotals * 1e-12 else { return nil }
      var ofMarks = squaresOfMarks
      for sum in marks { ofMarks -= sum * sum / count }
      return Double(items) / Double(items - 1) * (1 - ofMarks / variance)
    }
  }

  private static func interval(_ results: [Double]) -> QuizStatistics.Interval? {
    guard results.count > draws / 2 else { return nil }
    let sorted = results.sorted()
    let tail = sorted.count / 40
    return QuizStatistics.Interval(low: sorted[tail - 1], high: sorted[sorted.count - tail])
  }
}
