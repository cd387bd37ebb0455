/// A block on its way through a worker: what is left to grade, and what has been graded.
struct WorkerTask {
  /// A run of lines.
  struct Segment {
    var kind: Block.Kind
    var firstLine: Int
    var bytes: ArraySlice<UInt8>
  }

  let index: Int
  /// What is left, the front first.
  private(set) var segments: [Segment]
  /// The result lines so far, in pieces.
  private(set) var results: [ByteBuffer] = []
  /// The hashes of their ids, eight bytes each.
  private(set) var ids: [ByteBuffer] = []
  /// What became of the answers so far.
  private(set) var tally = Tally()
  /// The questions that workers met with these answers.
  private(set) var news: [NamedQuestion] = []
  /// How often a worker died over the block since it last got on.
  var deaths = 0
  /// Whether the block is graded line by line, since workers die over it.
  var isCareful = false
  /// Whether the front segment was given to the worker that runs now.
  var isSent = false
  /// The slot of shared memory where its lines lie, if they do.
  var slot: Int?

  init(_ block: Block) {
    index = block.index
    segments = [
      Segment(kind: block.kind, firstLine: block.firstLine, bytes: block.bytes[...])
    ]
  }

  var isDone: Bool { segments.isEmpty }

  /// How many bytes of results there are.
  var resultBytes: Int { results.reduce(0) { $0 + $1.count } }

  /// Takes results of the front segment.
  mutating func take(_ chunk: Chunk, _ lines: ByteBuffer) throws(GradingError) {
    let header = chunk.header
    news += try chunk.readNews()
    if lines.count > 0 { results.append(lines) }
    if chunk.ids.count > 0 { ids.append(chunk.ids) }
    tally += header.tally
    if header.isLast {
      segments.removeFirst()
      isSent = false
      slot = nil
    } else {
      dropLines(header.lines)
    }
    if header.lines > 0 { deaths = 0 }
  }

  /// Forgets the worker it was given to, which died.
  mutating func recall() {
    isSent = false
    slot = nil
    segments.removeAll { $0.bytes.isEmpty }
  }

  /// Takes the front line out of what is left.
  mutating func removeLine() -> Segment? {
    guard let front = segments.first else { return nil }
    let end = front.bytes.firstIndex(of: 0x0a).map { $0 + 1 } ?? front.bytes.endIndex
    dropLines(1)
    segments.removeAll { $0.bytes.isEmpty }
    return Segment(
      kind: front.kind, firstLine: front.firstLine, bytes: front.bytes[..<end])
  }

  /// Puts lines in front of what is left.
  mutating func prepend(_ segment: Segment) {
    if !segment.bytes.isEmpty { segments.insert(segment, at: 0) }
  }

  /// Copies results that lie in memory of a worker, before that is used for others.
  mutating func own() {
    for place in results.indices where !results[place].isOwner {
      let copy = ByteBuffer(capacity: results[place].count)
      copy.append(results[place].bytes)
      results[place] = copy
    }
  }

  /// Adds results that no worker gave, and the questions they are about.
  mutating func add(_ lines: ResultLines, _ named: [NamedQuestion]) {
    results.append(lines.bytes)
    ids.append(lines.ids)
    tally += lines.tally
    news += named
  }

  private mutating func dropLines(_ count: Int) {
    var bytes = segments[0].bytes
    for _ in 0..<count {
      guard let end = bytes.firstIndex(of: 0x0a) else {
        bytes = []
        break
      }
      bytes = bytes[(end + 1)...]
    }
    segments[0].bytes = bytes
    segments[0].firstLine += count
  }
}
