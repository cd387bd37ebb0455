internal import CZstd

/// Unpacks Zstandard: frames one after the other.
final class ZstandardUnpacker: ByteReader {
  private let raw: RawBytes
  private let stream: OpaquePointer
  /// Whether a frame has begun and not ended.
  private var isInside = false

  init(_ raw: RawBytes) throws(GradingError) {
    self.raw = raw
    guard let stream = ZSTD_createDStream() else {
      throw GradingError(.inputOutput, "\(raw.name) cannot be unpacked: there is no memory for it")
    }
    self.stream = stream
  }

  deinit { ZSTD_freeDStream(stream) }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(GradingError) -> Int {
    var output = ZSTD_outBuffer(dst: buffer.baseAddress, size: buffer.count, pos: 0)
    while output.pos == 0 {
      var isEnd = false
      if raw.ready.isEmpty { isEnd = try !raw.fill() }
      if isEnd, !isInside { return 0 }
      let ready = raw.ready
      var input = ZSTD_inBuffer(src: ready.baseAddress, size: ready.count, pos: 0)
      let result = ZSTD_decompressStream(stream, &output, &input)
      raw.take(input.pos)
      guard ZSTD_isError(result) == 0 else { throw problem(result) }
      isInside = result != 0
      // At the end the library may still hold bytes that had no room before.
      if isEnd, isInside, output.pos == 0 { throw raw.cutOff("Zstandard") }
    }
    return output.pos
  }

  private func problem(_ result: Int) -> GradingError {
    guard ZSTD_getErrorCode(result) == ZSTD_error_frameParameter_windowTooLarge else {
      return raw.damaged("Zstandard")
    }
    return GradingError(
      .inputOutput,
      "\(raw.name) cannot be unpacked: it was packed with a window larger than 128 MiB; "
        + "pack it again without '--long' or '--ultra'")
  }
}
