internal import Foundation

/// A results file, read line by line: a file of any size takes the memory of its longest line.
public struct ResultsFile {
  private let path: String

  /// Names a results file in JSON Lines; `-` is standard input.
  public init(_ path: String) { self.path = path }

  /// Hands every result to `take`, in order, with its line as it stands in the file.
  ///
  /// - Throws: `GradingError` with file and line when a line is no result, or what `take` throws.
  public func forEach(
    _ take: (ResultRecord, _ line: UnsafeRawBufferPointer) throws -> Void
  ) throws {
    var lines = LineReader(try open(), longest: RecordReader.longestLine)
    var number = 0
    while let line = try next(&lines) {
      number += 1
      guard case .bytes(let data) = line else {
        throw GradingError(.badData, "\(path):\(number): the line is too long")
      }
      guard data.contains(where: { $0 != 0x20 && $0 != 0x0d }) else { continue }
      try data.withUnsafeBytes { bytes in
        let record: ResultRecord
        do throws(GradingError) {
          record = try ResultRecord(line: bytes)
        } catch {
          throw GradingError(error.code, "\(path):\(number): \(error.description)")
        }
        try take(record, bytes)
      }
    }
  }

  private func open() throws(GradingError) -> FileHandle {
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

  private func next(_ lines: inout LineReader) throws(GradingError) -> LineReader.Line? {
    do {
      return try lines.next()
    } catch {
      throw GradingError(.inputOutput, "'\(path)' cannot be read to its end")
    }
  }
}
