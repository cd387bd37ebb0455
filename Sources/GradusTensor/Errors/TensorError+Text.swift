/// The wording of errors about typed text.
extension TensorError {
  static let emptyText = TensorError(
    .invalidText,
    "there are no numbers: write rows such as 1 2; 3 4"
  )

  static func tooManyCells(limit: Int) -> TensorError {
    TensorError(.tooLarge, "there are too many numbers: at most \(limit) can be typed")
  }

  static func raggedText(
    _ row: String,
    _ count: Int,
    _ other: String,
    _ expected: Int
  ) -> TensorError {
    TensorError(.invalidText, "\(row) has \(counted(count, "number")), \(other) has \(expected)")
  }

  static func raggedLists(_ block: String, _ count: Int, _ expected: Int) -> TensorError {
    TensorError(
      .invalidText,
      "block \(block) has \(counted(count, "list")), the first block has \(expected)"
    )
  }

  static func emptyCell(_ place: String) -> TensorError {
    TensorError(.invalidText, "\(place) is empty")
  }

  static func notANumber(_ place: String, _ cell: String) -> TensorError {
    TensorError(.invalidText, "\(place): \(quoted(cell)) is not a number")
  }

  static func longCell(_ place: String, _ length: Int, limit: Int) -> TensorError {
    TensorError(
      .invalidText,
      "\(place): a number of \(length) characters is too long, at most \(limit)"
    )
  }

  static func numberTooLarge(_ place: String, _ cell: String) -> TensorError {
    TensorError(
      .invalidText,
      "\(place): \(quoted(cell)) is too large; write inf if infinity is meant"
    )
  }

  static func zeroDenominator(_ place: String, _ cell: String) -> TensorError {
    TensorError(.invalidText, "\(place): \(quoted(cell)) divides by zero")
  }

  static let nestedTooDeep = TensorError(
    .invalidText,
    "brackets are nested too deep: at most \(Tensor.maximumRank) levels"
  )

  static func unclosedBrackets(_ count: Int) -> TensorError {
    TensorError(.invalidText, "\(counted(count, "'[' is", "'[' are")) not closed")
  }

  static let strayBracket = TensorError(.invalidText, "']' closes nothing: there is one too many")

  static func textOutsideBrackets(_ text: String) -> TensorError {
    TensorError(
      .invalidText,
      "\(quoted(text)) does not begin with '[': put everything in one list such as "
        + "[[1, 2], [3, 4]]"
    )
  }

  static func textAfterBrackets(_ text: String) -> TensorError {
    TensorError(
      .invalidText,
      "\(quoted(text)) stands after the last ']': put everything in one list such as "
        + "[[1, 2], [3, 4]]"
    )
  }

  static let semicolonInLists = TensorError(
    .invalidText,
    "';' stands in nested lists: separate lists by ','"
  )

  static func listAmongNumbers(_ place: String) -> TensorError {
    TensorError(.invalidText, "\(place) is a list where a number is expected")
  }

  static func numberAmongLists(_ place: String) -> TensorError {
    TensorError(.invalidText, "\(place) is a number where a list is expected")
  }
}
