/// A formula as a tree; its depth is bounded by the parser.
indirect enum MathNode {
  /// One sign, and how it behaves between its neighbours.
  case symbol(String, MathClass)
  /// Upright letters: `\text{model}`, `\log`.
  case word(String, MathClass)
  /// So many columns asked for by the author.
  case space(Int)
  /// What stood in braces.
  case group([MathItem])
  case fraction([MathItem], [MathItem])
  case root(index: [MathItem], [MathItem])
  /// A base and the combining mark that goes on it, with the mark's name in words.
  case accent(String, name: String, [MathItem])
  case scripts(base: MathNode, sub: [MathItem]?, sup: [MathItem]?)
  case matrix(MathMatrix)
}

/// A node and the blanks the author left before it.
struct MathItem {
  var node: MathNode
  var gap: MathToken.Gap = .none
}

/// How a sign behaves between its neighbours (Knuth, The TeXbook, 1984, chapter 18).
enum MathClass {
  case ordinary
  case `operator`
  case binary
  case relation
  case opening
  case closing
  case punctuation
}

/// Rows of cells between two delimiters.
struct MathMatrix {
  enum Fence {
    case none
    case round
    case square
    case curly
    case bar
    case doubleBar
    /// A brace at the left alone.
    case cases
  }

  var rows: [[[MathItem]]]
  var fence: Fence
  /// Whether columns join without a gap, as in `aligned`.
  var isAligned = false
}
