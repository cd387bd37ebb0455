/// How the numbers of a file are stored.
enum ElementType: Hashable {
  case bool
  case int8, int16, int32, int64
  case uint8, uint16, uint32, uint64
  case float16, bfloat16, float32, float64

  /// The bytes one number takes.
  var size: Int {
    switch self {
    case .bool, .int8, .uint8: 1
    case .int16, .uint16, .float16, .bfloat16: 2
    case .int32, .uint32, .float32: 4
    case .int64, .uint64, .float64: 8
    }
  }

  /// The numbers stored in bytes, whose count must be a multiple of ``size``.
  ///
  /// Integers beyond 2⁵³ are rounded to the nearest number; a boolean that is not 0 becomes 1.
  func decode(_ bytes: ArraySlice<UInt8>, isBigEndian: Bool) -> [Double] {
    switch self {
    case .bool: bytes.map { $0 == 0 ? 0 : 1 }
    case .int8: bytes.map { Double(Int8(bitPattern: $0)) }
    case .uint8: bytes.map { Double($0) }
    case .int16: words(bytes, isBigEndian) { Double(Int16(bitPattern: $0)) }
    case .uint16: words(bytes, isBigEndian) { (word: UInt16) in Double(word) }
    case .int32: words(bytes, isBigEndian) { Double(Int32(bitPattern: $0)) }
    case .uint32: words(bytes, isBigEndian) { (word: UInt32) in Double(word) }
    case .int64: words(bytes, isBigEndian) { Double(Int64(bitPattern: $0)) }
    case .uint64: words(bytes, isBigEndian) { (word: UInt64) in Double(word) }
    case .float16: words(bytes, isBigEndian, Self.half)
    case .bfloat16:
      words(bytes, isBigEndian) { (word: UInt16) in
        Double(Float(bitPattern: UInt32(word) << 16))
      }
    case .float32: words(bytes, isBigEndian) { Double(Float(bitPattern: $0)) }
    case .float64: words(bytes, isBigEndian) { Double(bitPattern: $0) }
    }
  }

  @inline(__always)
  private func words<Word: FixedWidthInteger>(
    _ bytes: ArraySlice<UInt8>,
    _ isBigEndian: Bool,
    _ value: (Word) -> Double
  ) -> [Double] {
    let count = bytes.count / size
    return [Double](unsafeUninitializedCapacity: count) { output, initialized in
      bytes.withUnsafeBytes { raw in
        for index in 0..<count {
          let word = raw.loadUnaligned(fromByteOffset: index * size, as: Word.self)
          let ordered = isBigEndian ? Word(bigEndian: word) : Word(littleEndian: word)
          output.initializeElement(at: index, to: value(ordered))
        }
      }
      initialized = count
    }
  }

  /// A half precision number (IEEE 754 binary16): 1 bit of sign, 5 of exponent, 10 of fraction.
  ///
  /// Written out because Swift has no `Float16` on Intel Macs.
  private static func half(_ word: UInt16) -> Double {
    let fraction = Double(word & 0x3ff)
    let magnitude =
      switch Int(word >> 10) & 0x1f {
      case 0: fraction * 0x1p-24
      case 0x1f: fraction == 0 ? Double.infinity : .nan
      case let exponent:
        Double(sign: .plus, exponent: exponent - 15, significand: 1 + fraction / 1024)
      }
    return word >> 15 == 0 ? magnitude : -magnitude
  }
}
