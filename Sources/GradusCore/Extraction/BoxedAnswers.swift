/// Finds what LaTeX puts into boxes.
enum BoxedAnswers {
  /// The contents of boxes that are closed, without empty ones, in the order of the text. Of boxes in
  /// boxes the innermost count.
  static func all(in text: ArraySlice<UInt8>) -> [String] {
    var open: [(start: Int, isBox: Bool)] = []
    var found: [String] = []
    /// Where the last box was closed: what began before holds it.
    var lastStart = -1
    var place = text.startIndex
    while place < text.endIndex {
      let box = text.count(ofFirst: ["\\boxed", "\\fbox"], at: place)
      let brace = text.afterBlanks(place + box)
      if box > 0, text[safe: brace] == UInt8(ascii: "{") {
        open.append((brace + 1, true))
        place = brace + 1
        continue
      }
      switch text[place] {
      case UInt8(ascii: "\\"): place += 1  // Braces behind it are shown, and enclose nothing.
      case UInt8(ascii: "{"): open.append((place + 1, false))
      case UInt8(ascii: "}"):
        if let last = open.popLast(), last.isBox, last.start > lastStart {
          let content = AnswerText(text[last.start..<place]).text
          if !content.isEmpty { found.append(content) }
          lastStart = last.start
        }
      default: break
      }
      place += 1
    }
    return found
  }
}
