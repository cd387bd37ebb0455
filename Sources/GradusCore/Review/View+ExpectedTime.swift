extension View {
  /// How long it takes, in seconds, to read a question, think and answer.
  ///
  /// - Reading: a quarter of a second for each word; adults read 238 English words a minute
  ///   (Brysbaert 2019, "How many words do we read per minute?"). A Chinese character counts as a
  ///   word.
  /// - Thinking: five seconds for each level of difficulty.
  /// - Answering: three seconds to choose, five for a line or an order, three for each cell of a matrix, a minute
  ///   for several lines or a free answer.
  ///
  /// It is a rough measure that only decides whether a right answer was an easy one.
  public func expectedSeconds(
    prompt: Text, difficulty: Int, in language: Language
  ) -> Double {
    let texts = [prompt] + blocks.flatMap(\.texts)
    let words = texts.reduce(0) { $0 + Self.wordCount($1.text(in: language)) }
    return 0.25 * Double(words) + 5 * Double(difficulty) + input.seconds
  }

  /// Words between blanks, and each Chinese character.
  private static func wordCount(_ text: String) -> Int {
    var count = 0
    var isInWord = false
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x3400...0x9fff, 0x2_0000...0x3_ffff:
        count += 1
        isInWord = false
      // Chinese punctuation.
      case 0x3000...0x303f, 0xff00...0xff0f, 0xff1a...0xff20: isInWord = false
      default:
        let isBlank = scalar.properties.isWhitespace
        if !isBlank, !isInWord { count += 1 }
        isInWord = !isBlank
      }
    }
    return count
  }
}

extension View.Block {
  /// What there is to read in it.
  fileprivate var texts: [Text] {
    switch self {
    case .text(let text): [text]
    case .options(let items): items.map(\.text)
    case .columns(let left, let right, let titles): titles + (left + right).map(\.text)
    case .table(let header, let rows): header + rows.joined()
    case .code(let code, _): [Text(code)]
    }
  }
}

extension View.Input {
  /// How long it takes to give it, in seconds.
  fileprivate var seconds: Double {
    switch self {
    case .choice: 3
    case .line, .order: 5
    case .matrix(let rows, let columns): 3 * Double(rows) * Double(columns)
    case .lines, .rubric: 60
    }
  }
}
