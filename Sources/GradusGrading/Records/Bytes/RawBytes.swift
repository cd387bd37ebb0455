internal import Foundation

/// The bytes of a file as they are, through a buffer that can be looked at before it is taken.
final class RawBytes: ByteReader {
  /// What messages call the file.
  let name: String
  let isRegularFile: Bool
  let size: Int?
  /// How many bytes were taken.
  private(set) var position = 0

  private let descriptor: Int32
  private let buffer: UnsafeMutableRawBufferPointer
  private var start = 0
  private var end = 0
  private var isAtEnd = false

  private static let room = 1 << 16

  /// Opens a file; `-` is standard input.
  init(path: String) throws(GradingError) {
    let isStandardInput = path == "-"
    name = isStandardInput ? "standard input" : "'\(path)'"
    let descriptor = isStandardInput ? STDIN_FILENO : Self.open(path)
    guard descriptor >= 0 else {
      throw errno == ENOENT || errno == ENOTDIR
        ? GradingError(.noInput, "there is no file '\(path)'")
        : GradingError(.inputOutput, "'\(path)' cannot be read")
    }
    var status = stat()
    let isKnown = fstat(descriptor, &status) == 0
    isRegularFile = isKnown && status.st_mode & S_IFMT == S_IFREG
    size = isRegularFile ? Int(status.st_size) : nil
    self.descriptor = descriptor
    buffer = .allocate(byteCount: Self.room, alignment: 16)
    // `deinit` closes and frees from here on, since every property is set.
    if isKnown, status.st_mode & S_IFMT == S_IFDIR {
      throw GradingError(.inputOutput, "\(name) is a folder")
    }
  }

  deinit {
    if descriptor != STDIN_FILENO { close(descriptor) }
    buffer.deallocate()
  }

  /// The bytes that were read but not taken.
  var ready: UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: buffer[start..<end]) }

  /// Takes some of the bytes that are ready.
  func take(_ count: Int) {
    precondition(count <= end - start, "only bytes that are ready can be taken")
    start += count
    position += count
  }

  /// Makes more bytes ready, keeping those that are. Returns whether there were any more.
  func fill() throws(GradingError) -> Bool {
    guard !isAtEnd else { return false }
    if start == end { (start, end) = (0, 0) }
    precondition(end < buffer.count, "bytes are taken before the buffer is full")
    let count = try readDescriptor(UnsafeMutableRawBufferPointer(rebasing: buffer[end...]))
    isAtEnd = count == 0
    end += count
    return count > 0
  }

  /// Reads the next bytes as they are, and returns how many; 0 at the end.
  func read(into target: UnsafeMutableRawBufferPointer) throws(GradingError) -> Int {
    guard start < end else {
      guard !isAtEnd else { return 0 }
      let count = try readDescriptor(target)
      isAtEnd = count == 0
      position += count
      return count
    }
    let count = min(target.count, end - start)
    target.copyMemory(from: UnsafeRawBufferPointer(rebasing: buffer[start..<(start + count)]))
    take(count)
    return count
  }

  /// Whether each of the next bytes is one of those allowed at its place.
  func starts(with allowed: [[UInt8]]) throws(GradingError) -> Bool {
    for (place, bytes) in allowed.enumerated() {
      while end - start <= place {
        guard try fill() else { return false }
      }
      guard bytes.contains(buffer[start + place]) else { return false }
    }
    return true
  }

  private func readDescriptor(
    _ target: UnsafeMutableRawBufferPointer
  ) throws(GradingError) -> Int {
    while true {
      let count = Foundation.read(descriptor, target.baseAddress, target.count)
      if count >= 0 { return count }
      guard errno == EINTR else {
        throw GradingError(.inputOutput, "\(name) cannot be read to its end")
      }
    }
  }

  private static func open(_ path: String) -> Int32 {
    while true {
      let descriptor = Foundation.open(path, O_RDONLY | O_CLOEXEC)
      guard descriptor < 0, errno == EINTR else { return descriptor }
    }
  }
}
