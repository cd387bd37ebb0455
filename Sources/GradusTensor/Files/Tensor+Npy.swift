extension Tensor {
  /// Reads the bytes of a `.npy` file, as `numpy.save` writes it.
  ///
  /// Versions 1 to 3, booleans, all integers and floating point numbers of 2, 4 and 8 bytes, either
  /// byte order, C and Fortran order. The data must be as long as the header says, no shorter and
  /// no longer; nothing is allocated before that is checked.
  public init(npy bytes: [UInt8]) throws(TensorError) {
    let header = try NpyHeader(bytes)
    let count = try Shape.count(header.shape)
    let needed = count * header.type.size
    let data = bytes[header.dataStart...]
    guard data.count == needed else {
      throw .npyDataLength(header.shape, needed: needed, found: data.count)
    }
    let elements = header.type.decode(data, isBigEndian: header.isBigEndian)
    if header.isFortranOrder {
      let stored = Tensor(unchecked: header.shape.reversed(), elements)
      self = try stored.transposed(Array(header.shape.indices.reversed()))
    } else {
      self.init(unchecked: header.shape, elements)
    }
  }

  /// Reads a `.npy` file.
  public init(npyFile path: String) throws(TensorError) {
    try self.init(npy: try FileBytes.read(path))
  }

  /// The tensor as the bytes of a `.npy` file: version 1, `<f8`, C order.
  public func npyBytes() -> [UInt8] {
    let lengths = shape.map(String.init).joined(separator: ", ")
    let tuple = rank == 1 ? "(\(lengths),)" : "(\(lengths))"
    let dictionary = "{'descr': '<f8', 'fortran_order': False, 'shape': \(tuple), }"
    // The data begins at a multiple of 64, after a new line.
    let padding = 63 - (10 + dictionary.utf8.count) % 64
    let header = dictionary + String(repeating: " ", count: padding) + "\n"

    var bytes: [UInt8] = [0x93] + Array("NUMPY".utf8) + [1, 0]
    bytes.reserveCapacity(10 + header.utf8.count + count * 8)
    bytes += [UInt8(header.utf8.count & 0xff), UInt8(header.utf8.count >> 8)]
    bytes += header.utf8
    for element in elements {
      withUnsafeBytes(of: element.bitPattern.littleEndian) { bytes += $0 }
    }
    return bytes
  }
}
