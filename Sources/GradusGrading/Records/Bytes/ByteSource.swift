/// The bytes of a file or of standard input, unpacked when they are packed.
///
/// Packing is told by the first bytes, whatever the name: gzip (RFC 1952) and Zstandard (RFC 8878),
/// also several streams one after the other. Memory does not grow with the file.
///
///     let source = try ByteSource(path: "answers.jsonl.zst")
///     while case let count = try source.read(into: buffer), count > 0 { … }
public final class ByteSource: ByteReader {
  /// How bytes are packed.
  public enum Packing: String, Hashable, Sendable {
    case gzip
    case zstandard
  }

  /// How the bytes were packed; `nil` when they were not.
  public let packing: Packing?

  private let raw: RawBytes
  /// What the bytes come from as they are read.
  private let reader: any ByteReader

  /// Opens a file, or standard input when the path is `-`, and looks at its first bytes.
  ///
  /// - Throws: `GradingError` when there is no such file, or it is a folder or cannot be read.
  public init(path: String) throws(GradingError) {
    raw = try RawBytes(path: path)
    packing = try Self.packing(of: raw)
    reader =
      switch packing {
      case .gzip: try GzipUnpacker(raw)
      case .zstandard: try ZstandardUnpacker(raw)
      case nil: raw
      }
  }

  /// Whether it is a file on a disk, which ends and can be read again.
  public var isRegularFile: Bool { raw.isRegularFile }

  /// How many bytes the file has, packed as it is; `nil` when it is no regular file.
  public var size: Int? { raw.size }

  /// How many bytes of the file were taken so far, packed as it is: at the end as many as `size`.
  public var position: Int { raw.position }

  /// Reads the next bytes, at least one, and returns how many; 0 at the end.
  ///
  /// - Throws: `GradingError` when the file cannot be read to its end, or its packing is damaged.
  public func read(into buffer: UnsafeMutableRawBufferPointer) throws(GradingError) -> Int {
    precondition(!buffer.isEmpty, "there is room for at least one byte")
    return try reader.read(into: buffer)
  }

  /// Takes no more bytes than it needs, so that a person at a terminal is not kept waiting.
  private static func packing(of raw: RawBytes) throws(GradingError) -> Packing? {
    if try raw.starts(with: [[0x1f], [0x8b]]) { return .gzip }
    // A frame, or one to be skipped, as parallel packers write at the start.
    let skipped = Array(UInt8(0x50)...0x5f)
    if try raw.starts(with: [[0x28], [0xb5], [0x2f], [0xfd]]) { return .zstandard }
    return try raw.starts(with: [skipped, [0x2a], [0x4d], [0x18]]) ? .zstandard : nil
  }
}

/// Hands out bytes as they are asked for.
protocol ByteReader: AnyObject {
  /// Writes the next bytes, at least one, and returns how many; 0 at the end.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(GradingError) -> Int
}

extension ByteReader {
  /// Fills memory with the next bytes; whether there were enough.
  func readAll(into target: UnsafeMutableRawBufferPointer) throws(GradingError) -> Bool {
    var filled = 0
    while filled < target.count {
      let more = try read(into: .init(rebasing: target[filled...]))
      guard more > 0 else { return false }
      filled += more
    }
    return true
  }

  /// Whether there are no more bytes; one that is there is taken.
  func hasEnded() throws(GradingError) -> Bool {
    try withUnsafeTemporaryAllocation(byteCount: 1, alignment: 1) {
      (memory) throws(GradingError) in try read(into: memory) == 0
    }
  }
}
