internal import GradusCore

/// What can be taken from an answer without changing what a person meant by it.
public enum Cleaning: String, Hashable, Sendable, CaseIterable {
  /// Dollar signs, as round a formula.
  case dollars
  /// Punctuation at the end.
  case punctuation
  /// Capital letters.
  case letterCase = "case"
  /// Blanks of any kind.
  case blanks
  /// Commas between the thousands.
  case thousands
  /// A unit or another word after a number.
  case unit
  /// Several of these together.
  case several
  /// More digits than the key wants, or fewer than it has.
  case rounding

  /// What it would take to accept the answer, as the end of a sentence.
  public var wording: String {
    switch self {
    case .dollars: "without the dollar signs"
    case .punctuation: "without the punctuation at the end"
    case .letterCase: "in small letters"
    case .blanks: "without blanks"
    case .thousands: "without commas between the thousands"
    case .unit: "without what follows the number"
    case .several: "without several such things"
    case .rounding: "after rounding"
    }
  }

  /// The cleanings that change one thing about a text.
  private static let single: [Cleaning] = [
    .dollars, .punctuation, .letterCase, .blanks, .thousands, .unit,
  ]

  /// The variants of an answer, each with what makes it one, in the order in which they are tried.
  static func variants(of text: String) -> [(cleaning: Cleaning, text: String)] {
    var variants = single.map { ($0, $0.applied(to: text)) }
    variants.append((.several, single.reduce(text) { $1.applied(to: $0) }))
    let bare = variants.last?.1 ?? text
    variants += rounded(bare).map { (.rounding, $0) }
    var seen: Set<String> = [text]
    return variants.filter { !$0.1.isEmpty && seen.insert($0.1).inserted }
  }

  private func applied(to text: String) -> String {
    switch self {
    case .dollars: text.filter { $0 != "$" }
    case .punctuation: Self.withoutEnd(text)
    case .letterCase: text.lowercased()
    case .blanks: text.filter { !$0.isWhitespace }
    case .thousands: Self.withoutThousands(text)
    case .unit: Self.number(before: text) ?? text
    case .several, .rounding: text
    }
  }

  private static func withoutEnd(_ text: String) -> String {
    var text = text[...]
    while let last = text.last, last.isWhitespace || ".,;:!?。，；：！？".contains(last) {
      text = text.dropLast()
    }
    return String(text)
  }

  /// Commas that stand between a digit and three more.
  private static func withoutThousands(_ text: String) -> String {
    let characters = Array(text)
    return String(
      characters.enumerated().filter { index, character in
        guard character == ",", index > 0, characters[index - 1].isASCIIDigit else { return true }
        let group = characters[(index + 1)...].prefix { $0.isASCIIDigit }
        return group.count != 3
      }.map(\.element))
  }

  /// The number a text begins with, when something else follows that is no number.
  private static func number(before text: String) -> String? {
    let trimmed = text.drop { $0.isWhitespace }
    let number = trimmed.prefix { $0.isASCIIDigit || "+-.,".contains($0) }
    let tail = trimmed.dropFirst(number.count).drop { $0.isWhitespace }
    guard number.contains(where: \.isASCIIDigit), let first = tail.first,
      first.isLetter || first.isSymbol || "%‰°\"'".contains(first),
      !tail.contains(where: \.isASCIIDigit) || tail.count > 1 && !tail.dropFirst().isNumberEnd
    else { return nil }
    return String(number)
  }

  /// The number with ever fewer decimals, as long as two significant figures are left.
  private static func rounded(_ text: String) -> [String] {
    guard let number = ExactDecimal(text), let decimals = text.decimals, decimals <= 30 else {
      return []
    }
    return (0..<decimals).reversed().map { number.rounded(toDecimalPlaces: $0) }
      .filter { !$0.isZero && significantFigures($0) >= 2 }.map(\.description)
  }

  /// Whether an answer is the key with fewer decimals: 0.33 for 0.333…. Two significant figures
  /// must be left.
  static func isRounded(_ answer: String, key: String) -> Bool {
    guard let answered = ExactDecimal(answer), let exact = ExactDecimal(key),
      significantFigures(answered) >= 2
    else { return false }
    let decimals = answer.decimals ?? 0
    guard decimals < (key.decimals ?? 0) else { return false }
    return exact.rounded(toDecimalPlaces: decimals) == answered
  }

  /// From the first digit that is not zero to the last of the number as written.
  private static func significantFigures(_ number: ExactDecimal) -> Int { number.digitCount }
}

extension Character {
  fileprivate var isASCIIDigit: Bool { isASCII && isNumber }
}

extension Substring {
  /// Whether this could be the rest of a number such as `e5` without its letter.
  fileprivate var isNumberEnd: Bool { allSatisfy { $0.isASCIIDigit || "+-".contains($0) } }
}

extension String {
  /// How many digits stand after the point of a plain decimal.
  fileprivate var decimals: Int? {
    guard let point = firstIndex(of: "."), !contains(where: { "eE".contains($0) }) else {
      return nil
    }
    return distance(from: point, to: endIndex) - 1
  }
}
