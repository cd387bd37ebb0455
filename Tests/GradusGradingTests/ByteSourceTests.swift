import Foundation
import GradusGrading
import Testing

/// The packed texts were made with Python's gzip and the zstd program, each from one line of JSON.
@Suite struct ByteSourceTests {
  private static let first = #"{"id":"a"}"# + "\n"
  private static let second = #"{"id":"b"}"# + "\n"
  private static let gzipFirst = data("H4sIAAAAAAACA6tWykxRslJKVKrlAgBfspjdCwAAAA==")
  private static let gzipSecond = data("H4sIAAAAAAACA6tWykxRslJKUqrlAgCxHS3PCwAAAA==")
  private static let zstdFirst = data("KLUv/QRYWQAAeyJpZCI6ImEifQo/LqNE")
  private static let zstdSecond = data("KLUv/QRYWQAAeyJpZCI6ImIifQpQuRVp")
  /// A frame to be skipped (RFC 8878, 3.1.2) that holds "size".
  private static let zstdSkipped = data("UCpNGAQAAABzaXpl")
  /// `zstd --long=31` of standard input.
  private static let zstdLong = data("KLUv/QSoCQAAeCMRBIM=")

  private static func data(_ base64: String) -> Data {
    Data(base64Encoded: base64) ?? Data()
  }

  private static let whole:
    [(name: String, bytes: Data, text: String, packing: ByteSource.Packing?)] = [
      ("plain", Data(first.utf8), first, nil),
      ("nothing", Data(), "", nil),
      ("one byte of gzip", Data([0x1f]), "\u{1f}", nil),
      ("text like zstd", Data("(x".utf8), "(x", nil),
      ("gzip", gzipFirst, first, .gzip),
      ("members", gzipFirst + gzipSecond, first + second, .gzip),
      ("zeros at the end", gzipFirst + Data(count: 700), first, .gzip),
      ("zstd", zstdFirst, first, .zstandard),
      ("frames", zstdFirst + zstdSecond, first + second, .zstandard),
      ("skipped frames", zstdSkipped + zstdFirst + zstdSkipped, first, .zstandard),
    ]

  @Test(arguments: whole)
  func `a file is unpacked by its first bytes, whatever the room to read into`(
    _ name: String, bytes: Data, text: String, packing: ByteSource.Packing?
  ) throws {
    try withFile(bytes) { path in
      for room in [1, 7, 1 << 16] {
        let source = try ByteSource(path: path)
        #expect(source.packing == packing)
        #expect(source.isRegularFile)
        #expect(source.size == bytes.count)
        #expect(try read(source, room: room) == Data(text.utf8))
        #expect(source.position == bytes.count)
      }
    }
  }

  // Ten thousand members are far more than the buffer takes.
  @Test(arguments: [(gzipFirst, gzipSecond), (zstdFirst, zstdSecond)])
  func `a file of many members is read to its end`(_ one: Data, _ two: Data) throws {
    var bytes = Data()
    for _ in 0..<5000 { bytes += one + two }
    try withFile(bytes) { path in
      let text = try read(ByteSource(path: path), room: 4096)
      #expect(text == Data(String(repeating: Self.first + Self.second, count: 5000).utf8))
    }
  }

  private static let broken: [(bytes: Data, message: String)] = [
    (gzipFirst.dropLast(), "its gzip data is cut off"),
    (gzipFirst.prefix(3), "its gzip data is cut off"),
    (gzipFirst + gzipSecond.prefix(9), "its gzip data is cut off"),
    (gzipFirst + Data("more".utf8), "its gzip data is damaged"),
    (gzipFirst.prefix(20) + Data(count: 11), "its gzip data is damaged"),
    (zstdFirst.dropLast(), "its Zstandard data is cut off"),
    (zstdFirst.prefix(4), "its Zstandard data is cut off"),
    (zstdFirst + zstdSecond.prefix(9), "its Zstandard data is cut off"),
    (zstdFirst + Data("more".utf8), "its Zstandard data is damaged"),
    (zstdFirst.dropLast() + Data([0]), "its Zstandard data is damaged"),
    (
      zstdLong,
      "it was packed with a window larger than 128 MiB; pack it again without '--long' or '--ultra'"
    ),
  ]

  @Test(arguments: broken)
  func `a packed file that is cut off or damaged is an error`(
    _ bytes: Data, message: String
  ) throws {
    try withFile(bytes) { path in
      let error = #expect(throws: GradingError.self) {
        try read(ByteSource(path: path), room: 64)
      }
      #expect(error?.code == .inputOutput)
      #expect(error?.description == "'\(path)' cannot be unpacked: \(message)")
    }
  }

  @Test func `a path that is no file is an error`() throws {
    let folder = FileManager.default.temporaryDirectory.path
    let missing = #expect(throws: GradingError.self) {
      _ = try ByteSource(path: folder + "/no-such-file")
    }
    #expect(missing == GradingError(.noInput, "there is no file '\(folder)/no-such-file'"))
    let error = #expect(throws: GradingError.self) { _ = try ByteSource(path: folder) }
    #expect(error == GradingError(.inputOutput, "'\(folder)' is a folder"))
  }

  private func withFile(_ bytes: Data, _ body: (String) throws -> Void) throws {
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("gradus-test-\(UUID().uuidString)")
    try bytes.write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    try body(file.path)
  }

  @discardableResult private func read(_ source: ByteSource, room: Int) throws -> Data {
    var text = Data()
    var buffer = [UInt8](repeating: 0, count: room)
    while true {
      let count = try buffer.withUnsafeMutableBytes { try source.read(into: $0) }
      guard count > 0 else { return text }
      text += buffer[..<count]
    }
  }
}
