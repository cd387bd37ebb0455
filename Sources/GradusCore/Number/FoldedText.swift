/// Typed text with its many spellings of one sign folded to one, and a place to read at.
///
/// Full-width digits and punctuation, every kind of blank, minus signs and dashes, multiplication
/// signs and superscripts come out as the plain ones; anything else, a unit for instance, stays.
struct FoldedText {
  private let scalars: [Unicode.Scalar]
  /// The character each scalar comes from, counted from 1; `nil` where that is simply its place.
  private let positions: [Int]?
  /// What is read next; never beyond `end`.
  var index: Int
  /// Where reading ends.
  var end: Int

  init(_ raw: String) {
    if raw.utf8.allSatisfy({ $0 < 128 }) {
      // Nearly every answer: nothing to look up, and every byte is a character.
      self.scalars = raw.utf8.map { $0 == 9 || $0 == 10 || $0 == 13 ? " " : Unicode.Scalar($0) }
      self.positions = nil
    } else {
      (self.scalars, self.positions) = Self.fold(raw)
    }
    self.index = 0
    self.end = scalars.count
    trim()
  }

  private static func fold(_ raw: String) -> ([Unicode.Scalar], [Int]) {
    var scalars: [Unicode.Scalar] = []
    var positions: [Int] = []
    var isRaised = false
    for (offset, character) in raw.enumerated() {
      for scalar in character.unicodeScalars {
        if isInvisible(scalar) { continue }
        let plain = superscripts[scalar]
        if plain != nil && !isRaised {
          scalars.append("^")
          positions.append(offset + 1)
        }
        isRaised = plain != nil
        scalars.append(plain ?? fold(scalar))
        positions.append(offset + 1)
      }
    }
    return (scalars, positions)
  }

  var isAtEnd: Bool { index >= end }
  var current: Unicode.Scalar? { peek(0) }

  /// The scalar so many places on, within the text.
  func peek(_ offset: Int) -> Unicode.Scalar? {
    let place = index + offset
    return place >= 0 && place < end ? scalars[place] : nil
  }

  /// The last scalar.
  var last: Unicode.Scalar? { isAtEnd ? nil : scalars[end - 1] }

  /// The character of the typed text that is read next, from 1; one past the last at the end.
  var position: Int {
    guard let positions else { return min(index, end) + 1 }
    if index < end { return positions[index] }
    return end > 0 ? positions[end - 1] + 1 : 1
  }

  /// What is left to read.
  var rest: String { text(from: index, to: end) }

  func text(from start: Int, to stop: Int) -> String {
    var text = ""
    text.unicodeScalars.append(contentsOf: scalars[start..<max(start, stop)])
    return text
  }

  mutating func skipBlanks() {
    while current == " " { index += 1 }
  }

  /// Takes away blanks at both ends.
  mutating func trim() {
    skipBlanks()
    while end > index, scalars[end - 1] == " " { end -= 1 }
  }

  /// Steps over the word if it comes next, whatever its case.
  mutating func take(_ word: String) -> Bool {
    var offset = 0
    for scalar in word.unicodeScalars {
      guard let found = peek(offset), found.lowercased == scalar.lowercased else { return false }
      offset += 1
    }
    index += offset
    return true
  }

  /// Takes the word off the end if it stands there, exactly as written.
  mutating func dropSuffix(_ word: [Unicode.Scalar]) -> Bool {
    guard !word.isEmpty, end - index >= word.count,
      scalars[(end - word.count)..<end].elementsEqual(word)
    else { return false }
    end -= word.count
    return true
  }

  /// The scalars of text folded the same way, for comparing.
  static func folded(_ text: String) -> [Unicode.Scalar] {
    let folded = FoldedText(text)
    return Array(folded.scalars[folded.index..<folded.end])
  }

  private static let superscripts: [Unicode.Scalar: Unicode.Scalar] = [
    "⁰": "0", "¹": "1", "²": "2", "³": "3", "⁴": "4", "⁵": "5", "⁶": "6", "⁷": "7", "⁸": "8",
    "⁹": "9", "⁺": "+", "⁻": "-",
  ]

  /// Joiners, direction marks and the byte-order mark, which copying from elsewhere brings along.
  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0x2066...0x2069, 0xFEFF: true
    default: false
    }
  }

  private static func fold(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D, 0xA0, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: " "
    case 0xFF01...0xFF5E: Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
    case 0x2010...0x2015, 0x2212, 0xFE63: "-"
    case 0x3002: "."
    case 0x3001: ","
    case 0x00D7, 0x2715, 0x2217: "×"
    case 0x00B7, 0x22C5, 0x2219, 0x2022: "·"
    case 0x00F7, 0x2044, 0x2215: "/"
    case 0x2018, 0x2019, 0x02BC: "'"
    case 0x2248, 0x2243, 0x2245: "≈"
    case 0x00B5: "μ"
    default: scalar
    }
  }
}

extension Unicode.Scalar {
  /// The value of an ASCII digit.
  var decimalDigit: UInt8? { ("0"..."9").contains(self) ? UInt8(value - 48) : nil }

  /// Whether a name or a unit may hold the sign: a letter of any script.
  var isNameLetter: Bool { properties.isAlphabetic }

  fileprivate var lowercased: Unicode.Scalar {
    ("A"..."Z").contains(self) ? Unicode.Scalar(value + 32) ?? self : self
  }
}
