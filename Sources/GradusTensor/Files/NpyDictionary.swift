/// Reads the one kind of Python dictionary that numpy writes into a `.npy` header:
/// `{'descr': '<f8', 'fortran_order': False, 'shape': (2, 3), }`.
///
/// The three keys may come in any order, each once. Nothing else of Python is understood.
struct NpyDictionary {
  private var rest: ArraySlice<UInt8>
  private var description: String?
  private var fortranOrder: Bool?
  private var shape: [Int]?

  init(_ header: ArraySlice<UInt8>) {
    rest = header
  }

  mutating func parse() throws(TensorError) -> (
    description: String, fortranOrder: Bool, shape: [Int]
  ) {
    try expect("{")
    while !skip("}") {
      let key = try string()
      try expect(":")
      switch key {
      case "descr" where description == nil: description = try typeDescription()
      case "fortran_order" where fortranOrder == nil: fortranOrder = try boolean()
      case "shape" where shape == nil: shape = try tuple()
      case "descr", "fortran_order", "shape": throw .npyRepeatedKey(key)
      default: throw .npyUnknownKey(key)
      }
      if !skip(",") {
        try expect("}")
        break
      }
    }
    skipBlanks()
    guard rest.isEmpty else { throw malformed }
    guard let description else { throw .npyMissingKey("descr") }
    guard let fortranOrder else { throw .npyMissingKey("fortran_order") }
    guard let shape else { throw .npyMissingKey("shape") }
    return (description, fortranOrder, shape)
  }

  private mutating func typeDescription() throws(TensorError) -> String {
    skipBlanks()
    // A list describes the fields of a record, a tuple an array within one.
    if rest.first == UInt8(ascii: "[") || rest.first == UInt8(ascii: "(") {
      throw .npyUnsupported(text(rest), meaning: "records")
    }
    return try string()
  }

  private mutating func boolean() throws(TensorError) -> Bool {
    skipBlanks()
    for (word, value) in [("True", true), ("False", false)] where rest.starts(with: word.utf8) {
      rest.removeFirst(word.utf8.count)
      return value
    }
    throw malformed
  }

  private mutating func tuple() throws(TensorError) -> [Int] {
    try expect("(")
    var lengths: [Int] = []
    while !skip(")") {
      guard lengths.count < Tensor.maximumRank else { throw .npyTooManyAxes }
      lengths.append(try integer())
      if skip(",") { continue }
      // Without its comma `(3)` is a number to Python.
      guard lengths.count > 1 else { throw malformed }
      try expect(")")
      break
    }
    return lengths
  }

  private mutating func integer() throws(TensorError) -> Int {
    skipBlanks()
    let digits = rest.prefix { (0x30...0x39).contains($0) }
    guard !digits.isEmpty else { throw malformed }
    guard let value = Int(text(digits)) else { throw .npyHugeLength(text(digits)) }
    rest = rest[digits.endIndex...]
    return value
  }

  private mutating func string() throws(TensorError) -> String {
    skipBlanks()
    guard let quote = rest.first, quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\"") else {
      throw malformed
    }
    rest.removeFirst()
    guard let end = rest.firstIndex(of: quote) else { throw malformed }
    defer { rest = rest[(end + 1)...] }
    return text(rest[..<end])
  }

  private mutating func expect(_ mark: Unicode.Scalar) throws(TensorError) {
    guard skip(mark) else { throw malformed }
  }

  private mutating func skip(_ mark: Unicode.Scalar) -> Bool {
    skipBlanks()
    guard rest.first == UInt8(ascii: mark) else { return false }
    rest.removeFirst()
    return true
  }

  private mutating func skipBlanks() {
    rest = rest.drop { $0 == 0x20 || $0 == 0x0a || $0 == 0x0d || $0 == 0x09 }
  }

  private var malformed: TensorError { .npyMalformedHeader(text(rest)) }

  private func text(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes, as: UTF8.self)
  }
}
