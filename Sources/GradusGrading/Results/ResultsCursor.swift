internal import Foundation

/// Reads a results file line by line when asked, so that a second file can be followed beside it.
struct ResultsCursor {
  /// A result with its line.
  struct Line {
    /// Counts lines from 1.
    var number: Int
    var record: ResultRecord
    /// The line as it stands in the file, without its newline.
    var bytes: Data
  }

  let path: String
  private var lines: LineReader
  private var number = 0

  /// Opens a results file in JSON Lines; `-` is standard input.
  init(_ path: String) throws(GradingError) {
    self.path = path
    lines = LineReader(try Self.open(path), longest: RecordReader.longestLine)
  }

  private static func open(_ path: String) throws(GradingError) -> FileHandle {
    if path == "-" { return .standardInput }
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw GradingError(.noInput, "there is no file '\(path)'")
    }
    guard !isFolder.boolValue, let handle = FileHandle(forReadingAtPath: path) else {
      throw GradingError(.inputOutput, "'\(path)' cannot be read")
    }
    return handle
  }

  /// The next result; `nil` after the last. Blank lines are passed over.
  mutating func next() throws(GradingError) -> Line? {
    while let bytes = try nextBytes() {
      guard bytes.contains(where: { $0 != 0x20 && $0 != 0x0d }) else { continue }
      do throws(GradingError) {
        return Line(number: number, record: try ResultRecord(bytes), bytes: bytes)
      } catch {
        throw GradingError(error.code, "\(path):\(number): \(error.description)")
      }
    }
    return nil
  }

  private mutating func nextBytes() throws(GradingError) -> Data? {
    let line: LineReader.Line?
    do {
      line = try lines.next()
    } catch {
      throw GradingError(.inputOutput, "'\(path)' cannot be read to its end")
    }
    number += 1
    switch line {
    case nil: return nil
    case .tooLong: throw GradingError(.badData, "\(path):\(number): the line is too long")
    case .bytes(let bytes): return bytes
    }
  }
}

extension ResultRecord {
  init(_ bytes: some ContiguousBytes) throws(GradingError) {
    let reading = bytes.withUnsafeBytes { bytes in
      Result { () throws(GradingError) in try ResultRecord(line: bytes) }
    }
    self = try reading.get()
  }

  init(_ text: String) throws(GradingError) { try self.init(Array(text.utf8)) }
}
