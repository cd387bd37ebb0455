internal import GradusCore

/// The text of a file, checked to be what every later step relies on: UTF-8 without a byte order
/// mark and without control characters, its lines ended by `\n`, `\r\n` or `\r`.
struct SourceText {
  /// The largest file that is read, in bytes.
  static let maximumSize = 4 << 20

  /// The file as the person named it.
  let file: String
  let text: String
  /// Where the lines begin, in bytes.
  private let lineStarts: [Int]

  /// Reads the bytes of a file. Reports what is wrong with them and returns `nil` then.
  init?(_ bytes: some Collection<UInt8>, file: String, findings: Findings) {
    self.file = file
    let start = SourceLocation(file: file, line: 1)
    guard bytes.count <= Self.maximumSize else {
      findings.report(.fileTooLarge(bytes: bytes.count), at: start)
      return nil
    }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      findings.report(.utf16, at: start)
      return nil
    }
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let offset = bytes.starts(with: mark) ? mark.count : 0
    let content = bytes.dropFirst(offset)
    guard let text = String(validating: content, as: UTF8.self) else {
      let place = Self.firstInvalid(in: content, file: file)
      findings.report(.notUTF8(byte: place.byte, offset: place.offset + offset), at: place.location)
      return nil
    }
    guard !text.hasTooManyMarks else {
      findings.report(.tooManyMarks, at: start)
      return nil
    }
    self.text = text
    let survey = text.withBytes(Survey.init)
    lineStarts = survey.lineStarts
    guard !survey.hasControl else {
      for (scalar, location) in Self.controlCharacters(in: text, file: file) {
        findings.report(.controlCharacter(scalar), at: location)
      }
      return nil
    }
  }

  private static func firstInvalid(
    in bytes: some Collection<UInt8>, file: String
  ) -> (byte: UInt8, offset: Int, location: SourceLocation) {
    var counter = PlaceCounter()
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    var offset = 0
    while case .scalarValue(let scalar) = decoder.decode(&iterator) {
      counter.advance(over: scalar)
      offset += UTF8.width(scalar)
    }
    let byte = bytes.dropFirst(offset).first ?? 0
    return (byte, offset, counter.location(in: file))
  }

  /// The first characters that no text a person typed contains, and that YAML refuses or takes for
  /// an end of line where no editor does.
  private static func controlCharacters(
    in text: String, file: String
  ) -> [(Unicode.Scalar, SourceLocation)] {
    var found: [(Unicode.Scalar, SourceLocation)] = []
    var counter = PlaceCounter()
    for scalar in text.unicodeScalars {
      if isControl(scalar) {
        found.append((scalar, counter.location(in: file)))
        if found.count == 20 { break }
      }
      counter.advance(over: scalar)
    }
    return found
  }

  static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D: false
    case ..<0x20, 0x7F...0x9F, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF: true
    default: false
    }
  }
}

extension SourceText {
  /// The character at a place of this file.
  func character(at location: SourceLocation) -> Unicode.Scalar? {
    line(location.line).dropFirst((location.column ?? 1) - 1).first
  }

  /// Whether a quoted or plain scalar at a place has all its text on one line.
  func endsOnItsLine(_ text: String, from location: SourceLocation) -> Bool {
    let rest = line(location.line).dropFirst((location.column ?? 1) - 1)
    guard let quote = rest.first else { return true }
    guard quote == "\"" || quote == "'" else { return rest.count >= text.unicodeScalars.count }
    return rest.dropFirst().contains(quote)
  }

  private func line(_ number: Int) -> Substring.UnicodeScalarView {
    guard lineStarts.indices.contains(number - 1) else { return "".unicodeScalars[...] }
    let start = text.utf8.index(text.startIndex, offsetBy: lineStarts[number - 1])
    return text.unicodeScalars[start...].prefix { $0 != "\n" && $0 != "\r" }
  }
}

/// What one look at the bytes of a text shows.
private struct Survey {
  /// Where the lines begin, in bytes.
  private(set) var lineStarts = [0]
  /// Whether there is a character for which ``SourceText/isControl(_:)`` is true.
  private(set) var hasControl = false

  /// Looks at bytes that are valid UTF-8, so that those which a first one announces are there.
  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    for place in bytes.indices {
      let byte = bytes[place]
      // Most are printable ASCII.
      guard byte < 0x20 || byte >= 0x7F else { continue }
      if byte == 0x0A || byte == 0x0D {
        let next = place + 1
        // `\r\n` is one end.
        if next < bytes.count, byte == 0x0A || bytes[next] != 0x0A { lineStarts.append(next) }
      } else if Self.isControl(bytes, at: place) {
        hasControl = true
      }
    }
  }

  private static func isControl(_ bytes: UnsafeBufferPointer<UInt8>, at place: Int) -> Bool {
    switch bytes[place] {
    case 0x09: false
    case ..<0x20, 0x7F: true
    case 0xC2: bytes[place + 1] < 0xA0  // U+0080 to U+009F
    case 0xE2: bytes[place + 1] == 0x80 && bytes[place + 2] & 0xFE == 0xA8  // U+2028, U+2029
    case 0xEF where bytes[place + 1] == 0xBB: bytes[place + 2] == 0xBF  // U+FEFF
    case 0xEF: bytes[place + 1] == 0xBF && bytes[place + 2] >= 0xBE  // U+FFFE, U+FFFF
    default: false
    }
  }
}

/// A line and a column, both counted from 1; columns in Unicode code points.
struct Position: Hashable {
  var line: Int
  var column: Int
}

/// Counts lines and columns.
private struct PlaceCounter {
  private var line = 1
  private var column = 1
  private var endsInReturn = false

  mutating func advance(over scalar: Unicode.Scalar) {
    if scalar == "\n" || scalar == "\r" {
      if !(scalar == "\n" && endsInReturn) { line += 1 }
      column = 1
    } else {
      column += 1
    }
    endsInReturn = scalar == "\r"
  }

  func location(in file: String) -> SourceLocation {
    SourceLocation(file: file, line: line, column: column)
  }
}

/// The characters of a text by line and column.
struct CharacterGrid {
  private(set) var scalars: [Unicode.Scalar]
  private let lineStarts: [Int]

  init(_ text: String) {
    scalars = Array(text.unicodeScalars)
    var starts = [0]
    for (offset, scalar) in scalars.enumerated() {
      let isEnd =
        scalar == "\n"
        || scalar == "\r" && !(offset + 1 < scalars.count && scalars[offset + 1] == "\n")
      if isEnd { starts.append(offset + 1) }
    }
    lineStarts = starts
  }

  /// Where a place lies in ``scalars``; `nil` beyond the end.
  func offset(of position: Position) -> Int? {
    guard lineStarts.indices.contains(position.line - 1), position.column >= 1 else { return nil }
    let offset = lineStarts[position.line - 1] + position.column - 1
    return scalars.indices.contains(offset) ? offset : nil
  }

  /// The character at a place; `nil` beyond the end.
  subscript(position: Position) -> Unicode.Scalar? { offset(of: position).map { scalars[$0] } }

  /// The characters of a line, without its end.
  func line(_ number: Int) -> ArraySlice<Unicode.Scalar> {
    guard lineStarts.indices.contains(number - 1) else { return [] }
    return scalars[lineStarts[number - 1]...].prefix { $0 != "\n" && $0 != "\r" }
  }

  var lineCount: Int { lineStarts.count }

  mutating func replace(_ range: Range<Int>, with scalar: Unicode.Scalar) {
    for offset in range { scalars[offset] = scalar }
  }

  var text: String {
    var result = String.UnicodeScalarView()
    result.append(contentsOf: scalars)
    return String(result)
  }
}
