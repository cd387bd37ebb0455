/// Puts together what a worker says from the pieces that arrive.
struct ChunkReader {
  /// What has come of a worker.
  enum Event {
    /// Something, but nothing whole.
    case nothing
    /// The worker is ready.
    case ready
    /// A chunk is whole: the hashes of ids, and the results unless they lie in shared memory.
    case chunk(WorkerMessage.ChunkHeader, ids: ByteBuffer, results: ByteBuffer?)
    /// The worker has ended, or cannot be read.
    case ended
  }

  /// Whether the worker said that it is ready.
  private(set) var isReady = false
  /// Whether it sees shared memory.
  private(set) var isSharing = false
  /// The greeting or the header that is being read.
  private let head = ByteBuffer(capacity: 64)
  /// What follows the header that was read last.
  private var body: Body?

  private struct Body {
    let header: WorkerMessage.ChunkHeader
    let ids: ByteBuffer
    let results: ByteBuffer?

    init(_ header: WorkerMessage.ChunkHeader) {
      self.header = header
      ids = ByteBuffer(capacity: header.idBytes)
      results = header.isShared ? nil : ByteBuffer(capacity: header.byteCount)
    }

    /// Reads more of it; whether it is whole, and `nil` at the end or after a failure.
    func fill(from file: FileDescriptor) -> Bool? {
      guard ids.fill(upTo: header.idBytes, from: file) else { return nil }
      guard ids.count == header.idBytes else { return false }
      guard let results else { return true }
      guard results.fill(upTo: header.byteCount, from: file) else { return nil }
      return results.count == header.byteCount
    }
  }

  static let notAWorker = GradingError(
    .inputOutput, "the worker does not answer as 'gradus worker' of this version does")

  /// Reads what has arrived, at most to the end of a chunk. The results go straight to where they
  /// are kept until they are written.
  mutating func read(from file: FileDescriptor) throws(GradingError) -> Event {
    if body == nil {
      let size = isReady ? WorkerMessage.ChunkHeader.size : WorkerMessage.greeting.count
      guard head.fill(upTo: size, from: file) else { return .ended }
      guard isReady else { return try greeting() }
      guard head.count == size else { return .nothing }
      guard let header = WorkerMessage.ChunkHeader(head.bytes) else { throw Self.notAWorker }
      head.removeAll()
      body = Body(header)
    }
    guard let body else { return .nothing }
    guard let isWhole = body.fill(from: file) else { return .ended }
    guard isWhole else { return .nothing }
    self.body = nil
    return .chunk(body.header, ids: body.ids, results: body.results)
  }

  private mutating func greeting() throws(GradingError) -> Event {
    let said = head.bytes
    let greetings = [WorkerMessage.greeting, WorkerMessage.sharingGreeting]
    guard greetings.contains(where: { said.elementsEqual($0.prefix(said.count)) }) else {
      throw Self.notAWorker
    }
    guard said.count == WorkerMessage.greeting.count else { return .nothing }
    isSharing = said.elementsEqual(WorkerMessage.sharingGreeting)
    head.removeAll()
    isReady = true
    return .ready
  }
}

extension ByteBuffer {
  /// Reads more, up to a number of bytes in all; `false` when there is an end or a failure instead.
  fileprivate func fill(upTo total: Int, from file: FileDescriptor) -> Bool {
    guard count < total else { return true }
    var isGood = false
    append(upTo: total - count) { room in
      switch file.read(into: room) {
      case .bytes(let count):
        isGood = count > 0
        return count
      case .wouldBlock:
        isGood = true
        return 0
      case .failed: return 0
      }
    }
    return isGood
  }
}
