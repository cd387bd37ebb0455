/// The parsed form of a subscript string such as `bqd,bkd->bqk` or `...ij->...ji`.
struct EinsumSubscripts {
  /// An axis as an operand or the output names it.
  enum Index: Hashable {
    case letter(UInt8)
    /// An axis that `...` stands for, counted from the last (1) to the first.
    case ellipsis(Int)

    var name: String {
      switch self {
      case .letter(let byte): String(UnicodeScalar(byte))
      case .ellipsis: "..."
      }
    }
  }

  /// One index for each axis of each operand.
  let operands: [[Index]]
  /// One index for each axis of the result.
  let output: [Index]

  /// Reads a subscript string for operands of the given shapes.
  ///
  /// Without `->` the output has the axes of `...` and then, in ASCII order, the letters that occur
  /// once, as in numpy.
  init(_ text: String, shapes: [[Int]]) throws(TensorError) {
    let (inputs, target) = try Self.terms(of: text)
    guard inputs.count == shapes.count else {
      throw .einsumOperandCount(text, named: inputs.count, given: shapes.count)
    }
    var operands: [[Index]] = []
    var ellipsisRank = 0
    for (position, (term, shape)) in zip(inputs, shapes).enumerated() {
      let spread = shape.count - term.letters.count
      guard spread == 0 || (spread > 0 && term.ellipsis != nil) else {
        throw .einsumRank(text, operand: position + 1, names: term.letters.count, shape: shape)
      }
      ellipsisRank = max(ellipsisRank, spread)
      operands.append(term.indices(ellipsisRank: spread))
    }
    let letters = inputs.flatMap(\.letters)
    if let target {
      try Self.check(target, of: text, letters: letters, ellipsisRank: ellipsisRank)
      output = target.indices(ellipsisRank: target.ellipsis == nil ? 0 : ellipsisRank)
    } else {
      var counts: [UInt8: Int] = [:]
      for letter in letters { counts[letter, default: 0] += 1 }
      let single = Term(letters: counts.filter { $0.value == 1 }.keys.sorted(), ellipsis: 0)
      output = single.indices(ellipsisRank: ellipsisRank)
    }
    self.operands = operands
  }

  private static func check(
    _ target: Term,
    of text: String,
    letters: [UInt8],
    ellipsisRank: Int
  ) throws(TensorError) {
    for (place, letter) in target.letters.enumerated() {
      guard letters.contains(letter) else {
        throw .einsumUnknownOutput(text, Index.letter(letter).name)
      }
      guard !target.letters[..<place].contains(letter) else {
        throw .einsumRepeatedOutput(text, Index.letter(letter).name)
      }
    }
    guard ellipsisRank == 0 || target.ellipsis != nil else { throw .einsumLostEllipsis(text) }
  }

  /// The letters of one operand or of the output, and before which of them `...` stands.
  private struct Term {
    var letters: [UInt8] = []
    var ellipsis: Int?

    func indices(ellipsisRank: Int) -> [Index] {
      let spread = (0..<ellipsisRank).map { Index.ellipsis(ellipsisRank - $0) }
      var indices = letters.map(Index.letter)
      indices.insert(contentsOf: spread, at: ellipsis ?? 0)
      return indices
    }
  }

  private static func terms(
    of text: String
  ) throws(TensorError) -> (inputs: [Term], output: Term?) {
    var inputs: [Term] = []
    var term = Term()
    var hasArrow = false
    var rest = text.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      switch scalar {
      case " ", "\t": continue
      case "a"..."z", "A"..."Z": term.letters.append(UInt8(ascii: scalar))
      case "," where !hasArrow:
        inputs.append(term)
        term = Term()
      case "." where rest.starts(with: "..".unicodeScalars):
        guard term.ellipsis == nil else { throw .einsumTwoEllipses(text) }
        rest.removeFirst(2)
        term.ellipsis = term.letters.count
      case ".": throw .einsumStrayDot(text)
      case "-" where rest.first == ">" && !hasArrow:
        rest.removeFirst()
        inputs.append(term)
        term = Term()
        hasArrow = true
      default: throw .einsumBadCharacter(text, String(scalar))
      }
    }
    if !hasArrow { inputs.append(term) }
    return (inputs, hasArrow ? term : nil)
  }
}
