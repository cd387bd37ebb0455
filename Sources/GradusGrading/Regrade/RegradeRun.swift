internal import Foundation
internal import GradusCore

/// One pass over a results file and its answers side by side.
struct RegradeRun {
  private let regrader: Regrader
  private let workers: RegradeWorkers
  private var pairs: AnswerPairs
  private let output: ReplacedFile?
  private var overrides: Overrides?
  private var report = RegradeReport()
  /// What is read now, and what was read before it, whose answers workers have: they grade while the
  /// next is read.
  private var (waiting, underWay): ([Waiting], [Waiting]) = ([], [])
  private var waitingBytes = 0
  /// Questions that a result has today's fingerprint of, and questions that one has another of.
  private var (current, outdated): (Set<String>, Set<String>) = ([], [])

  private struct Waiting {
    var pair: AnswerPairs.Pair
    var entry: Overrides.Entry?
    /// Whether the answer is graded again.
    var isGraded: Bool
  }

  /// How many results, and bytes of them, are read before those under way are settled.
  private static let mostWaiting = (results: 4096, bytes: 4 << 20)

  init(regrader: Regrader, results: ResultsCursor, output: ReplacedFile?) {
    self.regrader = regrader
    workers = regrader.startWorkers()
    self.output = output
    pairs = AnswerPairs(results: results)
    overrides = regrader.overrides
    regrader.progress.begin(results.size ?? 0)
  }

  /// Goes on with the answers of another file.
  mutating func begin(_ path: String) throws(GradingError) { try settle(pairs.begin(path)) }

  /// Takes the next answer.
  mutating func take(_ answer: AnswerRecord, _ folder: String) throws(GradingError) {
    try settle(pairs.add(answer, folder))
  }

  /// Ends the pass and puts the new file into its place.
  mutating func finish() throws(GradingError) -> RegradeReport {
    try settle(pairs.end())
    while !waiting.isEmpty || !underWay.isEmpty { try turn() }
    try workers.finish()
    try overrides?.requireAllUsed()
    // Plugins that grade a question with today's fingerprint are those of then.
    let plugins = Set(current.subtracting(outdated).flatMap { regrader.plugins(of: $0) })
    report.blameDefinition { question in
      let own = regrader.plugins(of: question)
      return !own.isEmpty && plugins.isSuperset(of: own)
    }
    try output?.finish()
    return report
  }

  private mutating func settle(_ pairs: [AnswerPairs.Pair]) throws(GradingError) {
    for pair in pairs { try settle(pair) }
  }

  private mutating func settle(_ pair: AnswerPairs.Pair) throws(GradingError) {
    let (old, answer) = (pair.line.record, pair.answer)
    let entry = try overrides?.entry(for: answer.id, answer.student, answer.question)
    let reason = reason(for: old, answer, entry)
    if let reason {
      report.note(reason, of: answer.question ?? old.question)
      try workers.give(answer, in: pair.folder)
    }
    waiting.append(Waiting(pair: pair, entry: entry, isGraded: reason != nil))
    waitingBytes += pair.line.bytes.count
    if waiting.count >= Self.mostWaiting.results || waitingBytes >= Self.mostWaiting.bytes {
      try turn()
    }
  }

  /// Settles what is under way, and puts what was read in its place.
  private mutating func turn() throws(GradingError) {
    try workers.giveRest()
    for each in underWay { try settle(each, graded: each.isGraded ? workers.nextLine() : nil) }
    underWay.removeAll(keepingCapacity: true)
    swap(&underWay, &waiting)
    waitingBytes = 0
  }

  private mutating func settle(
    _ waiting: Waiting, graded: String?
  ) throws(GradingError) {
    let (line, entry) = (waiting.pair.line, waiting.entry)
    let old = line.record
    var text = graded
    let refused = try keepIfLower(&text, old)
    try applyOverride(to: &text, line, entry)
    try output?.write(bytes: (text.map { Array($0.utf8) } ?? line.bytes) + [0x0a])
    let new =
      try text.map { text throws(GradingError) in try ResultRecord(text, number: old.line) } ?? old
    regrader.progress.add(new.status, upTo: line.position)
    tally(
      VerdictChange(
        old: old.verdict, new: new.verdict, refused: refused?.verdict,
        override: new.override == old.override ? nil : new.override))
  }

  // MARK: Why

  private mutating func reason(
    for old: ResultRecord, _ answer: AnswerRecord, _ entry: Overrides.Entry?
  ) -> RegradeReason? {
    let fingerprint = old.question.flatMap { regrader.fingerprint(of: $0) }
    if let question = old.question, fingerprint == nil, old.status != .badInput {
      if old.status != .unknownQuestion { report.noteOrphan(of: question) }
      return nil
    }
    // What grading had said, the line does not tell any more.
    if overrides != nil, old.override != nil, entry == nil { return .overrideTakenBack }
    if let problem = answer.problem, problem == old.message { return nil }
    guard !old.isUnread, let question = old.question else { return .answerReads }
    if old.status == .unknownQuestion { return .questionNew }
    guard old.fingerprint == fingerprint else {
      outdated.insert(question)
      return .changed
    }
    current.insert(question)
    if old.status == .failed { return .failed }
    return regrader.isForAll ? .asked : nil
  }

  // MARK: What stands

  /// Keeps a higher score there was. Returns what grading says now when it does.
  private func keepIfLower(
    _ text: inout String?, _ old: ResultRecord
  ) throws(GradingError) -> ResultRecord? {
    guard regrader.neverLowers, let graded = text else { return nil }
    let new = try ResultRecord(graded, number: old.line)
    guard let before = old.override.map(\.was) ?? old.score, before > new.score ?? 0 else {
      return nil
    }
    if new.status == .failed, old.override == nil {
      // A fault of the grader says nothing about the answer, so that the next time tries again.
      text = nil
    } else {
      var line = ResultLine(graded)
      line.set("status", Value.text(GradedRecord.Status.graded.rawValue).json)
      line.give(before, maximum: new.maximum)
      line.set("kept", Value.text("never-lower").json)
      text = line.text
    }
    return new
  }

  private func applyOverride(
    to text: inout String?, _ line: ResultsCursor.Line, _ entry: Overrides.Entry?
  ) throws(GradingError) {
    let old = line.record.override
    if let entry, let overrides {
      if text == nil, let old, entry.agrees(with: old) { return }
      text = try overrides.apply(entry, to: text ?? String(decoding: line.bytes, as: UTF8.self))
    } else if overrides == nil, let graded = text, let old {
      do throws(GradingError) {
        text = try ResultLine(graded, with: old.mark, reason: old.reason, by: old.by).text
      } catch {
        throw GradingError(error.code, "\(pairs.path):\(line.record.line): \(error.description)")
      }
    }
  }

  private mutating func tally(_ change: VerdictChange) {
    report.totals.add(change.old, change.new)
    if change.refused != nil { report.kept += 1 }
    if change.new.isByHand { report.byHand += 1 }
    if change.new.status == .failed { report.failed += 1 }
    if change.refused != nil || !change.old.agrees(with: change.new) { report.note(change) }
  }
}
