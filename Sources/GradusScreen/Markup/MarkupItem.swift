/// A character of prose, or something in it that is taken whole.
enum MarkupItem: Equatable {
  case character(Character)
  /// A character after a backslash, which marks nothing.
  case literal(Character)
  case code(String)
  case math(String, isDisplay: Bool)

  var isBlank: Bool {
    if case .character(let character) = self { character.isWhitespace } else { false }
  }

  /// An ASCII letter or digit, beside which `*` is not a mark: `2*3`.
  var isWordCharacter: Bool {
    guard case .character(let character) = self else { return false }
    return character.isASCII && (character.isLetter || character.isNumber)
  }
}
