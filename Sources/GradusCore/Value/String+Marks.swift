extension String {
  /// The most marks, such as accents, that may follow each other.
  ///
  /// Unicode puts the marks of a character into an order before texts are compared, which takes the
  /// square of their number: a mebibyte of them takes minutes. Nobody writes more than a few dozen.
  package static let mostMarks = 128

  /// Whether more marks than that follow each other somewhere. Such a text must not be compared,
  /// normalised or used as a key.
  package var hasTooManyMarks: Bool {
    guard mayHaveTooManyMarks else { return false }
    var run = 0
    for scalar in unicodeScalars {
      guard Self.mayBeMark(scalar), scalar.properties.canonicalCombiningClass != .notReordered
      else {
        run = 0
        continue
      }
      run += 1
      if run > Self.mostMarks { return true }
    }
    return false
  }

  /// Rules out most texts by their bytes: whether enough of them for so many marks, of which the
  /// shortest takes two, follow each other without one of a character that surely is none.
  private var mayHaveTooManyMarks: Bool {
    let length = 2 * (Self.mostMarks + 1)
    guard utf8.count >= length else { return false }
    let isLong = utf8.withContiguousStorageIfAvailable { bytes in
      var start = 0
      // From the end of each stretch, so that most bytes need no look.
      while start + length <= bytes.count {
        guard let last = (start..<start + length).last(where: { Self.isNoMark(bytes[$0]) }) else {
          return true
        }
        start = last + 1
      }
      return false
    }
    return isLong ?? true
  }

  /// Whether a byte is of ASCII or the first of U+4000 to U+9FFF, which are ideographs.
  private static func isNoMark(_ byte: UInt8) -> Bool {
    byte < 0x80 || (0xE4...0xE9).contains(byte)
  }

  /// Rules out most characters without a look at Unicode's tables.
  private static func mayBeMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x300, 0x3400..<0xa000, 0xac00..<0xd800: false
    default: true
    }
  }
}
