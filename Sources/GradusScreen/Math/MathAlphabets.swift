/// Letters of Unicode's mathematical alphabets and its raised and lowered characters.
enum MathAlphabets {
  /// A letter or digit in blackboard bold, script or Fraktur; `nil` for another font or character.
  static func letter(_ character: Character, font: String) -> Character? {
    guard let ascii = character.asciiValue else { return nil }
    switch font {
    case "mathbb", "Bbb", "mathds":
      if let exception = doubleStruck[character] { return exception }
      if character.isNumber { return offset(0x1D7D8, ascii, from: "0") }
      return cased(ascii, upper: 0x1D538)
    case "mathcal", "mathscr", "cal":
      return script[character] ?? cased(ascii, upper: 0x1D49C)
    case "mathfrak":
      return fraktur[character] ?? cased(ascii, upper: 0x1D504)
    default: return nil
    }
  }

  /// The text lowered, or `nil` when one of its characters has no lowered form.
  static func lowered(_ text: String) -> String? { mapped(text, through: subscripts) }

  /// The text raised, or `nil` when one of its characters has no raised form.
  static func raised(_ text: String) -> String? { mapped(text, through: superscripts) }

  private static func mapped(_ text: String, through table: [Character: Character]) -> String? {
    var result = ""
    for character in text {
      guard let glyph = table[character] else { return nil }
      result.append(glyph)
    }
    return result
  }

  private static func cased(_ ascii: UInt8, upper: UInt32) -> Character? {
    switch ascii {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): offset(upper, ascii, from: "A")
    case UInt8(ascii: "a")...UInt8(ascii: "z"): offset(upper + 26, ascii, from: "a")
    default: nil
    }
  }

  private static func offset(
    _ base: UInt32,
    _ ascii: UInt8,
    from first: Unicode.Scalar
  ) -> Character? {
    Unicode.Scalar(base + UInt32(ascii) - first.value).map(Character.init)
  }

  private static let doubleStruck: [Character: Character] = [
    "C": "ℂ", "H": "ℍ", "N": "ℕ", "P": "ℙ", "Q": "ℚ", "R": "ℝ", "Z": "ℤ",
  ]
  private static let script: [Character: Character] = [
    "B": "ℬ", "E": "ℰ", "F": "ℱ", "H": "ℋ", "I": "ℐ", "L": "ℒ", "M": "ℳ", "R": "ℛ", "e": "ℯ",
    "g": "ℊ", "o": "ℴ",
  ]
  private static let fraktur: [Character: Character] = [
    "C": "ℭ", "H": "ℌ", "I": "ℑ", "R": "ℜ", "Z": "ℨ",
  ]

  private static let subscripts = table(
    "0123456789+-−=()aehijklmnoprstuvxβγρφχə",
    "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪₔ"
  )
  private static let superscripts = table(
    "0123456789+-−=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWαβγδεθφχ⊤′*†∘°⊥",
    "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵅᵝᵞᵟᵋᶿᵠᵡᵀ′*†°°⊥"
  )

  private static func table(_ plain: String, _ moved: String) -> [Character: Character] {
    Dictionary(zip(plain, moved)) { first, _ in first }
  }
}
