/// How many results there are of each status.
struct Tally: Hashable {
  /// One place for each status, and one that stays empty: adding is done for every answer.
  private var places = SIMD8<Int>()

  init() {}

  /// Creates a tally from its counts in the order of `GradedRecord.Status.allCases`.
  init?(counts: [Int]) {
    guard counts.count == GradedRecord.Status.allCases.count else { return nil }
    for (place, count) in counts.enumerated() { places[place] = count }
  }

  /// The counts in the order of `GradedRecord.Status.allCases`.
  var counts: [Int] { GradedRecord.Status.allCases.map { self[$0] } }

  /// How many results there are.
  var total: Int { places.wrappedSum() }

  subscript(status: GradedRecord.Status) -> Int { places[status.place] }

  mutating func add(_ status: GradedRecord.Status) { places[status.place] += 1 }

  static func += (tally: inout Tally, other: Tally) { tally.places &+= other.places }
}

extension GradedRecord.Status {
  fileprivate var place: Int {
    switch self {
    case .graded: 0
    case .blank: 1
    case .invalid: 2
    case .manual: 3
    case .failed: 4
    case .badInput: 5
    case .unknownQuestion: 6
    }
  }
}
