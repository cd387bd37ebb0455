/// Some results of a task, as a worker sends them.
struct Chunk {
  let header: WorkerMessage.ChunkHeader
  /// The result lines; `nil` when they lie in shared memory.
  let results: ByteBuffer?
  /// The hashes of their ids.
  let ids: ByteBuffer
  private let news: ByteBuffer

  init(_ header: WorkerMessage.ChunkHeader) {
    self.header = header
    results = header.isShared ? nil : ByteBuffer(capacity: header.byteCount)
    ids = ByteBuffer(capacity: header.idBytes)
    news = ByteBuffer(capacity: header.newsCount)
  }

  /// The questions that the worker met with them.
  ///
  /// - Throws: `GradingError` when no worker of this version would say so.
  func readNews() throws(GradingError) -> [NamedQuestion] {
    guard let told = [NamedQuestion](lines: news.bytes) else { throw ChunkReader.notAWorker }
    return told
  }

  /// Reads more of what follows the header; whether it is whole, and `nil` at the end or after a
  /// failure.
  fileprivate func fill(from file: FileDescriptor) -> Bool? {
    for (part, count) in [(news, header.newsCount), (ids, header.idBytes)] {
      guard part.fill(upTo: count, from: file) else { return nil }
      guard part.count == count else { return false }
    }
    guard let results else { return true }
    guard results.fill(upTo: header.byteCount, from: file) else { return nil }
    return results.count == header.byteCount
  }
}

/// Puts together what a worker says from the pieces that arrive.
struct ChunkReader {
  /// What has come of a worker.
  enum Event {
    /// Something, but nothing whole.
    case nothing
    /// The worker is ready.
    case ready
    /// A chunk is whole.
    case chunk(Chunk)
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
  private var chunk: Chunk?

  static let notAWorker = GradingError(
    .inputOutput, "the worker does not answer as 'gradus worker' of this version does")

  /// Reads what has arrived, at most to the end of a chunk. The results go straight to where they
  /// are kept until they are written.
  mutating func read(from file: FileDescriptor) throws(GradingError) -> Event {
    if chunk == nil {
      let size = isReady ? WorkerMessage.ChunkHeader.size : WorkerMessage.greeting.count
      guard head.fill(upTo: size, from: file) else { return .ended }
      guard isReady else { return try greeting() }
      guard head.count == size else { return .nothing }
      guard let header = WorkerMessage.ChunkHeader(head.bytes) else { throw Self.notAWorker }
      head.removeAll()
      chunk = Chunk(header)
    }
    guard let chunk else { return .nothing }
    guard let isWhole = chunk.fill(from: file) else { return .ended }
    guard isWhole else { return .nothing }
    self.chunk = nil
    return .chunk(chunk)
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
