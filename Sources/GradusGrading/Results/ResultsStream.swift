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

  /// Writes a text. Returns `false` when whoever read has gone away.
  package static func write(_ text: String) throws(GradingError) -> Bool {
    let code = Array(text.utf8).withUnsafeBytes { output.writeAll($0) }
    guard code == 0 || code == EPIPE else { throw unwritable(code) }
    return code == 0
  }

  static func write(_ bytes: UnsafeRawBufferPointer) throws(GradingError) {
    let code = output.writeAll(bytes)
    guard code == 0 else { throw unwritable(code) }
  }

  private static var output: FileDescriptor { FileDescriptor(STDOUT_FILENO) }

  private static func unwritable(_ code: Int32) -> GradingError {
    PartialFile.unwritable("standard output", code)
  }
}
