/// The arrays of a safetensors file.
///
/// The file is 8 bytes with the length of a JSON header, the header, and the data. The header gives
/// each array a type, a shape and its first and last place in the data. As the format demands, the
/// arrays must cover the data without a gap and without an overlap; what the header claims is
/// checked against the data before anything is read.
public struct SafetensorsArchive: Sendable {
  /// The longest header that is read, in bytes.
  public static let maximumHeaderBytes = 1 << 22

  /// The names of the arrays, in the order of the data.
  public var names: [String] { entries.map(\.name) }
  /// What the file says about itself under `__metadata__`.
  public let metadata: [String: String]

  private let bytes: [UInt8]
  private let dataStart: Int
  private let entries: [SafetensorsHeader.Entry]

  /// Reads the header from the bytes of a file.
  public init(_ bytes: [UInt8]) throws(TensorError) {
    guard bytes.count >= 8 else { throw .safetensorsTruncated }
    let length = bytes[..<8].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    guard length <= Self.maximumHeaderBytes else {
      throw .safetensorsLongHeader(length, limit: Self.maximumHeaderBytes)
    }
    dataStart = 8 + Int(length)
    guard dataStart <= bytes.count else { throw .safetensorsTruncated }
    let header = try SafetensorsHeader(
      json: bytes[8..<dataStart],
      dataLength: bytes.count - dataStart
    )
    self.bytes = bytes
    metadata = header.metadata
    entries = header.entries
  }

  /// Reads the header of a file.
  public init(file path: String) throws(TensorError) {
    try self.init(try FileBytes.read(path))
  }

  /// The array of the given name.
  ///
  /// Throws when its type is not `F64`, `F32`, `F16`, `BF16`, `BOOL` or an integer of 8 to 64 bits.
  public func array(named name: String) throws(TensorError) -> Tensor {
    guard let entry = entries.first(where: { $0.name == name }) else {
      throw .noSuchArray(name, known: names)
    }
    return try read(entry)
  }

  /// All arrays with their names, in the order of the data.
  public func arrays() throws(TensorError) -> [(name: String, tensor: Tensor)] {
    var arrays: [(name: String, tensor: Tensor)] = []
    for entry in entries { arrays.append((entry.name, try read(entry))) }
    return arrays
  }

  private func read(_ entry: SafetensorsHeader.Entry) throws(TensorError) -> Tensor {
    guard let type = entry.type else {
      throw .safetensorsUnsupported(entry.name, entry.typeName)
    }
    let data = bytes[dataStart + entry.range.lowerBound..<dataStart + entry.range.upperBound]
    return Tensor(unchecked: entry.shape, type.decode(data, isBigEndian: false))
  }
}
