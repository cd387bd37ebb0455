/// A part of a formula as text, and what its neighbours need to know of it.
struct MathPiece {
  /// How tightly a text holds together, the tightest first.
  enum Level: Int, Comparable {
    /// One sign, a number, or something in brackets.
    case atom
    /// Factors side by side.
    case product
    /// Factors with blanks between them, or `log x`.
    case spaced
    /// Something with a slash.
    case quotient
    /// Something with a plus or a minus.
    case sum
    /// Something with a relation or a comma.
    case relation

    static func < (left: Level, right: Level) -> Bool { left.rawValue < right.rawValue }
  }

  var text: String
  var mathClass = MathClass.ordinary
  var level = Level.atom
  var gap = MathToken.Gap.none
  /// Blanks asked for; the piece has no text then.
  var columns = 0
  /// Set for a matrix drawn over several lines.
  var box: TextBox?
  var isWord = false
  var isMatrix = false
  /// Whether a letter right after it would be read as a part of it, as in `W_Q K`.
  var isOpenEnded = false
  /// Whether a binary operator has blanks round it.
  var isSpaced = false
  /// Whether this is a plus or minus before a term.
  var isSign = false

  /// The fraction `a/b`, not yet in brackets.
  var isBareFraction: Bool { level == .quotient && text != "/" }

  var isBar: Bool { text == "|" || text == "‖" }

  var startsWithLetter: Bool { text.first.map { $0.isLetter || $0.isNumber } ?? false }
  var endsWithLetter: Bool { text.last.map { $0.isLetter || $0.isNumber } ?? false }

  var isAdditive: Bool { ["+", "-", "−", "±", "∓", "⊕", "∪"].contains(text) }

  mutating func bracket() {
    text = "(" + text + ")"
    level = .atom
    isOpenEnded = false
  }

  /// The blanks between two pieces that stand next to each other.
  ///
  /// - Parameter isCompact: whether they stand in a script, where only words are set apart.
  func columns(before next: MathPiece, isCompact: Bool) -> Int {
    if mathClass == .opening || next.mathClass == .closing || next.mathClass == .punctuation {
      return 0
    }
    if !isCompact {
      if mathClass == .relation || next.mathClass == .relation {
        return mathClass == next.mathClass ? 0 : 1
      }
      if next.mathClass == .binary { return next.isSpaced ? 1 : 0 }
      if mathClass == .binary { return isSpaced ? 1 : 0 }
      if mathClass == .punctuation { return 1 }
    } else if mathClass == .relation || mathClass == .binary || mathClass == .punctuation {
      return 0
    }
    if next.mathClass == .relation || next.mathClass == .binary || isSign { return 0 }
    if text == "/" || next.text == "/" { return 0 }
    if isOpenEnded, next.startsWithLetter { return 1 }
    if mathClass == .operator {
      return next.mathClass == .opening || next.text.hasPrefix("(") ? 0 : 1
    }
    if next.mathClass == .operator { return text == "/" || isBar ? 0 : 1 }
    if isWord || next.isWord, endsWithLetter, next.startsWithLetter { return 1 }
    if isMatrix || next.isMatrix { return 1 }
    return next.gap == .chosen && !isCompact ? 1 : 0
  }
}
