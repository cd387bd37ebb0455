/// The wording of errors about typed text. A learner makes these, so that they are in both languages.
extension TensorError {
  private static func typed(_ english: String, _ chinese: String) -> TensorError {
    TensorError(.invalidText, english, chinese: chinese)
  }

  static let emptyText = typed(
    "there are no numbers: write rows such as 1 2; 3 4", "没有数字：请写成若干行，如 1 2; 3 4")

  static func tooManyCells(limit: Int) -> TensorError {
    TensorError(
      .tooLarge, "there are too many numbers: at most \(limit) can be typed",
      chinese: "数字太多：最多可输入 \(limit) 个")
  }

  static func raggedText(
    _ row: TypedPlace, _ count: Int, _ other: TypedPlace, _ expected: Int
  ) -> TensorError {
    typed(
      "\(row.english) has \(counted(count, "number")), \(other.english) has \(expected)",
      "\(row.chinese)有 \(count) 个数字，\(other.chinese)有 \(expected) 个")
  }

  static func raggedLists(_ block: String, _ count: Int, _ expected: Int) -> TensorError {
    typed(
      "block \(block) has \(counted(count, "list")), the first block has \(expected)",
      "第 \(block) 块有 \(count) 个列表，第一块有 \(expected) 个")
  }

  static func emptyCell(_ place: TypedPlace) -> TensorError {
    typed("\(place.english) is empty", "\(place.chinese)是空的")
  }

  static func notANumber(_ place: TypedPlace, _ cell: String) -> TensorError {
    typed(
      "\(place.english): \(quoted(cell)) is not a number",
      "\(place.chinese)：\(quoted(cell)) 不是数字")
  }

  static func longCell(_ place: TypedPlace, _ length: Int, limit: Int) -> TensorError {
    typed(
      "\(place.english): a number of \(length) characters is too long, at most \(limit)",
      "\(place.chinese)：\(length) 个字符的数字太长，最多 \(limit) 个字符")
  }

  static func numberTooLarge(_ place: TypedPlace, _ cell: String) -> TensorError {
    typed(
      "\(place.english): \(quoted(cell)) is too large; write inf if infinity is meant",
      "\(place.chinese)：\(quoted(cell)) 太大；若指无穷大，请写 inf")
  }

  static func zeroDenominator(_ place: TypedPlace, _ cell: String) -> TensorError {
    typed(
      "\(place.english): \(quoted(cell)) divides by zero",
      "\(place.chinese)：\(quoted(cell)) 的分母是零")
  }

  static let nestedTooDeep = typed(
    "brackets are nested too deep: at most \(Tensor.maximumRank) levels",
    "方括号嵌套过深：最多 \(Tensor.maximumRank) 层")

  static func unclosedBrackets(_ count: Int) -> TensorError {
    typed(
      "\(counted(count, "'[' is", "'[' are")) not closed", "有 \(count) 个“[”没有闭合")
  }

  static let strayBracket = typed(
    "']' closes nothing: there is one too many", "多了一个“]”：没有与它对应的“[”")

  static func textOutsideBrackets(_ text: String) -> TensorError {
    typed(
      "\(quoted(text)) does not begin with '[': put everything in one list such as "
        + "[[1, 2], [3, 4]]",
      "\(quoted(text)) 不以“[”开头：请把全部内容写成一个列表，如 [[1, 2], [3, 4]]")
  }

  static func textAfterBrackets(_ text: String) -> TensorError {
    typed(
      "\(quoted(text)) stands after the last ']': put everything in one list such as "
        + "[[1, 2], [3, 4]]",
      "\(quoted(text)) 写在最后一个“]”之后：请把全部内容写成一个列表，如 [[1, 2], [3, 4]]")
  }

  static let semicolonInLists = typed(
    "';' stands in nested lists: separate lists by ','", "嵌套列表中不能用“;”：请用“,”分隔列表")

  static func listAmongNumbers(_ place: TypedPlace) -> TensorError {
    typed(
      "\(place.english) is a list where a number is expected", "\(place.chinese)应是数字，却是列表")
  }

  static func numberAmongLists(_ place: TypedPlace) -> TensorError {
    typed(
      "\(place.english) is a number where a list is expected", "\(place.chinese)应是列表，却是数字")
  }
}
