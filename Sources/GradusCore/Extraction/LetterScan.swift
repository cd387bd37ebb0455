/// Finds the letter of a choice where a text commits to it.
///
/// The last letter of a text is often no answer: options are restated and discussed, and `A` and `I`
/// are words. So the places are looked at in this order, and the first kind that is there
/// decides:
///
/// 1. what is said to be the answer: `Answer: B`, `the answer is (B)`, `B is correct`, `\boxed{B}`,
///    `答案是 B`, `故选 B`;
/// 2. a line with the letter alone;
/// 3. a line that begins with the letter, `B. because …`, when no line begins with another;
/// 4. the last word of the text, unless it ends a list or stands behind `not`;
/// 5. a letter in parentheses, when there is only one.
///
/// Several letters in one place, `A and C`, are the answer `A, C`.
struct LetterScan {
  let text: ArraySlice<UInt8>
  let token: LetterToken

  init(_ text: ArraySlice<UInt8>, letters: Int) {
    self.text = text
    token = LetterToken(text: text, letters: letters)
  }

  /// The answers, in the order of the text.
  var all: [String] {
    guard token.letters > 0 else { return [] }
    let lines = self.lines
    let kinds: [() -> [String]] = [
      { declared }, { lines.compactMap(alone) }, { onlyOne(lines.compactMap(leading)) },
      { lines.last.flatMap(lastWord).map { [$0] } ?? [] }, { onlyOne(inParentheses) },
    ]
    for kind in kinds {
      let found = kind()
      if !found.isEmpty { return found }
    }
    return []
  }

  /// The answers in what stands behind a marker or in a box: a letter at the start is the answer.
  var narrowed: [String] {
    guard token.letters > 0, let found = token.list(at: text.startIndex), accepts(found) else {
      return all
    }
    return [found.answer]
  }

  private func onlyOne(_ letters: [String]) -> [String] {
    Set(letters).count == 1 ? Array(letters.prefix(1)) : []
  }

  // MARK: Lines

  /// The lines that are not empty, without the marks of lists, headings and quotations.
  private var lines: [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = text.startIndex
    while start < text.endIndex {
      let end = text.endOfLine(start)
      var first = start
      while first < end,
        text[first].isBlank || text[first] == UInt8(ascii: "#") || text[first] == UInt8(ascii: ">")
      {
        first += 1
      }
      if first < end { lines.append(first..<end) }
      start = end + 1
    }
    return lines
  }

  private func alone(_ line: Range<Int>) -> String? {
    guard let found = token.list(at: line.lowerBound), isEnd(found.end, of: line) else {
      return nil
    }
    return found.answer
  }

  private func leading(_ line: Range<Int>) -> String? {
    guard let found = token.one(at: line.lowerBound), !isEnd(found.end, of: line) else {
      return nil
    }
    let mark = text[safe: found.end]
    let isMarked = mark == UInt8(ascii: ".") || mark == UInt8(ascii: ":")
    guard isMarked || found.isClosed else { return nil }
    let next = isMarked ? found.end + 1 : found.end
    return text[safe: next]?.isBlank == true ? found.answer : nil
  }

  /// The letter that ends a line, unless it ends a list of them or stands behind `not`.
  private func lastWord(_ line: Range<Int>) -> String? {
    var place = line.lowerBound
    while place < line.upperBound {
      let isStart = place == line.lowerBound || !LetterToken.isPartOfWord(text[place - 1])
      guard isStart, let found = token.list(at: place), found.isWrapped || found.isUppercase else {
        place += 1
        continue
      }
      if isEnd(found.end, of: line) {
        return found.isList || isRefused(at: place, in: line) ? nil : found.answer
      }
      place = max(found.end, place + 1)
    }
    return nil
  }

  /// Whether the word before a place takes back what follows.
  private func isRefused(at place: Int, in line: Range<Int>) -> Bool {
    var end = place
    while end > line.lowerBound, text[end - 1].isBlank { end -= 1 }
    var start = end
    while start > line.lowerBound, end - start < 8, text[start - 1].isLetter { start -= 1 }
    let refusals: [StaticString] = ["not", "nor", "or", "than", "unlike", "eliminate"]
    return refusals.contains { $0.utf8CodeUnitCount == end - start && text.hasWord($0, at: start) }
  }

  private func isEnd(_ place: Int, of line: Range<Int>) -> Bool {
    text[place..<line.upperBound].allSatisfy {
      $0.isBlank
        || [UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "*"), UInt8(ascii: "$")].contains($0)
    }
  }

  private var inParentheses: [String] {
    text.indices.compactMap { place in
      text[place] == UInt8(ascii: "(")
        ? token.one(at: place).flatMap { $0.isClosed ? $0.answer : nil } : nil
    }
  }
}
