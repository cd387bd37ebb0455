/// What the header of a `.npy` file says about the bytes after it.
///
/// The format is described in numpy's `numpy.lib.format` (NEP 1): a magic string, a version, the
/// length of the header and a literal of a Python dictionary.
struct NpyHeader {
  let type: ElementType
  let isBigEndian: Bool
  let isFortranOrder: Bool
  let shape: [Int]
  /// Where the numbers begin.
  let dataStart: Int

  private static let magic: [UInt8] = [0x93] + Array("NUMPY".utf8)
  /// numpy writes a few hundred bytes; longer headers describe records.
  private static let maximumLength = 1 << 16

  init(_ bytes: [UInt8]) throws(TensorError) {
    guard bytes.starts(with: Self.magic) else { throw .notNpy }
    guard bytes.count >= 8 else { throw .npyTruncatedHeader }
    let version = bytes[6]
    guard (1...3).contains(version) else { throw .npyVersion(bytes[6], bytes[7]) }
    let lengthSize = version == 1 ? 2 : 4
    guard bytes.count >= 8 + lengthSize else { throw .npyTruncatedHeader }
    let length = bytes[8..<8 + lengthSize].reversed().reduce(0) { $0 << 8 | Int($1) }
    guard length <= Self.maximumLength else {
      throw .npyLongHeader(length, limit: Self.maximumLength)
    }
    dataStart = 8 + lengthSize + length
    guard dataStart <= bytes.count else { throw .npyTruncatedHeader }

    var dictionary = NpyDictionary(bytes[8 + lengthSize..<dataStart])
    let entries = try dictionary.parse()
    shape = entries.shape
    isFortranOrder = entries.fortranOrder
    (type, isBigEndian) = try Self.elementType(entries.description)
  }

  /// The type named by a description such as `<f8`: byte order, kind, size in bytes.
  private static func elementType(
    _ description: String
  ) throws(TensorError) -> (ElementType, isBigEndian: Bool) {
    let kind = description.dropFirst()
    let type: ElementType? =
      switch kind {
      case "b1": .bool
      case "i1": .int8
      case "i2": .int16
      case "i4": .int32
      case "i8": .int64
      case "u1": .uint8
      case "u2": .uint16
      case "u4": .uint32
      case "u8": .uint64
      case "f2": .float16
      case "f4": .float32
      case "f8": .float64
      default: nil
      }
    guard let type else { throw .npyUnsupported(description, meaning: meaning(of: kind)) }
    switch description.first {
    case "<": return (type, false)
    case ">": return (type, true)
    case "|" where type.size == 1: return (type, false)
    default: throw .npyByteOrder(description)
    }
  }

  private static func meaning(of kind: Substring) -> String? {
    switch kind.first {
    case "c": "complex numbers"
    case "O": "Python objects"
    case "U", "S", "a": "text"
    case "V": "records"
    case "M", "m": "dates or times"
    case "f": "floating point numbers of an unusual size"
    default: nil
    }
  }
}
