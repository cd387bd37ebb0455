internal import CXXHash

/// Identifies bytes that come one after the other by the 128-bit hash XXH3, the same on every
/// machine. It notices a change; it protects against nobody.
///
///     let digest = try Digest()
///     digest.add(bytes)
///     digest.text  // "xxh3-128:" and 32 hexadecimal digits
///
/// What is in memory as a whole is a `DigestedContent`.
final class Digest {
  private let state: OpaquePointer

  /// Begins a hash of nothing.
  ///
  /// - Throws: `GradingError` when the machine has no memory left.
  init() throws(GradingError) {
    guard let state = XXH3_createState() else {
      throw GradingError(.inputOutput, "there is no memory left")
    }
    self.state = state
    XXH3_128bits_reset(state)
  }

  deinit { XXH3_freeState(state) }

  /// Takes in bytes.
  func add(_ bytes: UnsafeRawBufferPointer) {
    guard let start = bytes.baseAddress else { return }
    XXH3_128bits_update(state, start, bytes.count)
  }

  /// Takes in the beginning of a file.
  ///
  /// - Throws: `GradingError` when the file cannot be read, or has fewer bytes.
  func add(file path: String, upTo count: Int) throws(GradingError) {
    let source = try RawBytes(path: path)
    let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 16)
    defer { memory.deallocate() }
    var left = count
    while left > 0 {
      let some = try source.read(into: .init(rebasing: memory[..<min(left, memory.count)]))
      guard some > 0 else { throw GradingError(.inputOutput, "'\(path)' became shorter") }
      add(.init(rebasing: memory[..<some]))
      left -= some
    }
  }

  /// The hash of a whole file, as files of Gradus write it.
  ///
  /// - Throws: `GradingError` when the file cannot be read.
  static func text(ofFile path: String) throws(GradingError) -> String {
    let digest = try Digest()
    try digest.add(file: path, upTo: try RawBytes(path: path).size ?? 0)
    return digest.text
  }

  /// The hash of what was taken in so far, as files of Gradus write it.
  var text: String { XXH3_128bits_digest(state).text }

  /// 64 bits for a short run of bytes.
  static func short(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    XXH3_64bits(bytes.baseAddress, bytes.count)
  }
}

extension XXH128_hash_t {
  /// 32 hexadecimal digits.
  var digits: String {
    [high64, low64].map { word in
      let digits = String(word, radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }.joined()
  }

  /// The digits with the name of the hash.
  var text: String { "xxh3-128:" + digits }
}
