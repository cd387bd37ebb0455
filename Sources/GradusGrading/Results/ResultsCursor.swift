internal import Foundation

/// Reads a results file line by line when asked, so that a second file can be followed beside it.
struct ResultsCursor {
  /// A result with its line.
  struct Line {
    var record: ResultRecord
    /// The line as it stands in the file, without its newline.
    var bytes: [UInt8]
    /// How many bytes of the file, packed as it is, were read up to about here.
    var position: Int
  }

  let path: String
  /// Whether the file is packed, with gzip or Zstandard.
  let isPacked: Bool
  /// How many bytes the file has, packed as it is; `nil` when it is no regular file.
  var size: Int? { source.size }
  private let source: ByteSource
  private var lines: WindowLines

  /// Opens a results file in JSON Lines, which may be packed; `-` is standard input.
  init(_ path: String) throws(GradingError) {
    self.path = path
    source = try ByteSource(path: path)
    isPacked = source.packing != nil
    lines = WindowLines(ByteWindow(source), longest: RecordReader.longestLine)
  }

  /// The next result; `nil` after the last. Blank lines are passed over.
  mutating func next() throws(GradingError) -> Line? {
    while let (number, line) = try lines.next() {
      guard let line else {
        throw GradingError(.badData, "\(path):\(number): the line is too long")
      }
      guard line.contains(where: { $0 != 0x20 && $0 != 0x0d }) else { continue }
      do throws(GradingError) {
        return Line(
          record: try ResultRecord(line, number: number), bytes: line, position: source.position)
      } catch {
        throw GradingError(error.code, "\(path):\(number): \(error.description)")
      }
    }
    return nil
  }
}

extension ResultRecord {
  init(_ bytes: some ContiguousBytes, number: Int = 0) throws(GradingError) {
    let reading = bytes.withUnsafeBytes { bytes in
      Result { () throws(GradingError) in try ResultRecord(line: bytes, number: number) }
    }
    self = try reading.get()
  }

  init(_ text: String, number: Int = 0) throws(GradingError) {
    try self.init(Array(text.utf8), number: number)
  }
}
