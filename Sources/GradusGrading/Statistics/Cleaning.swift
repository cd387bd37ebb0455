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
    case .several: "after tidying up"
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
      !("eE".contains(first) && tail.dropFirst().isExponent)
    else { return nil }
    return String(number)
  }

  /// The number with ever fewer decimals, as long as two significant figures are left.
  private static func rounded(_ text: String) -> [String] {
    guard let number = ExactDecimal(text), let decimals = text.decimals, decimals <= 30 else {
      return []
    }
    return (0..<decimals).reversed().compactMap { places in
      let rounded = number.rounded(toDecimalPlaces: places)
      return significantFigures(rounded, decimals: places) >= 2 ? rounded.description : nil
    }
  }

  /// Whether an answer is the key with fewer decimals: 0.33 for 0.333…. Two significant figures
  /// must be left.
  static func isRounded(_ answer: String, key: String) -> Bool {
    let decimals = answer.decimals ?? 0
    guard let answered = ExactDecimal(answer), let exact = ExactDecimal(key),
      decimals < (key.decimals ?? 0), significantFigures(answered, decimals: decimals) >= 2
    else { return false }
    return exact.rounded(toDecimalPlaces: decimals) == answered
  }

  /// How many digits there are from the first that is not zero to the last decimal.
  private static func significantFigures(_ number: ExactDecimal, decimals: Int) -> Int {
    number.magnitudeExponent.map { max(0, $0 + 1 + decimals) } ?? 0
  }
}

extension Character {
  fileprivate var isASCIIDigit: Bool { isASCII && isNumber }
}

extension Substring {
  /// Whether these are the sign and digits of an exponent.
  fileprivate var isExponent: Bool {
    !isEmpty && allSatisfy { $0.isASCIIDigit || "+-".contains($0) }
  }
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
