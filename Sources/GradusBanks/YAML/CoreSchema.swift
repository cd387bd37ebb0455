internal import GradusCore

/// What an unquoted YAML scalar means.
///
/// The core schema of YAML 1.2.2 (§10.3.2), with one exception: a number with leading zeros, such as
/// `010`, stays a text, since what it is meant to be cannot be told and its zeros would be lost.
/// `yes`, `no`, `on` and dates are texts. A whole number too large for 64 bits becomes a floating
/// point number.
enum CoreSchema {
  /// The meaning of a scalar; `nil` for a number too large for a floating point number.
  static func resolve(_ text: String) -> Authored.Content? {
    guard let first = text.utf8.first else { return .null }
    // What most texts begin with settles that they are nothing else.
    return "~FNTfnt+-.0123456789".utf8.contains(first) ? word(text) : .text(text)
  }

  private static func word(_ text: String) -> Authored.Content? {
    switch text {
    case "~", "null", "Null", "NULL": .null
    case "true", "True", "TRUE": .boolean(true)
    case "false", "False", "FALSE": .boolean(false)
    case ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF": .number(.infinity)
    case "-.inf", "-.Inf", "-.INF": .number(-.infinity)
    case ".nan", ".NaN", ".NAN": .number(.nan)
    default: number(text)
    }
  }

  private static func number(_ text: String) -> Authored.Content? {
    guard let first = text.utf8.first, isDigit(first) || [0x2B, 0x2D, 0x2E].contains(first) else {
      return .text(text)
    }
    let bytes = Array(text.utf8)
    if text.hasPrefix("0x") { return whole(text, digits: text.dropFirst(2), radix: 16) }
    if text.hasPrefix("0o") { return whole(text, digits: text.dropFirst(2), radix: 8) }
    let unsigned = bytes[(isDigit(first) || first == 0x2E ? 0 : 1)...]
    guard let shape = shape(of: unsigned) else { return .text(text) }
    if shape == .whole {
      guard unsigned.count == 1 || unsigned.first != 0x30 else { return .text(text) }
      if let integer = Int(text) { return .integer(integer) }
    }
    guard let number = Double(shape == .open ? text.replacingPoint : text) else {
      return .text(text)
    }
    return number.isFinite ? .number(number) : nil
  }

  /// Hexadecimal and octal numbers have no sign.
  private static func whole(
    _ text: String, digits: Substring, radix: Int
  ) -> Authored.Content? {
    guard let first = digits.first, first != "+", first != "-" else { return .text(text) }
    return Int(digits, radix: radix).map { .integer($0) } ?? .text(text)
  }

  private enum Shape {
    case whole
    case fraction
    /// With nothing after the point: `1.` or `1.e3`.
    case open
  }

  /// The form of a number without sign; `nil` when it is none.
  private static func shape(of bytes: ArraySlice<UInt8>) -> Shape? {
    let before = bytes.prefix(while: isDigit)
    var rest = bytes.dropFirst(before.count)
    var shape = Shape.whole
    if rest.first == 0x2E {
      rest = rest.dropFirst()
      let after = rest.prefix(while: isDigit)
      guard !before.isEmpty || !after.isEmpty else { return nil }
      rest = rest.dropFirst(after.count)
      // Swift reads `1.` and `.5` as YAML does, except that `1.e3` needs its point removed.
      shape = after.isEmpty ? .open : .fraction
    } else if before.isEmpty {
      return nil
    }
    guard !rest.isEmpty else { return shape }
    guard rest.first == 0x65 || rest.first == 0x45 else { return nil }
    rest = rest.dropFirst()
    if rest.first == 0x2B || rest.first == 0x2D { rest = rest.dropFirst() }
    guard !rest.isEmpty, rest.allSatisfy(isDigit) else { return nil }
    return shape == .whole ? .fraction : shape
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}

extension String {
  /// The number without its point, for a number that has nothing after it.
  fileprivate var replacingPoint: String { filter { $0 != "." } }
}
