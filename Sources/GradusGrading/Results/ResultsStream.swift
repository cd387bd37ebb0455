internal import Foundation

/// Standard output, where results go that have no file.
package enum ResultsStream {
  /// Copies a file there.
  package static func copy(_ path: String) throws(GradingError) {
    let source = try RawBytes(path: path)
    let chunk = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 16)
    defer { chunk.deallocate() }
    while true {
      let count = try source.read(into: chunk)
      guard count > 0 else { return }
      try write(UnsafeRawBufferPointer(rebasing: chunk[..<count]))
    }
  }

  /// Writes a text there at once.
  package static func write(_ text: String) throws(GradingError) {
    try check(Array(text.utf8).withUnsafeBytes(FileDescriptor(STDOUT_FILENO).writeAll))
  }

  static func write(_ bytes: UnsafeRawBufferPointer) throws(GradingError) {
    try check(FileDescriptor(STDOUT_FILENO).writeAll(bytes))
  }

  private static func check(_ code: Int32) throws(GradingError) {
    guard code == 0 else { throw PartialFile.unwritable("standard output", code) }
  }
}
