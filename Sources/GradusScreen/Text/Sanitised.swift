/// Text from outside, made safe for a terminal or a log.
///
/// Kept: newlines, and everything that is seen. A tab becomes four spaces; `\r\n`, U+0085, U+2028
/// and U+2029 become `\n`. A complete escape sequence becomes one `␛`, another C0 control its
/// picture (`␇` for the bell), a C1 control and a bidirectional override or isolate `�`.
/// Zero-width characters and direction marks are dropped, except joiners inside emoji
/// sequences and inside the scripts that need them.
///
///     sanitised("\u{1B}[2Jgone\u{7}")  // "␛gone␇"
///
/// The result of `sanitised` is not changed by a second call.
public func sanitised(_ text: String) -> String {
  let clean = text.utf8.allSatisfy { ($0 >= 0x20 && $0 < 0x7F) || $0 == 0x0A }
  if clean { return text }
  var cleaner = Cleaner(scalars: Array(text.unicodeScalars))
  return cleaner.run()
}

private struct Cleaner {
  let scalars: [Unicode.Scalar]
  var position = 0
  var result = String.UnicodeScalarView()
  /// Where the next string terminator, newline or end lies, so that it is searched for only once.
  var terminator = -1

  init(scalars: [Unicode.Scalar]) { self.scalars = scalars }

  mutating func run() -> String {
    while position < scalars.count { step() }
    return String(result)
  }

  private mutating func step() {
    let scalar = scalars[position]
    switch scalar.value {
    case 0x0A: keep("\n")
    case 0x09:
      // One by one: appending a sequence to a scalar view copies what is there.
      for _ in 0..<4 { result.append(" ") }
      position += 1
    case 0x0D:
      if value(at: position + 1) == 0x0A { position += 1 } else { result.append("␍") }
      if value(at: position) == 0x0A { keep("\n") } else { position += 1 }
    case 0x85, 0x2028, 0x2029: keep("\n")
    case 0x1B: escape(introducer: value(at: position + 1), length: 2)
    case 0x90, 0x98, 0x9B, 0x9D, 0x9E, 0x9F: escape(introducer: scalar.value - 0x40, length: 1)
    case 0x00...0x1F: keep(Unicode.Scalar(0x2400 + scalar.value) ?? "�")
    case 0x7F: keep("␡")
    case 0x80...0x9F, 0x202A...0x202E, 0x2066...0x2069: keep("�")
    case 0x200C, 0x200D:
      if joins(result.last) { result.append(scalar) }
      position += 1
    default:
      if !isInvisible(scalar.value) { result.append(scalar) }
      position += 1
    }
  }

  private mutating func keep(_ scalar: Unicode.Scalar) {
    result.append(scalar)
    position += 1
  }

  /// Replaces a control sequence by one mark. One without an end loses only its introducer, so
  /// that nothing readable is hidden.
  private mutating func escape(introducer: UInt32?, length: Int) {
    result.append("␛")
    let body = position + length
    switch introducer {
    case 0x5B:
      var end = body
      while let next = value(at: end), (0x20...0x3F).contains(next) { end += 1 }
      if let final = value(at: end), (0x40...0x7E).contains(final) { end += 1 }
      position = end
    case 0x50, 0x58, 0x5D, 0x5E, 0x5F:
      position = endOfString(from: body) ?? body
    case .some(0x20...0x2F):
      var end = body
      while let next = value(at: end), (0x20...0x2F).contains(next) { end += 1 }
      if let final = value(at: end), (0x30...0x7E).contains(final) { end += 1 }
      position = end
    case .some(0x30...0x7E): position = body
    default: position += 1
    }
  }

  private mutating func endOfString(from start: Int) -> Int? {
    if terminator < start {
      terminator = start
      while let next = value(at: terminator), !endsString(next) { terminator += 1 }
    }
    switch value(at: terminator) {
    case 0x07, 0x9C: return terminator + 1
    case 0x1B where value(at: terminator + 1) == 0x5C: return terminator + 2
    default: return nil
    }
  }

  private func endsString(_ value: UInt32) -> Bool {
    value == 0x07 || value == 0x9C || value == 0x1B || value == 0x0A
  }

  private func value(at index: Int) -> UInt32? {
    index < scalars.count ? scalars[index].value : nil
  }

  private func joins(_ previous: Unicode.Scalar?) -> Bool {
    guard let previous else { return false }
    return previous.value == 0xFE0F || (0x0600...0x0DFF).contains(previous.value)
      || (previous.value > 0x7F && previous.properties.isEmoji)
  }

  private func isInvisible(_ value: UInt32) -> Bool {
    switch value {
    case 0xAD, 0x34F, 0x61C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180E, 0x200B, 0x200E, 0x200F,
      0x2060...0x2064, 0x206A...0x206F, 0x3164, 0xFEFF, 0xFFA0, 0xFFF9...0xFFFB,
      0xE0000...0xE007F:
      return true
    default: return false
    }
  }
}
