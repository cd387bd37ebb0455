internal import Foundation
internal import GradusLua

/// A worker's side of the pipes: takes tasks from standard input and answers on standard output.
struct WorkerLoop {
  private let grader: BlockGrader
  private let input = FileDescriptor(STDIN_FILENO)
  private let output = FileDescriptor(STDOUT_FILENO)
  private let shared: SharedBlocks?

  /// How many seconds results are held back while lines go on being graded.
  private static let longestSilence = 0.5

  /// - Parameter path: where memory is that whoever sends the tasks sees too.
  init(_ grader: BlockGrader, sharing path: String?) {
    self.grader = grader
    shared = path.flatMap { SharedBlocks(path: $0) }
  }

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
    send(shared == nil ? WorkerMessage.greeting : WorkerMessage.sharingGreeting)
    var lines: [UInt8] = []
    while let header = try nextHeader() {
      if let slot = header.slot, let shared, header.byteCount <= SharedBlocks.inputSize {
        let bytes = UnsafeRawBufferPointer(shared.input(slot))
        try grade(.init(rebasing: bytes[..<header.byteCount]), header, shared.output(slot))
      } else {
        try read(&lines, header.byteCount)
        try lines.withUnsafeBytes {
          try grade(.init(rebasing: $0[..<header.byteCount]), header, nil)
        }
      }
    }
  }

  private func read(_ lines: inout [UInt8], _ count: Int) throws(GradingError) {
    let size = count + PlainRecordReader.padding
    if lines.count < size || lines.count > 4 * size { lines = Array(repeating: 0, count: size) }
    let isWhole = lines.withUnsafeMutableBytes { memory in
      input.readAll(into: .init(rebasing: memory[..<count])) == count
    }
    guard isWhole else { throw GradingError(.inputOutput, "a task is cut off") }
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
    _ bytes: UnsafeRawBufferPointer, _ header: WorkerMessage.TaskHeader,
    _ room: UnsafeMutableRawBufferPointer?
  ) throws {
    let results = ResultLines(
      into: room.map { ByteBuffer(in: $0) } ?? ByteBuffer(capacity: 4 * bytes.count))
    var sent = (lines: 0, time: Clock.seconds)
    let lines = try grader.grade(
      bytes, kind: header.kind, firstLine: header.firstLine, into: results
    ) { lines, wasQuick in
      if wasQuick, !header.isCareful { return }
      let now = Clock.seconds
      guard
        header.isCareful || now - sent.time > Self.longestSilence || results.bytes.count > 4 << 20
      else { return }
      send(results, lines: lines - sent.lines, isLast: false)
      sent = (lines, now)
    }
    send(results, lines: lines - sent.lines, isLast: true)
  }

  private func send(_ results: ResultLines, lines: Int, isLast: Bool) {
    // A slot that is told of belongs to the other side from then on, so only the end is left there.
    let isShared = isLast && !results.bytes.isOwner
    let news = grader.takeNews().lines
    let header = WorkerMessage.ChunkHeader(
      isLast: isLast, isShared: isShared, lines: lines, byteCount: results.bytes.count,
      newsCount: news.count, tally: results.tally)
    send(header.bytes + news)
    send(results.ids.bytes)
    if !isShared { send(results.bytes.bytes) }
    results.removeAll()
  }

  private func send(_ bytes: [UInt8]) { bytes.withUnsafeBytes { send($0) } }

  private func send(_ bytes: UnsafeRawBufferPointer) {
    // Whoever started this worker is gone, and nobody wants results any more.
    if output.writeAll(bytes) != 0 { _exit(0) }
  }
}
