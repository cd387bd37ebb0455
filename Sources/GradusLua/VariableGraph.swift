internal import CLuaShims

/// What variables hold at one moment, as `gradus_sandbox_variables` writes it.
struct VariableGraph {
  struct Node {
    var kind: Int
    var digest: UInt64
    var file: String
    var line: Int
    var edges: [Edge] = []
  }

  struct Edge {
    var kind: Int
    var key: UInt64
    /// The key in words.
    var name: String
    var target: Target
  }

  enum Target: Equatable {
    case node(Int)
    /// The digest of a value that holds no others.
    case value(UInt64)
  }

  private(set) var nodes: [Node] = []
  private let bytes: UnsafeRawBufferPointer
  private var position = 0

  init(_ bytes: UnsafeRawBufferPointer) {
    self.bytes = bytes
    while position < bytes.count { nodes.append(readNode()) }
    sortEdges()
  }

  private mutating func readNode() -> Node {
    var node = Node(
      kind: Int(take(UInt8.self)), digest: take(UInt64.self), file: "",
      line: Int(take(UInt32.self)))
    node.file = takeText()
    while true {
      let kind = Int(take(UInt8.self))
      if kind == GRADUS_EDGE_END { return node }
      let key = take(UInt64.self)
      let name = takeText()
      let leadsToNode = take(UInt8.self) != 0
      let value = take(UInt64.self)
      node.edges.append(
        Edge(
          kind: kind, key: key, name: name,
          target: leadsToNode ? .node(Int(value)) : .value(value)))
    }
  }

  /// Lua goes through tables in an order that differs between processes.
  private mutating func sortEdges() {
    let places = nodes.map { (file: $0.file, line: $0.line) }
    func order(_ edge: Edge) -> (Int, String, Int, Double, String, UInt64) {
      var place = (file: "", line: 0)
      if edge.kind == GRADUS_EDGE_HELD, case .node(let node) = edge.target { place = places[node] }
      return (edge.kind, place.file, place.line, Double(edge.name) ?? 0, edge.name, edge.key)
    }
    for index in nodes.indices {
      nodes[index].edges.sort { order($0) < order($1) }
    }
  }

  private mutating func takeText() -> String {
    let count = Int(take(UInt32.self))
    let text = UnsafeRawBufferPointer(rebasing: bytes[position..<position + count])
    position += count
    return String(decoding: text, as: UTF8.self)
  }

  private mutating func take<Word: FixedWidthInteger>(_ type: Word.Type) -> Word {
    let word = bytes.loadUnaligned(fromByteOffset: position, as: type)
    position += MemoryLayout<Word>.size
    return Word(littleEndian: word)
  }
}
