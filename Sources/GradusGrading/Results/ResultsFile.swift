/// A results file, read line by line: a file of any size takes the memory of its longest line.
public struct ResultsFile {
  private let path: String

  /// Names a results file in JSON Lines, which may be packed with gzip or Zstandard; `-` is standard
  /// input.
  public init(_ path: String) { self.path = path }

  /// Hands every result to `take`, in order, with its line as it stands in the file.
  ///
  /// - Throws: `GradingError` with file and line when a line is no result, or what `take` throws.
  public func forEach(
    _ take: (ResultRecord, _ line: UnsafeRawBufferPointer) throws -> Void
  ) throws {
    var cursor = try ResultsCursor(path)
    while let line = try cursor.next() {
      try line.bytes.withUnsafeBytes { try take(line.record, $0) }
    }
  }
}
