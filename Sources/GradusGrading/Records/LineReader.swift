internal import Foundation

/// Reads the lines of a stream with a bounded buffer: a file of any size takes the memory of its
/// longest line that is read.
struct LineReader {
  /// A line without its end.
  enum Line {
    case bytes(Data)
    /// More than `longest` bytes, which are skipped.
    case tooLong
  }

  private let handle: FileHandle
  private let longest: Int
  private var buffer = Data()
  /// Where in the buffer no end of a line has been looked for.
  private var unseen = 0
  private var isAtEnd = false

  init(_ handle: FileHandle, longest: Int) {
    self.handle = handle
    self.longest = longest
  }

  private var endOfLine: Data.Index? {
    buffer.withUnsafeBytes { bytes in
      guard let start = bytes.baseAddress, unseen < bytes.count,
        let end = memchr(start + unseen, 0x0a, bytes.count - unseen)
      else { return nil }
      return buffer.startIndex + (UnsafeRawPointer(end) - start)
    }
  }

  /// The next line; `nil` after the last. A stream that ends with a newline has none after it.
  mutating func next() throws -> Line? {
    var isTooLong = false
    while true {
      if let end = endOfLine {
        let line = Data(buffer[..<end])
        buffer = buffer[(end + 1)...]
        unseen = 0
        return isTooLong || line.count > longest ? .tooLong : .bytes(line)
      }
      if isAtEnd {
        guard !buffer.isEmpty || isTooLong else { return nil }
        defer { buffer = Data() }
        return isTooLong || buffer.count > longest ? .tooLong : .bytes(buffer)
      }
      unseen = buffer.count
      if buffer.count > longest {
        isTooLong = true
        buffer = Data()
        unseen = 0
      }
      guard let chunk = try handle.read(upToCount: 1 << 18), !chunk.isEmpty else {
        isAtEnd = true
        continue
      }
      buffer = buffer.isEmpty ? chunk : Data(buffer) + chunk
    }
  }
}
