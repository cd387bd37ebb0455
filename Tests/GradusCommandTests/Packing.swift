import Foundation

/// Packs bytes without making them smaller, as their formats allow.
enum Packing: String, CaseIterable {
  case gzip = "gz"
  case zstandard = "zst"

  /// The packed bytes, for no more than 65 535 of them.
  func pack(_ bytes: Data) -> Data {
    precondition(bytes.count <= Int(UInt16.max), "one block takes them all")
    switch self {
    case .gzip:
      // RFC 1952: a header without a name. RFC 1951, 3.2.4: a stored block, the last one.
      let count = UInt16(bytes.count)
      return Data([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255, 1]) + little(count) + little(~count)
        + bytes + little(Self.checksum(bytes)) + little(UInt32(bytes.count))
    case .zstandard:
      // RFC 8878, 3.1.1: one segment with its size in four bytes, a raw block, the last one.
      let header = UInt32(bytes.count) << 3 | 1
      return Data([0x28, 0xb5, 0x2f, 0xfd, 0xa0]) + little(UInt32(bytes.count))
        + little(header).prefix(3) + bytes
    }
  }

  private func little(_ number: some FixedWidthInteger) -> Data {
    withUnsafeBytes(of: number.littleEndian) { Data($0) }
  }

  /// The CRC-32 of RFC 1952, section 8.
  private static func checksum(_ bytes: Data) -> UInt32 {
    var rest = ~UInt32(0)
    for byte in bytes {
      rest ^= UInt32(byte)
      for _ in 0..<8 { rest = rest & 1 == 0 ? rest >> 1 : rest >> 1 ^ 0xedb8_8320 }
    }
    return ~rest
  }
}
