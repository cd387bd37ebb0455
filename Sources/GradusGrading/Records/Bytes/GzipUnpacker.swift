internal import CZlib

/// Unpacks gzip: members one after the other, and the zeros some writers fill up with at the end.
final class GzipUnpacker: ByteReader {
  private let raw: RawBytes
  private let stream: UnsafeMutablePointer<z_stream>
  /// Whether the last member ended, and none has begun since.
  private var isBetween = false

  init(_ raw: RawBytes) throws(GradingError) {
    self.raw = raw
    // zlib points back at the stream, so that it must not move.
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    // 15 bits are the largest window; 16 more ask for a gzip header.
    let result = inflateInit2_(
      stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    guard result == Z_OK else {
      throw GradingError(.inputOutput, "\(raw.name) cannot be unpacked: there is no memory for it")
    }
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(GradingError) -> Int {
    stream.pointee.next_out = buffer.baseAddress?.assumingMemoryBound(to: UInt8.self)
    let room = min(buffer.count, Int(UInt32.max))
    stream.pointee.avail_out = UInt32(room)
    while true {
      let written = room - Int(stream.pointee.avail_out)
      if written > 0 { return written }
      if isBetween {
        guard try beginMember() else { return 0 }
      }
      try step()
    }
  }

  /// Unpacks once, with more bytes when there are none.
  private func step() throws(GradingError) {
    if raw.ready.isEmpty, try !raw.fill() { throw raw.cutOff("gzip") }
    let ready = raw.ready
    let start = ready.baseAddress?.assumingMemoryBound(to: UInt8.self)
    stream.pointee.next_in = UnsafeMutablePointer(mutating: start)
    stream.pointee.avail_in = UInt32(ready.count)
    let result = inflate(stream, Z_NO_FLUSH)
    raw.take(ready.count - Int(stream.pointee.avail_in))
    switch result {
    case Z_OK, Z_BUF_ERROR: break
    case Z_STREAM_END: isBetween = true
    default: throw raw.damaged("gzip")
    }
  }

  /// Returns `false` at the end of the file.
  private func beginMember() throws(GradingError) -> Bool {
    while true {
      if raw.ready.isEmpty, try !raw.fill() { return false }
      guard let first = raw.ready.first, first == 0 else { break }
      raw.take(1)
    }
    guard try raw.starts(with: [[0x1f], [0x8b]]) else { throw raw.damaged("gzip") }
    isBetween = false
    guard inflateReset(stream) == Z_OK else { throw raw.damaged("gzip") }
    return true
  }
}

extension RawBytes {
  func damaged(_ packing: String) -> GradingError {
    GradingError(.inputOutput, "\(name) cannot be unpacked: its \(packing) data is damaged")
  }

  func cutOff(_ packing: String) -> GradingError {
    GradingError(.inputOutput, "\(name) cannot be unpacked: its \(packing) data is cut off")
  }
}
