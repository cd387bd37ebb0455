// Texts of models are scanned as bytes: every mark looked for is ASCII or a known sequence.

extension ArraySlice<UInt8> {
  /// The byte at a place, if the place is inside.
  subscript(safe place: Int) -> UInt8? {
    place >= startIndex && place < endIndex ? self[place] : nil
  }

  /// Whether these bytes stand at a place.
  func has(_ word: StaticString, at place: Int) -> Bool {
    let count = word.utf8CodeUnitCount
    guard place >= startIndex, place + count <= endIndex else { return false }
    for offset in 0..<count where self[place + offset] != word.utf8Start[offset] { return false }
    return true
  }

  /// Whether these lower-case bytes stand at a place, whatever their case is there.
  func hasWord(_ word: StaticString, at place: Int) -> Bool {
    let count = word.utf8CodeUnitCount
    guard place >= startIndex, place + count <= endIndex else { return false }
    for offset in 0..<count where self[place + offset].lowered != word.utf8Start[offset] {
      return false
    }
    return true
  }

  /// How many bytes the first of the words that stands at a place has; 0 when none does.
  func count(ofFirst words: [StaticString], at place: Int) -> Int {
    for word in words where has(word, at: place) { return word.utf8CodeUnitCount }
    return 0
  }

  /// The place after a run of blanks; line ends are none.
  func afterBlanks(_ place: Int) -> Int {
    var place = place
    while let byte = self[safe: place], byte.isBlank { place += 1 }
    return place
  }

  /// The place of the next line end, or the end.
  func endOfLine(_ place: Int) -> Int {
    self[place...].firstIndex { $0 == 0x0a || $0 == 0x0d } ?? endIndex
  }

  /// Without blanks and line ends at both ends.
  var trimmed: ArraySlice<UInt8> {
    var rest = self
    while let byte = rest.first, byte.isSpace { rest.removeFirst() }
    while let byte = rest.last, byte.isSpace { rest.removeLast() }
    return rest
  }
}

extension UInt8 {
  var isDigit: Bool { (0x30...0x39).contains(self) }
  var isLetter: Bool { (0x61...0x7a).contains(lowered) }
  var isUppercase: Bool { (0x41...0x5a).contains(self) }
  var isBlank: Bool { self == 0x20 || self == 0x09 }
  var isSpace: Bool { isBlank || self == 0x0a || self == 0x0d }
  var lowered: UInt8 { (0x41...0x5a).contains(self) ? self | 0x20 : self }
}
