internal import GradusCore

/// The rows of comma-separated values (RFC 4180), with a bad one among them told apart.
///
/// Cells are separated by what a first line `sep=;` says, as spreadsheets understand it, or by a
/// comma, semicolon or tab, whichever the first line has most of. A quoted cell may hold separators,
/// newlines and doubled quotes. Rows end with `\n`, `\r\n` or `\r`. A file of any size takes the
/// memory of its longest row.
struct CSVRows {
  /// A row, or why it is none.
  enum Row {
    case cells([String])
    case problem(String)
  }

  /// The most cells of a row.
  static let mostCells = 10_000
  /// The longest row, in bytes.
  static let longestRow = RecordReader.longestLine

  private let window: ByteWindow
  private let separator: UInt8
  /// The number of the next row.
  private var number = 1
  /// Where in the row the next byte is.
  private var position = 0

  private static let quote = UInt8(ascii: "\"")

  /// Opens a table and looks at its encoding and its first line.
  ///
  /// - Parameters:
  ///   - name: what messages call the table; `nil` for its path.
  ///   - usual: what separates cells when the first line does not tell.
  init(
    path: String, called name: String? = nil, usual: Unicode.Scalar = ","
  ) throws(GradingError) {
    try TableEncoding(path: path, name: name ?? path).check()
    window = ByteWindow(try ByteSource(path: path))
    if let told = try Self.toldSeparator(window) {
      separator = told
      number = 2
    } else {
      separator = try Self.likelySeparator(window) ?? UInt8(ascii: usual)
    }
  }

  /// The next row with its number, counted from 1; `nil` after the last.
  mutating func next() throws(GradingError) -> (number: Int, row: Row)? {
    guard try window.byte(0) != nil else { return nil }
    defer { number += 1 }
    var cells: [String] = []
    var problem: String?
    position = 0
    while true {
      var cell: [UInt8] = []
      let isClosed = try readCell(into: &cell)
      if position > Self.longestRow {
        try skipRow()
        return (number, .problem("the row is longer than \(Self.longestRow >> 20) MiB"))
      }
      if !isClosed { problem = problem ?? "a quote is not closed" }
      if problem == nil { append(cell, to: &cells, &problem) }
      guard try window.byte(position) == separator else { break }
      position += 1
    }
    try endRow()
    return (number, problem.map { .problem($0) } ?? .cells(cells))
  }

  private mutating func endRow() throws(GradingError) {
    if try window.byte(position) == 0x0d { position += 1 }
    if try window.byte(position) == 0x0a { position += 1 }
    window.drop(position)
  }

  private mutating func skipRow() throws(GradingError) {
    while let byte = try window.byte(position), byte != 0x0a, byte != 0x0d {
      window.drop(position + 1)
      position = 0
    }
    try endRow()
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
  private mutating func readCell(into cell: inout [UInt8]) throws(GradingError) -> Bool {
    let start = position
    guard try window.byte(start) == Self.quote else {
      try readPlain(into: &cell)
      return true
    }
    if try readQuoted(into: &cell) { return true }
    position = start
    cell.removeAll()
    try readPlain(into: &cell)
    return false
  }

  /// Returns whether the quote is closed, within the row's length. A cell of several lines must end
  /// right behind its quote: else the quote that seems to close it opens a cell further down.
  private mutating func readQuoted(into cell: inout [UInt8]) throws(GradingError) -> Bool {
    var hasLines = false
    position += 1
    while let byte = try window.byte(position), position <= Self.longestRow {
      position += 1
      if byte != Self.quote {
        hasLines = hasLines || byte == 0x0a || byte == 0x0d
        cell.append(byte)
      } else if try window.byte(position) == Self.quote {
        cell.append(byte)
        position += 1
      } else {
        let next = try window.byte(position)
        let isEnd = next == nil || next == separator || next == 0x0a || next == 0x0d
        guard isEnd || !hasLines else { return false }
        try readPlain(into: &cell)
        return true
      }
    }
    return false
  }

  private mutating func readPlain(into cell: inout [UInt8]) throws(GradingError) {
    while let byte = try window.byte(position), position <= Self.longestRow {
      if byte == separator || byte == 0x0a || byte == 0x0d { return }
      cell.append(byte)
      position += 1
    }
  }
}

// MARK: Separators

extension CSVRows {
  /// What `sep=;` says, which is dropped.
  private static func toldSeparator(_ window: ByteWindow) throws(GradingError) -> UInt8? {
    for (offset, letter) in "sep=".utf8.enumerated() {
      guard let byte = try window.byte(offset), byte == letter || byte | 0x20 == letter else {
        return nil
      }
    }
    guard let told = try window.byte(4), told < 0x80, told != 0x0a, told != 0x0d else {
      return nil
    }
    var end = 5
    if try window.byte(end) == 0x0d { end += 1 }
    if try window.byte(end) == 0x0a { end += 1 }
    guard end > 5 else { return nil }
    window.drop(end)
    return told
  }

  /// The separator the first line has most of outside quotes; `nil` when it has none.
  private static func likelySeparator(_ window: ByteWindow) throws(GradingError) -> UInt8? {
    var counts: [UInt8: Int] = [:]
    var isQuoted = false
    var offset = 0
    while offset < longestRow, let byte = try window.byte(offset) {
      if byte == quote { isQuoted.toggle() }
      if !isQuoted, byte == 0x0a || byte == 0x0d { break }
      if !isQuoted { counts[byte, default: 0] += 1 }
      offset += 1
    }
    var best: (separator: UInt8, count: Int)?
    for separator in ",;\t".utf8 where counts[separator, default: 0] > best?.count ?? 0 {
      best = (separator, counts[separator, default: 0])
    }
    return best?.separator
  }
}
