internal import GradusCore
internal import GradusTensor

// What is said of arrays that are compared with a key.

extension CheckKey {
  /// What is wrong with an array; `errors` are there when it has the key's shape.
  func summary(
    _ answer: Tensor, _ key: Tensor, _ errors: TensorErrors?, _ wording: VerdictWording
  ) -> Text {
    guard let errors else {
      return wording.text(
        english: "The answer has shape \(answer.shape), expected \(key.shape).",
        chinese: "答案的形状是 \(answer.shape)，应为 \(key.shape)。")
    }
    let (nans, total) = (errors.unexpectedNaNCount, answer.count)
    guard nans == 0 else {
      return wording.text(
        english: "\(nans) of \(total) cells are no number (NaN).",
        chinese: "\(total) 个元素中有 \(nans) 个不是数（NaN）。")
    }
    let count = errors.wrongCount
    let error = (errors.largestAbsoluteError ?? 0).rounded4
    return wording.text(
      english: "\(count) of \(total) cells are wrong; the largest error is \(error).",
      chinese: "\(total) 个元素中有 \(count) 个不对，最大误差为 \(error)。")
  }

  static func wrongShape(
    _ answer: Tensor, _ key: Tensor, _ wording: VerdictWording
  ) -> Text {
    let (given, expected) = (answer.shapeInWords, key.shapeInWords)
    let isTransposed = answer.isTransposed(from: key.shape)
    return wording.text(
      english: "The answer has shape \(given), but \(expected) is expected."
        + (isTransposed ? " Rows and columns are swapped." : ""),
      chinese: "答案的形状是 \(given)，应为 \(expected)。" + (isTransposed ? "行和列互换了。" : ""))
  }

  static func shapes(_ answer: Tensor, _ key: Tensor) -> Text {
    let (given, expected) = (answer.shapeInWords, key.shapeInWords)
    return Text(
      english: "Shapes are compared first: \(given) against \(expected).",
      chinese: "先比较形状：\(given) 与 \(expected)。")
  }

  func largestError(_ errors: TensorErrors) -> Text {
    let error = (errors.largestAbsoluteError ?? 0).rounded4
    return Text(
      english: "every cell is within the tolerance; the largest error is \(error)",
      chinese: "每个元素都在容差之内，最大误差为 \(error)")
  }

  func wrongCells(_ comparison: TensorComparison) -> [Text] {
    guard comparison.hasKeyShape else {
      let (answer, key) = (comparison.answerShape, comparison.keyShape)
      return [
        Text(
          english: "the answer has shape \(answer), expected \(key)",
          chinese: "答案的形状是 \(answer)，应为 \(key)")
      ]
    }
    var lines = comparison.wrongCells.prefix(3).map { cell in
      let place = cell.indices.map { String($0 + 1) }.joined(separator: ", ")
      let (got, wanted) = (cell.got.rounded4, cell.expected.rounded4)
      let (error, allowed) = (cell.difference.rounded4, cell.allowed.rounded4)
      return Text(
        english: "cell (\(place)): \(got), expected \(wanted), off by \(error), allowed \(allowed)",
        chinese: "元素 (\(place))：\(got)，应为 \(wanted)，相差 \(error)，容许 \(allowed)")
    }
    if comparison.wrongCount > lines.count {
      let count = comparison.wrongCount
      lines.append(Text(english: "\(count) cells are wrong", chinese: "共有 \(count) 个元素不对"))
    }
    if comparison.isCloseWhenTransposed {
      lines.append(
        Text(english: "the transposed answer is right", chinese: "把答案转置后就是正确的"))
    }
    return lines
  }
}

extension Double {
  /// The number with four significant figures, shortest.
  fileprivate var rounded4: String {
    guard let exact = ExactDecimal(shortest: self) else { return shown }
    return exact.rounded(toSignificantFigures: 4).doubleValue?.shown ?? shown
  }
}

extension Tensor {
  /// The shape as people write it: `2 × 3`.
  fileprivate var shapeInWords: String {
    shape.isEmpty ? "1" : shape.map(String.init).joined(separator: " × ")
  }
}
