/// The places of a text where parameters are inserted.
enum Placeholders {
  /// What is known of the placeholders of a text.
  struct Finding {
    /// The names that are inserted, without formats.
    var names: [String] = []
    /// The part of the text from a placeholder that is not closed.
    var unclosed: String?
  }

  /// Looks for `{{name}}`. `{{` before something other than a name, as in `{{1, 2}, {3, 4}}`, is
  /// none.
  static func find(in text: String) -> Finding {
    var finding = Finding()
    var rest = text[...]
    var closing = rest.firstPair(of: 0x7D)
    while let start = rest.firstPair(of: 0x7B) {
      let body = rest[start.upperBound...]
      // Only when it is passed, so that many `{{` before one `}}` do not each look for it.
      if let end = closing, end.lowerBound < body.startIndex { closing = body.firstPair(of: 0x7D) }
      let name = body.leadingName
      rest = body
      guard let first = name.first, first.isLetter || first == "_" else { continue }
      let after = body[name.endIndex...].drop { $0 == " " }
      let isClosed = after.hasPair(of: 0x7D, at: after.startIndex)
      guard let end = closing, isClosed || after.first != "}" else {
        finding.unclosed = finding.unclosed ?? String(rest.prefix { !$0.isNewline })
        continue
      }
      let isInserted = isClosed || after.first == ":"
      if isInserted { finding.names.append(String(name)) }
      rest = text[(isInserted ? end.upperBound : body.startIndex)...]
    }
    if let unclosed = finding.unclosed { finding.unclosed = "{{" + unclosed }
    return finding
  }
}

extension String {
  /// Whether parameters may be inserted here, so that its kind shows only then.
  var hasPlaceholder: Bool {
    withBytes { $0.firstPair(of: 0x7B) != nil }
  }
}

extension Substring {
  /// The letters, numbers, `_` and `.` behind the first blanks.
  fileprivate var leadingName: Substring {
    let bytes = utf8.drop { $0 == 0x20 }
    let name = bytes.prefix { byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2E, 0x5F: true
      default: false
      }
    }
    // Only beside other characters than ASCII does it take more to tell what belongs to it.
    if (bytes[name.endIndex...].first ?? 0) < 0x80 { return Substring(name) }
    return drop { $0 == " " }.prefix { $0.isLetter || $0.isNumber || "_.".contains($0) }
  }

  /// Where a brace first stands twice in a row, each a character of its own: a mark behind it, as in
  /// `{{\u{301}`, makes it another one.
  fileprivate func firstPair(of brace: UInt8) -> Range<Index>? {
    var rest = self[...]
    while let offset = rest.withBytes({ $0.firstPair(of: brace) }) {
      let start = utf8.index(rest.startIndex, offsetBy: offset)
      if hasPair(of: brace, at: start) { return start..<utf8.index(start, offsetBy: 2) }
      rest = self[utf8.index(after: start)...]
    }
    return nil
  }

  /// Whether a brace stands twice in a row here, each a character of its own.
  fileprivate func hasPair(of brace: UInt8, at start: Index) -> Bool {
    let bytes = utf8[start...]
    guard bytes.starts(with: [brace, brace]) else { return false }
    let second = bytes.index(after: start)
    let end = bytes.index(after: second)
    // Characters of ASCII do not join with it.
    let isBetweenASCII =
      (utf8[..<start].last ?? 0) < 0x80 && (bytes[end...].first ?? 0) < 0x80
    return isBetweenASCII || [start, second, end].allSatisfy { Index($0, within: self) != nil }
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Where a byte first stands twice in a row.
  fileprivate func firstPair(of byte: UInt8) -> Int? {
    indices.dropLast().first { self[$0] == byte && self[$0 + 1] == byte }
  }
}
