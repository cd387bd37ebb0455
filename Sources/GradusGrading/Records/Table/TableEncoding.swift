/// Finds out before its first row is read whether a table is in UTF-8.
///
/// In another encoding nearly every row would fail by itself. A table that begins with a byte order
/// mark says what it is. Of the lines of any other that are not ASCII, at least half must be UTF-8: a
/// damaged row of a table that is costs that row only.
struct TableEncoding {
  let path: String
  /// What messages call the table.
  let name: String

  private static let advice = "; in Excel, save it as 'CSV UTF-8', elsewhere in UTF-8"

  /// Reads the table once. One that can be read only once is left for its rows to tell.
  ///
  /// - Throws: `GradingError` when the table is not in UTF-8, or cannot be read.
  func check() throws(GradingError) {
    let source = try ByteSource(path: path)
    guard source.isRegularFile else { return }
    let window = ByteWindow(source)
    guard let first = try window.byte(0), !window.hasMark else { return }
    if let second = try window.byte(1), (first == 0) != (second == 0) {
      throw GradingError(
        .badData, "\(name): the table is in UTF-16 without a byte order mark" + Self.advice)
    }
    if let line = try firstForeignLine(of: window) {
      throw GradingError(.badData, "\(name):\(line): the table is not in UTF-8" + Self.advice)
    }
  }

  /// The first line that is not UTF-8, when more are not than are beyond ASCII.
  private func firstForeignLine(of window: ByteWindow) throws(GradingError) -> Int? {
    var lines = WindowLines(window, longest: CSVRows.longestRow)
    var number = 1
    var first: Int?
    var (valid, invalid) = (0, 0)
    while let (_, line) = try lines.next() {
      let line = line ?? []
      let text = line.last == 0x0d ? line.dropLast() : line[...]
      for row in text.split(separator: 0x0d, omittingEmptySubsequences: false) {
        defer { number += 1 }
        if row.allSatisfy({ $0 < 0x80 }) { continue }
        if String(validating: row, as: UTF8.self) != nil {
          valid += 1
        } else {
          invalid += 1
          first = first ?? number
        }
      }
    }
    return invalid > valid ? first : nil
  }
}
