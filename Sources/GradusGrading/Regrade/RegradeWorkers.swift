internal import Foundation

/// Grades records for a regrading as `gradus grade` does: by workers, so that no answer costs more
/// than its own result.
final class RegradeWorkers: @unchecked Sendable {
  // @unchecked Sendable because what changes is only touched while `condition` is held, or by the
  // one who asks for results.
  private let condition = NSCondition()
  private var graded: [Int: WorkerTask] = [:]
  private var isBroken = false
  private var given = 0
  private var team: WorkerTeam?

  /// Creates workers that are started when there is something for them to do.
  init(_ settings: WorkerSettings, _ failedLines: FailedLineWriter) {
    team = WorkerTeam(settings, failedLines, whenFailed: { [weak self] in self?.giveUp() }) {
      [weak self] (task) throws(GradingError) in self?.take(task)
    }
  }

  deinit { team?.stop() }

  /// The result lines of records, in their order, without newlines.
  ///
  /// - Throws: `GradingError` when no worker can be started, or one does not answer as it should.
  func lines(
    for records: [(answer: AnswerRecord, folder: String)]
  ) throws(GradingError) -> [String] {
    let first = given
    var bytes: [UInt8] = []
    for (place, record) in records.enumerated() {
      bytes += record.answer.line(folder: record.folder).utf8
      bytes.append(0x0a)
      guard bytes.count >= LineBlocks.usualSize || place == records.count - 1 else { continue }
      try put(bytes)
      bytes.removeAll(keepingCapacity: true)
    }
    var lines: [String] = []
    for index in first..<given {
      for piece in try results(of: index) {
        lines += piece.bytes.split(separator: 0x0a).map { String(decoding: $0, as: UTF8.self) }
      }
    }
    guard lines.count == records.count else {
      throw GradingError(
        .inputOutput, "the workers gave \(lines.count) results for \(records.count) answers")
    }
    return lines
  }

  /// Ends the workers.
  func finish() throws(GradingError) {
    defer { team = nil }
    try team?.finish()
  }

  private func put(_ bytes: [UInt8]) throws(GradingError) {
    let block = Block(
      index: given, kind: .records, firstLine: 1, bytes: bytes,
      mark: Block.Mark(blocks: given + 1, input: "", position: 0))
    guard team?.put(block) == true else { return try whatWentWrong() }
    given += 1
  }

  private func results(of index: Int) throws(GradingError) -> [ByteBuffer] {
    condition.lock()
    while graded[index] == nil, !isBroken { condition.wait() }
    let task = graded.removeValue(forKey: index)
    condition.unlock()
    guard let task else {
      try whatWentWrong()
      return []
    }
    return task.results
  }

  private func whatWentWrong() throws(GradingError) {
    try finish()
    throw GradingError(.inputOutput, "the workers ended before all answers were graded")
  }

  // MARK: From the threads of the team

  private func take(_ task: WorkerTask) {
    var task = task
    task.own()
    condition.lock()
    defer { condition.unlock() }
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
