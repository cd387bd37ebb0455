extension String {
  /// The most marks, such as accents, that may follow each other.
  ///
  /// Unicode puts the marks of a character into an order before texts are compared, which takes the
  /// square of their number: a mebibyte of them takes minutes. Nobody writes more than a few dozen.
  package static let mostMarks = 128

  /// Whether more marks than that follow each other somewhere. Such a text must not be compared,
  /// normalised or used as a key.
  package var hasTooManyMarks: Bool {
    // The shortest mark takes two bytes.
    guard utf8.count > 2 * Self.mostMarks else { return false }
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

  /// Rules out most characters without a look at Unicode's tables.
  private static func mayBeMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x300, 0x3400..<0xa000, 0xac00..<0xd800: false
    default: true
    }
  }
}
