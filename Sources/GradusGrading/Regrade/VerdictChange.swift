/// An answer whose verdict differs, or would have without a rule of the regrading.
public struct VerdictChange: Hashable, Sendable {
  /// The verdict that was.
  public var old: RecordedVerdict
  /// The verdict that is.
  public var new: RecordedVerdict
  /// What grading says now, when an older and higher score is kept all the same.
  public var refused: RecordedVerdict?
  /// The score a person gave, when a regrading put it there.
  public var override: ScoreOverride?
}

/// The changed answers to one question, in the order of the file.
public struct ChangedQuestion: Hashable, Sendable {
  /// The question's address; `nil` for answers that could not be read.
  public var question: String?
  /// The answers.
  public var changes: [VerdictChange] = []
}

/// How many verdicts changed, and in which direction.
public struct ChangeTotals: Hashable, Sendable {
  /// How many pairs were looked at.
  public var compared = 0
  /// How many differ.
  public var changed = 0
  /// How many have more points now.
  public var up = 0
  /// How many have fewer points now.
  public var down = 0
  /// The sum of all points there were.
  public var oldPoints: Double { Self.rounded(oldSum) }
  /// The sum of all points there are.
  public var newPoints: Double { Self.rounded(newSum) }
  private var oldSum = CompensatedSum()
  private var newSum = CompensatedSum()

  /// Creates totals of nothing.
  public init() {}

  mutating func add(_ old: RecordedVerdict, _ new: RecordedVerdict) {
    compared += 1
    let (before, after) = (old.points ?? 0, new.points ?? 0)
    oldSum.add(before)
    newSum.add(after)
    guard !old.agrees(with: new) else { return }
    changed += 1
    if after > before { up += 1 }
    if after < before { down += 1 }
  }

  /// Sums of decimals such as 0.1 end a little off, which a millionth of a point hides.
  private static func rounded(_ sum: CompensatedSum) -> Double {
    let scaled = (sum.value * 1e6).rounded()
    return scaled.magnitude < 1e15 ? scaled / 1e6 : sum.value
  }
}
