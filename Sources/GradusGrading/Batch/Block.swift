/// A run of whole lines of input: what one worker grades at a time.
struct Block {
  /// What its lines are.
  enum Kind: UInt8 {
    /// Lines of an answer file.
    case lines = 1
    /// Records written by `AnswerRecord.line`, from a table or a folder.
    case records = 2
  }

  /// Where the stream of input stands behind a block.
  struct Mark: Hashable {
    /// How many blocks there were.
    var blocks: Int
    /// The hash of all of them.
    var input: String
    /// How many bytes of the files they came from, packed as they are.
    var position: Int
  }

  /// Its place among the blocks that are graded, from 0.
  var index: Int
  /// What its lines are.
  var kind: Kind
  /// The number of its first line in its file, from 1.
  var firstLine: Int
  /// Its lines, with their newlines.
  var bytes: [UInt8]
  /// Where the stream stands behind it.
  var mark: Mark
}

/// How many results there are of each status.
struct Tally: Hashable {
  private(set) var counts = Array(repeating: 0, count: GradedRecord.Status.allCases.count)

  init() {}

  /// Creates a tally from its counts in the order of `GradedRecord.Status.allCases`.
  init?(counts: [Int]) {
    guard counts.count == self.counts.count else { return nil }
    self.counts = counts
  }

  /// How many results there are.
  var total: Int { counts.reduce(0, +) }

  subscript(status: GradedRecord.Status) -> Int { counts[status.place] }

  mutating func add(_ status: GradedRecord.Status) { counts[status.place] += 1 }

  static func += (tally: inout Tally, other: Tally) {
    for place in tally.counts.indices { tally.counts[place] += other.counts[place] }
  }
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
