/// Reads nested lists in brackets, such as `[[1, 2], [3, 4.5]]`, without recursion.
///
/// Items may also be separated by blanks alone, as numpy prints them. In a single pair of brackets
/// `;` may separate rows: `[1 2; 3 4]`.
struct NestedListParser {
  private let text: [Unicode.Scalar]
  private let limit: Int
  private var position = 0
  private var elements: [Double] = []
  /// How many items each open list has so far; the outermost first.
  private var counts: [Int] = []
  /// How many items the lists of each depth have, once the first of them is closed.
  private var lengths: [Int?] = []
  /// The depth at which the numbers stand, once there is one.
  private var numberDepth: Int?
  /// Whether a comma has been read and not yet what follows it.
  private var isAfterComma = false

  init(_ text: [Unicode.Scalar], limit: Int) {
    self.text = text
    self.limit = limit
  }

  mutating func parse() throws(TensorError) -> Tensor {
    if let rows = flatRows { return try RowsParser.parse(rows, limit: limit) }
    skipBlanks()
    guard position < text.count, text[position] == "[" else {
      throw .textOutsideBrackets(excerpt(from: position))
    }
    repeat {
      try readToken()
      skipBlanks()
    } while !counts.isEmpty && position < text.count
    guard counts.isEmpty else { throw .unclosedBrackets(counts.count) }
    guard position == text.count else {
      if text[position] == "]" { throw .strayBracket }
      throw .textAfterBrackets(excerpt(from: position))
    }
    return try Tensor(shape: lengths.map { $0 ?? 0 }, elements: elements)
  }

  /// The text between one single pair of brackets that has `;` in it.
  private var flatRows: [Unicode.Scalar]? {
    let isEdge = { (scalar: Unicode.Scalar) in TypedText.isBlank(scalar) || scalar == "\n" }
    guard text.contains(";") else { return nil }
    let inner = text.drop(while: isEdge).reversed().drop(while: isEdge).reversed()
    guard inner.first == "[", inner.last == "]", inner.count >= 2 else { return nil }
    let content = inner.dropFirst().dropLast()
    return content.contains(where: { $0 == "[" || $0 == "]" }) ? nil : Array(content)
  }

  private mutating func readToken() throws(TensorError) {
    switch text[position] {
    case "[": try open()
    case "]": try close()
    case ",":
      guard !isAfterComma, let count = counts.last, count > 0 else { throw .emptyCell(place()) }
      isAfterComma = true
      position += 1
    case ";": throw .semicolonInLists
    default: try readCell()
    }
  }

  private mutating func open() throws(TensorError) {
    guard counts.count < Tensor.maximumRank else { throw .nestedTooDeep }
    if let numberDepth, counts.count >= numberDepth { throw .listAmongNumbers(place()) }
    countItem()
    counts.append(0)
    if lengths.count < counts.count { lengths.append(nil) }
    position += 1
  }

  private mutating func close() throws(TensorError) {
    let depth = counts.count - 1
    let count = counts[depth]
    guard !isAfterComma, count > 0 else { throw .emptyCell(place()) }
    if let expected = lengths[depth], expected != count { throw ragged(count, expected) }
    lengths[depth] = count
    counts.removeLast()
    position += 1
  }

  private mutating func readCell() throws(TensorError) {
    let depth = numberDepth ?? counts.count
    numberDepth = depth
    guard depth == counts.count else { throw .numberAmongLists(listPlace()) }
    guard elements.count < limit else { throw .tooManyCells(limit: limit) }
    let cell = text[position...].prefix { !TypedText.endsCell($0) }
    elements.append(try CellReader.value(of: cell, at: place()))
    countItem()
    position = cell.endIndex
  }

  private mutating func countItem() {
    isAfterComma = false
    if !counts.isEmpty { counts[counts.count - 1] += 1 }
  }

  private mutating func skipBlanks() {
    while position < text.count, TypedText.isBlank(text[position]) || text[position] == "\n" {
      position += 1
    }
  }

  private func ragged(_ count: Int, _ expected: Int) -> TensorError {
    let path = counts.dropLast()
    if counts.count == lengths.count {
      let first = counts.count > 2 ? TypedPlace.firstRow : .row(1)
      return .raggedText(listPlace(of: path), count, first, expected)
    }
    return .raggedLists(path.map(String.init).joined(separator: ", "), count, expected)
  }

  /// Where the next item of the innermost list stands, as a person counts.
  private func place() -> TypedPlace {
    // When deeper lists have been seen, what is missing or misplaced here is one of them.
    if lengths.count > counts.count { return listPlace() }
    let row = counts.count < 2 ? .row(1) : listPlace(of: counts.dropLast())
    return row.column((counts.last ?? 0) + 1)
  }

  private func listPlace() -> TypedPlace {
    var path = counts
    path[path.count - 1] += 1
    return listPlace(of: path[...])
  }

  private func listPlace(of path: ArraySlice<Int>) -> TypedPlace {
    .row(path.last ?? 1, blocks: path.dropLast())
  }

  private func excerpt(from start: Int) -> String {
    String(String.UnicodeScalarView(text[start...].prefix(41)))
  }
}
