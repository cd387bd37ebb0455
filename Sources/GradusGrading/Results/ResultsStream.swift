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

  static func write(_ bytes: UnsafeRawBufferPointer) throws(GradingError) {
    let code = FileDescriptor(STDOUT_FILENO).writeAll(bytes)
    guard code == 0 else { throw PartialFile.unwritable("standard output", code) }
  }
}
