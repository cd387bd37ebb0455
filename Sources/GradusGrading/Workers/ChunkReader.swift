/// Puts together what a worker says from the pieces that arrive.
struct ChunkReader {
  /// Whether the worker said that it is ready.
  private(set) var isReady = false
  private let buffer = ByteBuffer(capacity: 1 << 20)
  private var position = 0

  private static let notAWorker = GradingError(
    .inputOutput, "the worker does not answer as 'gradus worker' of this version does")

  /// Reads what has arrived.
  mutating func fill(from file: FileDescriptor) -> FileDescriptor.Outcome {
    if position == buffer.count {
      buffer.removeAll()
      position = 0
    }
    var outcome = FileDescriptor.Outcome.bytes(0)
    buffer.append(upTo: 1 << 20) { room in
      outcome = file.read(into: room)
      if case .bytes(let count) = outcome { return count }
      return 0
    }
    return outcome
  }

  /// Takes the greeting when it is whole; whether it was there.
  mutating func takeGreeting() throws(GradingError) -> Bool {
    guard !isReady else { return false }
    let greeting = WorkerMessage.ready
    guard buffer.bytes.prefix(greeting.count).elementsEqual(greeting.prefix(buffer.count)) else {
      throw Self.notAWorker
    }
    guard buffer.count >= greeting.count else { return false }
    position = greeting.count
    isReady = true
    return true
  }

  /// The next chunk when it is whole. Its bytes are there until the next `fill`.
  mutating func next() throws(GradingError) -> (
    header: WorkerMessage.ChunkHeader, bytes: UnsafeRawBufferPointer
  )? {
    let size = WorkerMessage.ChunkHeader.size
    guard isReady, buffer.count - position >= size else { return nil }
    let start = UnsafeRawBufferPointer(rebasing: buffer.bytes[position..<position + size])
    guard let header = WorkerMessage.ChunkHeader(start) else { throw Self.notAWorker }
    let end = position + size + header.byteCount
    guard buffer.count >= end else { return nil }
    defer { position = end }
    return (header, UnsafeRawBufferPointer(rebasing: buffer.bytes[(position + size)..<end]))
  }
}
