/// Finds numbers in a text.
///
/// Commas between groups of three digits are dropped (`1,234`, in LaTeX also `1{,}234`), signs of
/// money before and `%` behind are left away. `3/4`, `1 3/4` and `\frac{3}{4}` stay fractions, and
/// `2 × 10^5` becomes `2e5`. Exponents, indices, ordinals (`3rd`) and digits of names (`H2O`) are no
/// numbers.
struct NumberScan {
  let text: ArraySlice<UInt8>

  init(_ text: ArraySlice<UInt8>) { self.text = text }

  /// A number as it is written plainly, with where it ends.
  struct Found {
    var number: String
    var end: Int
  }

  /// The first number.
  var first: String? {
    var found: String?
    scan {
      found = $0.number
      return false
    }
    return found
  }

  /// The last number.
  var last: String? {
    var found: String?
    scan {
      found = $0.number
      return true
    }
    return found
  }

  /// The number, when the text is nothing else.
  var whole: String? {
    guard let found = number(at: text.startIndex) else { return nil }
    var end = text.afterBlanks(found.end)
    end += text.count(ofFirst: ["\\%", "%"] + Self.money, at: end)
    return end == text.endIndex ? found.number : nil
  }

  private func scan(_ take: (Found) -> Bool) {
    var place = text.startIndex
    while place < text.endIndex {
      if let found = number(at: place) {
        if !isOrdinal(at: found.end), !take(found) { return }
        place = found.end
      } else {
        place = skip(place)
      }
    }
  }

  /// The place after what is no number.
  private func skip(_ start: Int) -> Int {
    var place = start + 1
    switch text[start] {
    case UInt8(ascii: "\\"):
      while let byte = text[safe: place], byte.isLetter { place += 1 }
    case UInt8(ascii: "^"): place = afterExponent(start)
    case UInt8(ascii: "_") where text[safe: place] == UInt8(ascii: "{"):
      place = afterExponent(start)
    case let byte where byte.isLetter:
      while let byte = text[safe: place], byte.isLetter || byte.isDigit || byte == UInt8(ascii: "_")
      {
        // `x_{2}` has its index behind.
        if byte == UInt8(ascii: "_"), text[safe: place + 1] == UInt8(ascii: "{") { break }
        place += 1
      }
    default: break
    }
    return place
  }

  /// The place after `^5`, `^{-5}` or `_{5}`.
  private func afterExponent(_ start: Int) -> Int {
    var place = start + 1
    if text[safe: place] == UInt8(ascii: "{") { place += 1 }
    if text[safe: place] == UInt8(ascii: "-") { place += 1 }
    return max(afterDigits(place), start + 1)
  }

  private func isOrdinal(at place: Int) -> Bool {
    let endings: [StaticString] = ["st", "nd", "rd", "th"]
    guard endings.contains(where: { text.hasWord($0, at: place) }) else { return false }
    return text[safe: place + 2]?.isLetter != true
  }

  private func afterDigits(_ place: Int) -> Int {
    var place = place
    while let byte = text[safe: place], byte.isDigit { place += 1 }
    return place
  }
}

// MARK: One number

extension NumberScan {
  private static let money: [StaticString] = ["\\$", "$", "€", "£", "¥", "￥"]

  /// The number that starts at a place, with its sign.
  func number(at start: Int) -> Found? {
    var place = start
    var sign = ""
    let minus = text.count(ofFirst: ["-", "−"], at: place)
    if minus > 0 {
      // `10-5` is a difference.
      if let byte = text[safe: start - 1], Self.endsTerm(byte) { return nil }
      sign = "-"
      place += minus
    } else if text[safe: place] == UInt8(ascii: "+") {
      place += 1
    }
    place += text.count(ofFirst: Self.money, at: place)
    if sign.isEmpty, text[safe: place] == UInt8(ascii: "-"), place > start {
      sign = "-"
      place += 1
    }
    guard var found = fraction(at: place) ?? decimal(at: place) else { return nil }
    found.number = sign + found.number
    return found
  }

  private static func endsTerm(_ byte: UInt8) -> Bool {
    byte.isDigit || byte.isLetter || byte == UInt8(ascii: ")") || byte == UInt8(ascii: "]")
      || byte == UInt8(ascii: "}")
      || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "%")
  }

  /// `\frac{3}{4}`.
  private func fraction(at start: Int) -> Found? {
    let command = text.count(ofFirst: ["\\frac{", "\\dfrac{", "\\tfrac{"], at: start)
    guard command > 0 else { return nil }
    let upper = start + command
    let upperEnd = afterDigits(upper)
    guard upperEnd > upper, text.has("}{", at: upperEnd) else { return nil }
    let lower = upperEnd + 2
    let lowerEnd = afterDigits(lower)
    guard lowerEnd > lower, text[safe: lowerEnd] == UInt8(ascii: "}") else { return nil }
    return Found(
      number: "\(string(upper..<upperEnd))/\(string(lower..<lowerEnd))", end: lowerEnd + 1)
  }

  private func decimal(at start: Int) -> Found? {
    var end = afterDigits(start)
    var number = string(start..<end)
    let isWhole = end > start
    if isWhole, end - start <= 3 {
      while let group = group(at: end) {
        number += string(group)
        end = group.upperBound
      }
    }
    let isGrouped = number.utf8.count != end - start
    let point = text[safe: end] == UInt8(ascii: ".") ? afterDigits(end + 1) : end
    if point > end + 1, isWhole || text[safe: start - 1]?.isDigit != true {
      number += string(end..<point)
      return withExponent(Found(number: number, end: point))
    }
    guard isWhole else { return nil }
    let found = Found(number: number, end: end)
    return (isGrouped ? nil : slashed(found, from: start)) ?? withExponent(found)
  }

  /// The three digits after a comma, when there are no more.
  private func group(at place: Int) -> Range<Int>? {
    let comma = text.count(ofFirst: [",", "{,}", "\\,"], at: place)
    let start = place + comma
    guard comma > 0, let end = text.index(start, offsetBy: 3, limitedBy: text.endIndex) else {
      return nil
    }
    return text[start..<end].allSatisfy(\.isDigit) && text[safe: end]?.isDigit != true
      ? start..<end : nil
  }

  /// `3/4` or `1 3/4`, which are no parts of dates.
  private func slashed(_ found: Found, from start: Int) -> Found? {
    let slash = UInt8(ascii: "/")
    if text[safe: found.end] == slash, text[safe: start - 1] != slash {
      let end = afterDigits(found.end + 1)
      let next = text[safe: end]
      guard end > found.end + 1, next != slash, next?.isLetter != true else { return nil }
      return Found(number: "\(found.number)/\(string((found.end + 1)..<end))", end: end)
    }
    guard text[safe: found.end] == UInt8(ascii: " ") else { return nil }
    let upper = found.end + 1
    let upperEnd = afterDigits(upper)
    guard upperEnd > upper, upperEnd - upper <= 3, text[safe: upperEnd] == slash,
      let fraction = slashed(
        Found(number: string(upper..<upperEnd), end: upperEnd), from: upper)
    else { return nil }
    return Found(number: "\(found.number) \(fraction.number)", end: fraction.end)
  }

  /// `e5`, or `× 10^5`.
  private func withExponent(_ found: Found) -> Found {
    if text[safe: found.end]?.lowered == UInt8(ascii: "e") {
      let isSigned = [UInt8(ascii: "-"), UInt8(ascii: "+")].contains(text[safe: found.end + 1] ?? 0)
      let start = found.end + (isSigned ? 2 : 1)
      let end = afterDigits(start)
      guard end > start, text[safe: end]?.isLetter != true else { return found }
      return Found(number: found.number + string(found.end..<end).lowercased(), end: end)
    }
    var place = text.afterBlanks(found.end)
    let times = text.count(ofFirst: ["×", "\\times", "\\cdot", "·", "*", "x"], at: place)
    guard times > 0 else { return found }
    place = text.afterBlanks(place + times)
    guard text.has("10^", at: place) else { return found }
    let exponent = place + 3
    let braced = text[safe: exponent] == UInt8(ascii: "{")
    let start = exponent + (braced ? 1 : 0)
    let digits = start + text.count(ofFirst: ["-", "−"], at: start)
    let end = afterDigits(digits)
    guard end > digits, !braced || text[safe: end] == UInt8(ascii: "}") else { return found }
    let sign = digits > start ? "-" : ""
    return Found(
      number: "\(found.number)e\(sign)\(string(digits..<end))", end: end + (braced ? 1 : 0))
  }

  private func string(_ range: Range<Int>) -> String {
    String(decoding: text[range], as: UTF8.self)
  }
}
