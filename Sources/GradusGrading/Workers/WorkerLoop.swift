internal import Foundation
internal import GradusLua

/// A worker's side of the pipes: takes tasks from standard input and answers on standard output.
struct WorkerLoop {
  private let grader: BlockGrader
  private let input = FileDescriptor(STDIN_FILENO)
  private let output = FileDescriptor(STDOUT_FILENO)
  private let results = ByteBuffer(capacity: 1 << 20)

  /// How many seconds results are held back while lines go on being graded.
  private static let longestSilence = 0.5

  init(_ grader: BlockGrader) { self.grader = grader }

  /// Ends this process soon after the one that started it, even in the middle of an answer that
  /// takes long.
  static func endWithParent() {
    let parent = getppid()
    Thread.detachNewThread {
      while getppid() == parent { Thread.sleep(forTimeInterval: 0.5) }
      _exit(0)
    }
  }

  /// Works until standard input ends. Must be the last thing a process does.
  func run() throws {
    try send(WorkerMessage.ready)
    var task: [UInt8] = []
    while let header = try nextHeader() {
      let size = header.byteCount + PlainRecordReader.padding
      if task.count < size || task.count > 4 * size { task = Array(repeating: 0, count: size) }
      let isWhole = task.withUnsafeMutableBytes { memory in
        input.readAll(into: .init(rebasing: memory[..<header.byteCount])) == header.byteCount
      }
      guard isWhole else { throw GradingError(.inputOutput, "a task is cut off") }
      try task.withUnsafeBytes { try grade(.init(rebasing: $0[..<header.byteCount]), header) }
    }
  }

  private func nextHeader() throws(GradingError) -> WorkerMessage.TaskHeader? {
    let size = WorkerMessage.TaskHeader.size
    return try withUnsafeTemporaryAllocation(byteCount: size, alignment: 8) {
      (memory) throws(GradingError) in
      guard let count = input.readAll(into: memory), count > 0 else { return nil }
      guard let header = WorkerMessage.TaskHeader(.init(rebasing: memory[..<count])) else {
        throw GradingError(.badData, "standard input is not what 'gradus grade' sends")
      }
      return header
    }
  }

  private func grade(
    _ bytes: UnsafeRawBufferPointer, _ header: WorkerMessage.TaskHeader
  ) throws {
    results.removeAll()
    var tally = Tally()
    var lines = 0
    var sent = Clock.seconds
    try grader.grade(
      bytes, kind: header.kind, firstLine: header.firstLine, into: results, tally: &tally
    ) { tally in
      lines += 1
      let now = Clock.seconds
      guard header.isCareful || now - sent > Self.longestSilence || results.count > 4 << 20 else {
        return
      }
      try send(&tally, &lines, isLast: false)
      sent = now
    }
    try send(&tally, &lines, isLast: true)
  }

  private func send(_ tally: inout Tally, _ lines: inout Int, isLast: Bool) throws {
    let header = WorkerMessage.ChunkHeader(
      isLast: isLast, lines: lines, byteCount: results.count, tally: tally)
    try send(header.bytes)
    try send(results.bytes)
    results.removeAll()
    tally = Tally()
    lines = 0
  }

  private func send(_ bytes: [UInt8]) throws { try bytes.withUnsafeBytes { try send($0) } }

  private func send(_ bytes: UnsafeRawBufferPointer) throws {
    // Whoever started this worker is gone, and nobody wants results any more.
    if output.writeAll(bytes) != 0 { _exit(0) }
  }
}
