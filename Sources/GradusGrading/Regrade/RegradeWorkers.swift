internal import Foundation

/// Grades records for a regrading as `gradus grade` does: by workers, so that no answer costs more
/// than its own result.
///
///     try workers.give(answer, in: folder)   // of many records
///     try workers.giveRest()
///     try workers.nextLine()                 // as often, while more are given
final class RegradeWorkers: @unchecked Sendable {
  // @unchecked Sendable because what changes is only touched while `condition` is held, or by the
  // one who gives records and asks for lines.
  private let condition = NSCondition()
  private let named: NamedQuestions
  private var graded: [Int: WorkerTask] = [:]
  private var isBroken = false
  private var team: WorkerTeam?

  /// The records that were given and no worker can have yet.
  private var block: (bytes: [UInt8], records: Int) = ([], 0)
  /// How many records each block has whose lines were not asked for, from the first one on.
  private var records: [Int] = []
  private var firstBlock = 0
  /// The lines of the block before it that were not asked for.
  private var lines: ArraySlice<String> = []

  /// Creates workers that are started when there is something for them to do.
  ///
  /// - Parameter named: compares the questions that workers know with those of here.
  init(_ settings: WorkerSettings, _ failedLines: FailedLineWriter, _ named: NamedQuestions) {
    self.named = named
    team = WorkerTeam(settings, failedLines, whenFailed: { [weak self] in self?.giveUp() }) {
      [weak self] (task) throws(GradingError) in try self?.take(task)
    }
  }

  deinit { team?.stop() }

  /// Gives a record to be graded.
  ///
  /// - Throws: `GradingError` when no worker can be started, or one does not answer as it should.
  func give(_ answer: AnswerRecord, in folder: String) throws(GradingError) {
    block.bytes += answer.line(folder: folder).utf8
    block.bytes.append(0x0a)
    block.records += 1
    if block.bytes.count >= LineBlocks.usualSize { try giveRest() }
  }

  /// Sees to it that workers get all records that were given.
  func giveRest() throws(GradingError) {
    guard block.records > 0 else { return }
    let index = firstBlock + records.count
    let next = Block(
      index: index, kind: .records, firstLine: 1, bytes: block.bytes,
      mark: Block.Mark(blocks: index + 1, input: "", position: 0))
    guard team?.put(next) == true else { throw try whatWentWrong() }
    records.append(block.records)
    block = ([], 0)
  }

  /// The result line of the next of the records that workers have, without its newline.
  ///
  /// - Throws: `GradingError` when no worker can be started, or one does not answer as it should.
  func nextLine() throws(GradingError) -> String {
    precondition(!lines.isEmpty || !records.isEmpty, "a line is asked for once for each record")
    if lines.isEmpty {
      let count = records.removeFirst()
      lines = try results(of: firstBlock).flatMap { piece in
        piece.bytes.split(separator: 0x0a).map { String(decoding: $0, as: UTF8.self) }
      }[...]
      firstBlock += 1
      guard lines.count == count else {
        throw GradingError(
          .inputOutput, "the workers gave \(lines.count) results for \(count) answers")
      }
    }
    return lines.removeFirst()
  }

  /// Ends the workers.
  func finish() throws(GradingError) {
    defer { team = nil }
    try team?.finish()
  }

  private func results(of index: Int) throws(GradingError) -> [ByteBuffer] {
    condition.lock()
    while graded[index] == nil, !isBroken { condition.wait() }
    let task = graded.removeValue(forKey: index)
    condition.unlock()
    guard let task else { throw try whatWentWrong() }
    return task.results
  }

  /// What to tell when the workers have no more results, unless it is known what ended them.
  private func whatWentWrong() throws(GradingError) -> GradingError {
    try finish()
    return GradingError(.inputOutput, "the workers ended before all answers were graded")
  }

  // MARK: From the threads of the team

  private func take(_ task: WorkerTask) throws(GradingError) {
    var task = task
    task.own()
    condition.lock()
    defer { condition.unlock() }
    try named.add(task.news, task.tally)
    graded[task.index] = task
    condition.broadcast()
  }

  private func giveUp() {
    condition.lock()
    defer { condition.unlock() }
    isBroken = true
    condition.broadcast()
  }
}
