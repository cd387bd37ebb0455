/// Which verdicts differ between two results files.
///
/// Files with the same answers in the same order are read side by side in little memory. Otherwise
/// what the first says of each answer is kept, without its texts, and the second is read along it.
public struct ResultsDiff: Sendable {
  /// By what the lines of both files are taken to be of the same answer.
  public enum Matching: String, Hashable, Sendable {
    /// By their ids.
    case id
    /// By student, question and seed, since the ids of the two files are not the same names.
    case person = "student, question and seed"
  }

  /// By what lines are matched.
  public private(set) var matching = Matching.id
  /// The matched lines in numbers.
  public private(set) var totals = ChangeTotals()
  /// What differs, by question in the order of the first file.
  public private(set) var questions: [ChangedQuestion] = []
  /// The lines that only the first file has.
  public private(set) var onlyInOld: [RecordedVerdict] = []
  /// The lines that only the second file has.
  public private(set) var onlyInNew: [RecordedVerdict] = []

  /// Compares two results files.
  ///
  /// - Throws: `GradingError` with file and line when a file cannot be read.
  public init(old: String, new: String) throws(GradingError) {
    var changes: [VerdictChange] = []
    if try !compareInStep(old, new, &changes) {
      self = ResultsDiff()
      changes = []
      try compareIndexed(old, new, &changes)
    }
    changes.sort { $0.old.line < $1.old.line }
    questions = ChangedQuestion.grouped(changes)
  }

  private init() {}

  /// Whether there is nothing to tell: every line of either file is in the other and says the same.
  public var isEmpty: Bool { totals.changed == 0 && onlyInOld.isEmpty && onlyInNew.isEmpty }

  /// Returns `false` when the files go out of step, which leaves the work undone.
  private mutating func compareInStep(
    _ old: String, _ new: String, _ changes: inout [VerdictChange]
  ) throws(GradingError) -> Bool {
    var (left, right) = (try ResultsCursor(old), try ResultsCursor(new))
    while true {
      switch (try left.nextVerdict(), try right.nextVerdict()) {
      case (nil, nil): return true
      case (let verdict?, nil): onlyInOld.append(verdict)
      case (nil, let verdict?): onlyInNew.append(verdict)
      case (let first?, let second?):
        guard first.id == second.id, first.isOfSamePerson(as: second) else { return false }
        compare(first, second, &changes)
      }
    }
  }

  private mutating func compareIndexed(
    _ old: String, _ new: String, _ changes: inout [VerdictChange]
  ) throws(GradingError) {
    var pool = TextPool()
    var verdicts: [RecordedVerdict] = []
    var left = try ResultsCursor(old)
    while let verdict = try left.nextVerdict() { verdicts.append(pool.sharing(verdict)) }
    matching = try Self.matching(of: verdicts, with: new)
    var index = VerdictIndex(verdicts, matching)
    var right = try ResultsCursor(new)
    while let verdict = try right.nextVerdict() {
      if let place = index.take(verdict) {
        compare(verdicts[place], verdict, &changes)
      } else {
        onlyInNew.append(pool.sharing(verdict))
      }
    }
    onlyInOld = index.rest.map { verdicts[$0] }
  }

  /// Ids count when at least half of those in both files are of the same student, question and
  /// seed: ids that number the lines are other answers' as soon as lines come in another order.
  private static func matching(
    of verdicts: [RecordedVerdict], with new: String
  ) throws(GradingError) -> Matching {
    var index = VerdictIndex(verdicts, .id)
    var (shared, same) = (0, 0)
    var right = try ResultsCursor(new)
    while let verdict = try right.nextVerdict() {
      guard let place = index.take(verdict) else { continue }
      shared += 1
      if verdicts[place].isOfSamePerson(as: verdict) { same += 1 }
    }
    return shared > 0 && 2 * same >= shared ? .id : .person
  }

  private mutating func compare(
    _ old: RecordedVerdict, _ new: RecordedVerdict, _ changes: inout [VerdictChange]
  ) {
    totals.add(old, new)
    if !old.agrees(with: new) { changes.append(VerdictChange(old: old, new: new)) }
  }
}

extension ResultsCursor {
  fileprivate mutating func nextVerdict() throws(GradingError) -> RecordedVerdict? {
    try next()?.record.verdict
  }
}

extension RecordedVerdict {
  /// Whether both are answers of the same student to the same question. A line that could not be
  /// read says nothing against it.
  fileprivate func isOfSamePerson(as other: RecordedVerdict) -> Bool {
    if status == .badInput || other.status == .badInput { return true }
    return student == other.student && question == other.question && seed == other.seed
  }
}

extension ChangedQuestion {
  /// Changes by question, in the order in which the questions come up.
  fileprivate static func grouped(_ changes: [VerdictChange]) -> [ChangedQuestion] {
    var groups: [ChangedQuestion] = []
    var places: [String?: Int] = [:]
    for change in changes {
      let question = change.new.question ?? change.old.question
      if let place = places[question] {
        groups[place].changes.append(change)
      } else {
        places[question] = groups.count
        groups.append(ChangedQuestion(question: question, changes: [change]))
      }
    }
    return groups
  }
}
