/// The wording of errors about the subscripts of an Einstein sum.
extension TensorError {
  static func einsumOperandCount(_ text: String, named: Int, given: Int) -> TensorError {
    einsum(text, "\(counted(named, "operand")) named, \(given) given")
  }

  static func einsumRank(
    _ text: String,
    operand: Int,
    names: Int,
    shape: [Int]
  ) -> TensorError {
    einsum(
      text,
      "operand \(operand) has \(counted(names, "letter")) "
        + "for the \(counted(shape.count, "axis", "axes")) of shape \(shape)"
    )
  }

  static func einsumLengths(
    _ text: String,
    _ index: String,
    _ first: (operand: Int, length: Int),
    _ second: (operand: Int, length: Int)
  ) -> TensorError {
    einsum(
      text,
      "index '\(index)' is \(first.length) long in operand \(first.operand) "
        + "and \(second.length) in operand \(second.operand)"
    )
  }

  static func einsumDiagonal(
    _ text: String,
    _ index: String,
    _ operand: Int,
    _ first: Int,
    _ second: Int
  ) -> TensorError {
    einsum(
      text,
      "index '\(index)' is \(first) and \(second) long in operand \(operand): "
        + "a diagonal needs equal lengths"
    )
  }

  static func einsumUnknownOutput(_ text: String, _ index: String) -> TensorError {
    einsum(text, "index '\(index)' of the output is in no operand")
  }

  static func einsumRepeatedOutput(_ text: String, _ index: String) -> TensorError {
    einsum(text, "index '\(index)' is twice in the output")
  }

  static func einsumLostEllipsis(_ text: String) -> TensorError {
    einsum(text, "the output must have '...' because the operands do; sum over letters only")
  }

  static func einsumTwoEllipses(_ text: String) -> TensorError {
    einsum(text, "'...' may stand once in an operand")
  }

  static func einsumStrayDot(_ text: String) -> TensorError {
    einsum(text, "'.' is not part of '...'")
  }

  static func einsumBadCharacter(_ text: String, _ character: String) -> TensorError {
    let found = character == "-" || character == ">" ? "stray '\(character)'" : quoted(character)
    return einsum(
      text,
      "\(found): write letters for axes, ',' between operands and one '->' before the output"
    )
  }

  static func einsumTooLong(_ text: String, _ lengths: [Int]) -> TensorError {
    TensorError(
      .tooLarge,
      "einsum \(quoted(text)): indices of lengths \(lengths) are too much work, "
        + "at most \(Tensor.maximumOperations) multiplications are allowed; do it in steps"
    )
  }

  private static func einsum(_ text: String, _ problem: String) -> TensorError {
    TensorError(.invalidSubscripts, "einsum \(quoted(text)): \(problem)")
  }
}
