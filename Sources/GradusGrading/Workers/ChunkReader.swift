/// Puts together what a worker says from the pieces that arrive.
struct ChunkReader {
  /// What has come of a worker.
  enum Event {
    /// Something, but nothing whole.
    case nothing
    /// The worker is ready.
    case ready
    /// A chunk of results is whole; they lie in shared memory when there is no buffer.
    case chunk(WorkerMessage.ChunkHeader, ByteBuffer?, news: [NamedQuestion])
    /// The worker has ended, or cannot be read.
    case ended
  }

  /// Whether the worker said that it is ready.
  private(set) var isReady = false
  /// Whether it sees shared memory.
  private(set) var isSharing = false
  /// The greeting or the header that is being read.
  private let head = ByteBuffer(capacity: 64)
  private var header: WorkerMessage.ChunkHeader?
  private var news = ByteBuffer(capacity: 0)
  private var body = ByteBuffer(capacity: 0)

  static let notAWorker = GradingError(
    .inputOutput, "the worker does not answer as 'gradus worker' of this version does")

  /// Reads what has arrived, at most to the end of a chunk. The results go straight to where they
  /// are kept until they are written.
  mutating func read(from file: FileDescriptor) throws(GradingError) -> Event {
    if let header {
      let part = news.count < header.newsCount ? (news, header.newsCount) : (body, header.bodyCount)
      guard part.0.fill(upTo: part.1, from: file) else { return .ended }
    } else {
      let size = isReady ? WorkerMessage.ChunkHeader.size : WorkerMessage.greeting.count
      guard head.fill(upTo: size, from: file) else { return .ended }
      guard isReady else { return try greeting() }
      guard head.count == size else { return .nothing }
      guard let header = WorkerMessage.ChunkHeader(head.bytes) else { throw Self.notAWorker }
      head.removeAll()
      news = ByteBuffer(capacity: header.newsCount)
      body = ByteBuffer(capacity: header.bodyCount)
      self.header = header
    }
    guard let header, news.count == header.newsCount, body.count == header.bodyCount else {
      return .nothing
    }
    self.header = nil
    guard let told = [NamedQuestion](lines: news.bytes) else { throw Self.notAWorker }
    return .chunk(header, header.isShared ? nil : body, news: told)
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

extension WorkerMessage.ChunkHeader {
  /// How many bytes of results follow.
  fileprivate var bodyCount: Int { isShared ? 0 : byteCount }
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
