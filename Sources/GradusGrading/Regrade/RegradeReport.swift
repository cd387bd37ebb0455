/// What a regrading did.
public struct RegradeReport: Sendable {
  /// What became of the answers to one question.
  public struct Question: Sendable {
    /// The changed answers.
    public var changed: ChangedQuestion
    /// How many were graded again, by reason.
    public var reasons: [RegradeReason: Int] = [:]
    /// How many results stay as they are because the question is in no bank now.
    public var orphans = 0

    /// How many were graded again.
    public var regraded: Int { reasons.values.reduce(0, +) }
    /// How many verdicts differ.
    public var differing: Int { changed.changes.count { !$0.old.agrees(with: $0.new) } }
  }

  /// All results in numbers.
  public internal(set) var totals = ChangeTotals()
  /// How many keep an older score because a rule says so.
  public internal(set) var kept = 0
  /// How many have a score given by hand.
  public internal(set) var byHand = 0
  /// How many the grader failed on.
  public internal(set) var failed = 0
  /// The questions something was graded again of, changed, or could not be, in the order of the
  /// file.
  public private(set) var questions: [Question] = []
  private var places: [String?: Int] = [:]

  /// How many were graded again.
  public var regraded: Int { questions.reduce(0) { $0 + $1.regraded } }

  mutating func note(_ reason: RegradeReason, of question: String?) {
    let place = place(of: question)
    questions[place].reasons[reason, default: 0] += 1
  }

  mutating func note(_ change: VerdictChange) {
    let place = place(of: change.new.question ?? change.old.question)
    questions[place].changed.changes.append(change)
  }

  mutating func noteOrphan(of question: String?) {
    let place = place(of: question)
    questions[place].orphans += 1
  }

  /// Says of these questions that it was they that changed.
  mutating func blameDefinition(of blamed: (String) -> Bool) {
    for place in questions.indices {
      guard let question = questions[place].changed.question, blamed(question),
        let count = questions[place].reasons.removeValue(forKey: .changed)
      else { continue }
      questions[place].reasons[.questionChanged] = count
    }
  }

  private mutating func place(of question: String?) -> Int {
    if let place = places[question] { return place }
    places[question] = questions.count
    questions.append(Question(changed: ChangedQuestion(question: question)))
    return questions.count - 1
  }
}
