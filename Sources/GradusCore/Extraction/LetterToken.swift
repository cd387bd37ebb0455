/// Reads the letter of an option at a place of a text, with the decorations round it.
struct LetterToken {
  let text: ArraySlice<UInt8>
  /// How many options there are.
  let letters: Int

  init(text: ArraySlice<UInt8>, letters: Int) {
    self.text = text
    self.letters = min(letters, 26)
  }

  struct Found {
    /// `B`, or `A, C` for several.
    var answer: String
    var end: Int
    var isUppercase: Bool
    /// Whether there is a decoration before it and one behind, such as `(B)` and `**B**`.
    var isWrapped: Bool
    /// Whether there is one behind, such as `B)`.
    var isClosed: Bool
    /// Whether it is more than one letter.
    var isList = false
  }

  private static let openers: [StaticString] = [
    "**", "*", "(", "[", "\"", "'", "`", "$", "\\(", "\\boxed{", "\\fbox{", "\\text{", "\\textbf{",
    "\\mathbf{", "\\mathrm{", "（", "“", "「",
  ]
  private static let closers: [StaticString] = [
    "**", "*", ")", "]", "\"", "'", "`", "$", "\\)", "}", "）", "”", "」",
  ]
  private static let separators: [StaticString] = [
    ",", ";", "，", "、", "&", "/", "and ", "or ", "和", "或", "与",
  ]

  /// One letter.
  func one(at start: Int) -> Found? {
    // Nearly all places of a text are in words, and no decoration begins with a letter.
    let isInWord = text[safe: start].map(Self.isPartOfWord) == true
    let open = isInWord ? start : after(Self.openers, start)
    guard let byte = text[safe: open], let letter = option(byte) else { return nil }
    let end = open + 1
    if let next = text[safe: end],
      Self.isPartOfWord(next) || next == UInt8(ascii: "+") || next == UInt8(ascii: "#")
    {
      return nil
    }
    // `A-level` and `I'm` are words.
    if let next = text[safe: end],
      next == UInt8(ascii: "-") || next == UInt8(ascii: "'") || text.has("’", at: end),
      text[safe: end + (text.has("’", at: end) ? 3 : 1)]?.isLetter == true
    {
      return nil
    }
    let close = after(Self.closers, end)
    return Found(
      answer: letter, end: close, isUppercase: byte.isUppercase,
      isWrapped: open > start && close > end, isClosed: close > end)
  }

  /// One letter or several with `,` or `and` between them, or written together in the order of the
  /// alphabet: `ACD`.
  func list(at start: Int) -> Found? {
    guard var found = together(at: start) ?? one(at: start) else { return nil }
    while true {
      var place = text.afterBlanks(found.end)
      let first = text.count(ofFirst: Self.separators, at: place)
      guard first > 0 else { return found }
      place = text.afterBlanks(place + first)
      // `A, B, and C`
      place = text.afterBlanks(place + text.count(ofFirst: Self.separators, at: place))
      guard let next = one(at: place), next.isUppercase || next.isWrapped else { return found }
      // `B, A car …`: a word, not an option.
      if next.isBareWord, isBeforeWord(next.end) { return found }
      found.answer += ", " + next.answer
      found.end = next.end
      found.isWrapped = found.isWrapped && next.isWrapped
      found.isList = true
    }
  }

  private func together(at start: Int) -> Found? {
    let open = after(Self.openers, start)
    var end = open
    var answers: [String] = []
    while let byte = text[safe: end], byte.isUppercase, let letter = option(byte) {
      if let last = answers.last, last >= letter { return nil }
      answers.append(letter)
      end += 1
    }
    guard answers.count > 1, text[safe: end].map(Self.isPartOfWord) != true else { return nil }
    let close = after(Self.closers, end)
    return Found(
      answer: answers.joined(separator: ", "), end: close, isUppercase: true,
      isWrapped: open > start && close > end, isClosed: close > end, isList: true)
  }

  /// Whether a lower-case word follows, as in `A car`.
  func isBeforeWord(_ place: Int) -> Bool {
    let next = text.afterBlanks(place)
    return next > place && text[safe: next].map { $0.isLetter && !$0.isUppercase } == true
  }

  private func option(_ byte: UInt8) -> String? {
    guard byte.isLetter, Int(byte.lowered - 0x61) < letters else { return nil }
    return String(UnicodeScalar(byte.lowered & 0xdf))
  }

  /// The place after at most eight of the marks.
  private func after(_ marks: [StaticString], _ start: Int) -> Int {
    var place = start
    for _ in 0..<8 {
      let count = text.count(ofFirst: marks, at: place)
      if count == 0 { break }
      place += count
    }
    return place
  }

  static func isPartOfWord(_ byte: UInt8) -> Bool {
    byte.isLetter || byte.isDigit || byte == UInt8(ascii: "_")
  }
}

extension LetterToken.Found {
  /// Whether it may be the word `A` or `I`.
  var isBareWord: Bool { !isWrapped && (answer == "A" || answer == "I") }
}
