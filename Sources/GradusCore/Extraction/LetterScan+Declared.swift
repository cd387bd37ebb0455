extension LetterScan {
  private static let cues: [StaticString] = ["answers", "answer", "choice", "option", "conclusion"]
  /// What commits: behind these stands the answer.
  private static let links: [StaticString] = ["is", "are", "be", "was"]
  private static let fillers: [StaticString] = [
    "the", "option", "options", "choice", "letter", "answer", "would", "should", "must", "will",
    "seems", "seem", "appears", "appear", "to", "likely", "probably", "most", "definitely",
    "clearly", "certainly", "therefore", "thus", "then", "simply", "just", "best", "correct",
    "right", "here", "final", "question", "this", "for",
  ]
  private static let chineseCues: [StaticString] = ["答案", "正确选项", "故选", "应选", "选择"]
  private static let chineseFillers: [StaticString] = [
    "应该", "应", "该", "是", "为", "选项", "选择", "选", "：", ":", "*", " ",
  ]
  /// After the bare words `A` and `I` only these go on with the reasoning.
  private static let reasons: [StaticString] = [
    "because", "since", "as", "is", "and", "with", "due", "by", "which", "but", "so", "for", "in",
  ]

  /// The letters that are said to be the answer, in the order of the text.
  var declared: [String] {
    var found: [String] = []
    var place = text.startIndex
    while place < text.endIndex {
      let isStart =
        place == text.startIndex || !LetterToken.isPartOfWord(text[place - 1])
        || text[place] >= 0x80
      guard isStart, let (answer, end) = declaration(at: place) else {
        place += 1
        continue
      }
      found.append(answer)
      place = max(end, place + 1)
    }
    return found
  }

  private func declaration(at place: Int) -> (String, Int)? {
    guard let byte = text[safe: place] else { return nil }
    if byte >= 0x80 { return chinese(at: place) }
    if byte == UInt8(ascii: "\\") {
      guard text.has("\\boxed{", at: place) || text.has("\\fbox{", at: place),
        let found = token.list(at: place), found.isWrapped
      else { return nil }
      return (found.answer, found.end)
    }
    // Nearly all places are words of several letters, of which only a cue says anything.
    let isWord = byte.isLetter && text[safe: place + 1]?.isLetter == true
    guard isWord else { return saidCorrect(at: place) }
    for cue in Self.cues where text.hasWord(cue, at: place) {
      let end = place + cue.utf8CodeUnitCount
      guard text[safe: end].map(LetterToken.isPartOfWord) != true else { continue }
      return named(after: end, isAnswer: text.hasWord("answer", at: place))
    }
    return nil
  }

  /// `: B`, `is most likely (B)`, or for the word `answer` also ` B` at the end of the line.
  private func named(after cue: Int, isAnswer: Bool) -> (String, Int)? {
    var place = cue
    var isCommitted = false
    for _ in 0..<10 {
      while let byte = text[safe: place], byte.isBlank || byte == UInt8(ascii: "*") { place += 1 }
      if text[safe: place] == UInt8(ascii: ":") || text[safe: place] == UInt8(ascii: "=")
        || text.has("：", at: place)
      {
        place += text.has("：", at: place) ? 3 : 1
        isCommitted = true
        while let byte = text[safe: place], byte.isSpace || byte == UInt8(ascii: "*") { place += 1 }
      }
      if let found = token.list(at: place) {
        let isLast = isTerminal(found.end)
        let isAnswer = isCommitted ? accepts(found) : isAnswer && isLast && found.isUppercase
        if isAnswer { return (found.answer, found.end) }
      }
      let word = self.word(at: place, among: Self.links)
      if word > 0 { isCommitted = true }
      let count = word > 0 ? word : self.word(at: place, among: Self.fillers)
      guard count > 0 else { return nil }
      place += count
    }
    return nil
  }

  /// Whether a letter behind `answer is` is an option: not when it may be a word.
  func accepts(_ found: LetterToken.Found) -> Bool {
    if found.isWrapped || found.isList { return true }
    guard found.isUppercase else { return found.isClosed || isTerminal(found.end) }
    guard found.isBareWord, token.isBeforeWord(found.end) else { return true }
    let next = text.afterBlanks(found.end)
    return word(at: next, among: Self.reasons) > 0
  }

  /// `(B) is correct`, `Option B is the right answer`.
  private func saidCorrect(at place: Int) -> (String, Int)? {
    guard let found = token.one(at: place), found.isUppercase || found.isWrapped else { return nil }
    var end = text.afterBlanks(found.end)
    for (words, isOptional) in Self.praise {
      let count = word(at: end, among: words)
      guard count > 0 || isOptional else { return nil }
      end = text.afterBlanks(end + count)
    }
    return (found.answer, end)
  }

  private static let praise: [([StaticString], Bool)] = [
    (["is"], false), (["the"], true), (["correct", "right", "best"], false),
  ]

  private func chinese(at place: Int) -> (String, Int)? {
    let cue = text.count(ofFirst: Self.chineseCues, at: place)
    guard cue > 0, !text.has("不", at: place - 3) else { return nil }
    var end = place + cue
    for _ in 0..<10 {
      let count = text.count(ofFirst: Self.chineseFillers, at: end)
      if count == 0 { break }
      end += count
    }
    guard let found = token.list(at: end), found.isUppercase || found.isWrapped else { return nil }
    return (found.answer, found.end)
  }

  /// How many bytes the whole word at a place has, if it is one of these.
  private func word(at place: Int, among words: [StaticString]) -> Int {
    for word in words where text.hasWord(word, at: place) {
      let count = word.utf8CodeUnitCount
      if text[safe: place + count].map(LetterToken.isPartOfWord) != true { return count }
    }
    return 0
  }

  private func isTerminal(_ place: Int) -> Bool {
    var place = place
    if text[safe: place] == UInt8(ascii: ".") { place += 1 }
    place = text.afterBlanks(place)
    guard let byte = text[safe: place] else { return true }
    return byte == 0x0a || byte == 0x0d
  }
}
