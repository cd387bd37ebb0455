internal import GradusCore

/// The rows of comma-separated values (RFC 4180), with a bad one among them told apart.
///
/// Cells are separated by a comma, semicolon or tab, whichever the first line has most of. A quoted
/// cell may hold separators, newlines and doubled quotes. Rows end with `\n`, `\r\n` or `\r`.
struct CSVRows: Sequence, IteratorProtocol {
  /// A row, or why it is none.
  enum Row {
    case cells([String])
    case problem(String)
  }

  /// The most cells of a row.
  static let mostCells = 10_000

  private let bytes: [UInt8]
  private var position = 0
  private let separator: UInt8

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    let line = bytes.prefix { $0 != 0x0a && $0 != 0x0d }
    func count(_ mark: Unicode.Scalar) -> Int { line.count { $0 == UInt8(ascii: mark) } }
    let (commas, semicolons, tabs) = (count(","), count(";"), count("\t"))
    separator =
      semicolons > commas && semicolons >= tabs
      ? UInt8(ascii: ";") : tabs > commas ? UInt8(ascii: "\t") : UInt8(ascii: ",")
  }

  mutating func next() -> Row? {
    guard position < bytes.count else { return nil }
    var cells: [String] = []
    var problem: String?
    while true {
      var cell: [UInt8] = []
      let isClosed = readCell(into: &cell)
      if !isClosed { problem = problem ?? "a quote is not closed" }
      if problem == nil { append(cell, to: &cells, &problem) }
      guard position < bytes.count, bytes[position] == separator else { break }
      position += 1
    }
    skip(0x0d)
    skip(0x0a)
    return problem.map { .problem($0) } ?? .cells(cells)
  }

  private mutating func skip(_ byte: UInt8) {
    if position < bytes.count, bytes[position] == byte { position += 1 }
  }

  private func append(_ cell: [UInt8], to cells: inout [String], _ problem: inout String?) {
    if cells.count == Self.mostCells {
      problem = "the row has more than \(Self.mostCells) cells"
    } else if let text = String(validating: cell, as: UTF8.self) {
      cells.append(text)
      if text.hasTooManyMarks {
        problem = "it holds a text with more than \(String.mostMarks) combining marks in a row"
      }
    } else {
      problem = "the row is not UTF-8"
    }
  }

  /// Reads up to a separator or the end of the row. Returns whether every quote was closed; when
  /// one was not, it is taken for an ordinary character, so that only its own row is lost.
  private mutating func readCell(into cell: inout [UInt8]) -> Bool {
    guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else {
      readPlain(into: &cell)
      return true
    }
    let start = position
    position += 1
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      if byte != UInt8(ascii: "\"") {
        cell.append(byte)
      } else if position < bytes.count, bytes[position] == UInt8(ascii: "\"") {
        cell.append(byte)
        position += 1
      } else {
        readPlain(into: &cell)
        return true
      }
    }
    position = start
    cell.removeAll()
    readPlain(into: &cell)
    return false
  }

  private mutating func readPlain(into cell: inout [UInt8]) {
    while position < bytes.count {
      let byte = bytes[position]
      if byte == separator || byte == 0x0a || byte == 0x0d { return }
      cell.append(byte)
      position += 1
    }
  }
}
