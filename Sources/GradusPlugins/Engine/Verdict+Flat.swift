internal import GradusCore
internal import GradusLua

extension Verdict {
  /// Reads what `grade` returns in the flat form, when it is a score, or a table of score, notes,
  /// feedback and trace that are in order.
  ///
  /// Returns `nil` for anything else, which is for `VerdictReader` to read or to refuse.
  init?(flat value: FlatCursor) {
    var cursor = value
    self.init(status: .graded)
    if cursor.kind == .number {
      score = cursor.takeScore()
      guard score != nil else { return nil }
      return
    }
    guard let count = cursor.enterTable() else { return nil }
    for _ in 0..<count {
      let key = cursor.takeKey()
      if key.isText("score") {
        guard let found = cursor.takeScore() else { return nil }
        score = found
      } else if key.isText("notes") {
        guard let found = cursor.takeNames() else { return nil }
        notes = found
      } else if key.isText("feedback") {
        guard let found = cursor.takeTexts() else { return nil }
        feedback = found
      } else if key.isText("trace") {
        guard let found = cursor.takeTexts() else { return nil }
        trace = found
      } else if key.isText("parts"), cursor.enterList() == 0 {
        continue
      } else {
        return nil
      }
    }
    if score == nil { return nil }
  }
}

extension FlatCursor {
  fileprivate mutating func takeScore() -> Double? {
    guard let number = takeNumber(), number >= 0, number <= 1 else { return nil }
    return number
  }

  fileprivate mutating func takeNames() -> [String]? {
    guard let count = enterList() else { return nil }
    var names: [String] = []
    for _ in 0..<count {
      guard let name = takeText().flatMap(Self.string) else { return nil }
      names.append(name)
    }
    return names
  }

  /// One text, or a list of texts.
  fileprivate mutating func takeTexts() -> [Text]? {
    guard kind == .list else { return takeWords().map { [$0] } }
    guard let count = enterList() else { return nil }
    var texts: [Text] = []
    for _ in 0..<count {
      guard let text = takeWords() else { return nil }
      texts.append(text)
    }
    return texts
  }

  /// A text, or a table of texts by language.
  private mutating func takeWords() -> Text? {
    if kind == .text { return takeText().flatMap(Self.string).map { Text($0) } }
    guard let count = enterTable(), count > 0 else { return nil }
    var (english, chinese): (String?, String?)
    for _ in 0..<count {
      let key = takeKey()
      guard let words = takeText().flatMap(Self.string) else { return nil }
      if key.isText("en") {
        english = words
      } else if key.isText("zh") {
        chinese = words
      } else {
        return nil
      }
    }
    return Text(english: english, chinese: chinese)
  }
}
