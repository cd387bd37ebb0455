public import GradusCore

/// Two results files, answer by answer: the same students under another key, or two sets of model
/// answers to the same questions.
///
/// Results belong together that have the same student and question, or, without a student, the
/// same id and question; results without a mark on one side are left out. A difference is the
/// points in the other file less the points in this one. The differences of one student stay
/// together: the standard error is clustered by student, and the interval is the percentile
/// bootstrap of `Bootstrap` over students. A result without a student is a cluster of its own.
public struct Comparison: Hashable, Sendable {
  /// How many results are in both files.
  public var pairs = 0
  /// How many students, or results without one, these belong to.
  public var clusters = 0
  /// How many results with a mark are in this file only.
  public var onlyHere = 0
  /// How many results with a mark are in the other file only.
  public var onlyThere = 0
  /// The mean mark of the pairs in this file.
  public var meanHere: Double?
  /// The mean mark of the pairs in the other file.
  public var meanThere: Double?
  /// The mean difference.
  public var difference: Double?
  /// The standard error of the mean difference.
  public var standardError: Double?
  /// Where the mean difference lies.
  public var interval: QuizStatistics.Interval?
  /// Who is right where; right means all points.
  public var right = McNemar()

  /// Compares a table with another one.
  public init(of here: ResultTable, with there: ResultTable) {
    var marksHere: [Double] = []
    var marksThere: [Double] = []
    var members: [Int] = []
    var numbers: [PairedMarks.Owner: Int] = [:]
    let others = PairedMarks(there)
    PairedMarks.forEach(in: here) { key, mark in
      guard let other = others[key] else {
        onlyHere += 1
        return
      }
      marksHere.append(mark.points)
      marksThere.append(other.points)
      right.add(here: mark.isRight, there: other.isRight)
      let number = numbers[key.owner] ?? numbers.count
      numbers[key.owner] = number
      members.append(number)
    }
    pairs = members.count
    clusters = numbers.count
    onlyThere = others.count - pairs
    meanHere = marksHere.mean
    meanThere = marksThere.mean
    estimate(zip(marksThere, marksHere).map { $0 - $1 }, members)
  }

  private mutating func estimate(_ differences: [Double], _ members: [Int]) {
    difference = differences.mean
    guard clusters > 1 else { return }
    var sums = [CompensatedSum](repeating: CompensatedSum(), count: clusters)
    for (member, centred) in zip(members, differences.centred) { sums[member].add(centred) }
    let squares = sums.lazy.map { $0.value * $0.value }.compensatedSum
    let count = Double(clusters)
    standardError = (squares * count / (count - 1)).squareRoot() / Double(pairs)
    interval = Bootstrap(totals: differences, clusters: members).intervals().mean
  }
}

/// The marks of a table by who gave the answer to which question.
struct PairedMarks {
  /// A student, or the id of a result without one.
  struct Owner: Hashable {
    var name: String
    var isStudent: Bool
  }

  struct Key: Hashable {
    var owner: Owner
    var question: String
  }

  struct Mark {
    var points: Double
    var isRight: Bool
  }

  private var marks: [Key: Mark] = [:]

  var count: Int { marks.count }

  init(_ table: ResultTable) {
    var marks: [Key: Mark] = [:]
    Self.forEach(in: table) { marks[$0] = $1 }
    self.marks = marks
  }

  subscript(key: Key) -> Mark? { marks[key] }

  /// Hands over every result with a mark, student by student, then those without a student.
  static func forEach(in table: ResultTable, _ take: (Key, Mark) -> Void) {
    for (place, student) in table.students.enumerated() {
      let owner = Owner(name: student, isStudent: true)
      for column in table.columns where column[place].isMarked {
        take(Key(owner: owner, question: column.question), column.mark(column[place]))
      }
    }
    for column in table.columns {
      for (id, cell) in zip(column.unnamedIDs, column.unnamed) where cell.isMarked {
        let owner = Owner(name: id, isStudent: false)
        take(Key(owner: owner, question: column.question), column.mark(cell))
      }
    }
  }
}

extension ResultTable.Column {
  fileprivate func mark(_ cell: ResultTable.Cell) -> PairedMarks.Mark {
    PairedMarks.Mark(
      points: cell.points,
      isRight: cell.status == .graded && maximum.map { cell.points >= $0 } == true)
  }
}

extension Comparison {
  /// The comparison as `gradus stats --json` prints it.
  public var value: Value {
    .map([
      "pairs": .integer(pairs), "clusters": .integer(clusters),
      "only_this": .integer(onlyHere), "only_other": .integer(onlyThere),
      "mean": Value(meanHere), "mean_other": Value(meanThere), "difference": Value(difference),
      "standard_error": Value(standardError), "interval": interval?.value ?? .null,
      "right": .map([
        "both": .integer(right.both), "only_this": .integer(right.hereOnly),
        "only_other": .integer(right.thereOnly), "neither": .integer(right.neither),
        "p": Value(right.probability),
      ]),
    ])
  }
}
