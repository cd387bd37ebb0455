/// Why what a person typed could not be read as a number.
///
/// A problem makes an answer `invalid`, never wrong. ``text(_:)`` is the sentence shown to the
/// person; positions count characters of what was typed, from 1.
public enum NumberProblem: Error, Hashable, Sendable {
  /// Nothing was typed.
  case empty
  /// The text is longer than a number can be; the limit in characters or digits.
  case tooLong(limit: Int)
  /// The text, or a part of it, is not a number.
  case notANumber(String)
  /// Two numbers stand side by side: `12 3`.
  case twoNumbers(String)
  /// Numbers are listed: `1,2,3`.
  case severalNumbers(String)
  /// A decimal comma where only a point is one: `0,5`.
  case decimalComma(String)
  /// Infinity, not-a-number, or an exponent beyond ±100 000.
  case notFinite(String)
  /// A number in base sixteen: `0x10`.
  case hexadecimal(String)
  /// No unit, where one of these is asked for.
  case unitMissing(allowed: [String])
  /// A unit that is none of the allowed ones.
  case unknownUnit(String, allowed: [String])
  /// Words after the number where no unit is asked for.
  case trailingText(String)
  /// A division by zero.
  case divisionByZero(position: Int)
  /// A name that is neither a function nor a constant, and perhaps the one that was meant.
  case unknownName(String, position: Int, suggestion: String?)
  /// `log`, which some read to base e and others to base 10.
  case ambiguousLogarithm(position: Int)
  /// A parenthesis without its partner.
  case unbalancedParenthesis(position: Int)
  /// A number or a parenthesis was expected and something else, or the end, was found.
  case missingOperand(position: Int)
  /// A sign was found where an operator was expected.
  case unexpected(String, position: Int)
  /// A function was given a number outside its domain: `sqrt(-1)`, `ln(0)`.
  case outsideDomain(String, position: Int)
  /// A result is beyond 10 to ±100 000.
  case tooLarge(position: Int)
  /// Parentheses, signs or powers are nested too deeply.
  case tooDeep(limit: Int)
}

extension NumberProblem {
  /// What is wrong, as one plain sentence without a full stop.
  public func text(_ language: Language = .english) -> String {
    switch language {
    case .english: english
    case .chinese: chinese
    }
  }

  private var english: String {
    switch self {
    case .empty: "nothing was typed"
    case .tooLong(let limit): "the number is too long: at most \(limit) characters are read"
    case .notANumber(let text): "'\(text.clipped)' is not a number"
    case .twoNumbers(let text): "'\(text.clipped)' looks like two numbers: type one"
    case .severalNumbers(let text): "'\(text.clipped)' looks like several numbers: type one"
    case .decimalComma(let text): "write '\(text.clipped)' with a decimal point, not a comma"
    case .notFinite(let text): "'\(text.clipped)' is not a finite number"
    case .hexadecimal(let text): "'\(text.clipped)' is hexadecimal: type it as a decimal number"
    case .unitMissing(let allowed): "the unit is missing: add \(allowed.listed(" or "))"
    case .unknownUnit(let unit, let allowed):
      "unknown unit '\(unit.clipped)': use \(allowed.listed(" or "))"
    case .trailingText(let text): "type only the number, without '\(text.clipped)'"
    case .divisionByZero(let position): "division by zero at character \(position)"
    case .unknownName(let name, let position, let suggestion):
      "unknown name '\(name.clipped)' at character \(position)"
        + (suggestion.map { ". Did you mean '\($0)'?" } ?? "")
    case .ambiguousLogarithm(let position):
      "'log' at character \(position) has no base: write ln, log2 or log10"
    case .unbalancedParenthesis(let position):
      "the parenthesis at character \(position) has no partner"
    case .missingOperand(let position): "a number is missing at character \(position)"
    case .unexpected(let sign, let position):
      "'\(sign.clipped)' at character \(position) was not expected here"
    case .outsideDomain(let call, let position):
      "\(call.clipped) at character \(position) has no real value"
    case .tooLarge(let position): "the result at character \(position) is too large or too small"
    case .tooDeep(let limit): "too many nested parentheses or signs: at most \(limit)"
    }
  }

  private var chinese: String {
    switch self {
    case .empty: "没有输入内容"
    case .tooLong(let limit): "输入太长：最多读取 \(limit) 个字符"
    case .notANumber(let text): "“\(text.clipped)”不是数字"
    case .twoNumbers(let text): "“\(text.clipped)”看起来是两个数：请只输入一个"
    case .severalNumbers(let text): "“\(text.clipped)”看起来是多个数：请只输入一个"
    case .decimalComma(let text): "“\(text.clipped)”请使用小数点，不要使用逗号"
    case .notFinite(let text): "“\(text.clipped)”不是有限的数"
    case .hexadecimal(let text): "“\(text.clipped)”是十六进制：请输入十进制数"
    case .unitMissing(let allowed): "缺少单位：请加上 \(allowed.listed(" 或 "))"
    case .unknownUnit(let unit, let allowed):
      "未知单位“\(unit.clipped)”：请使用 \(allowed.listed(" 或 "))"
    case .trailingText(let text): "请只输入数字，去掉“\(text.clipped)”"
    case .divisionByZero(let position): "第 \(position) 个字符处除以零"
    case .unknownName(let name, let position, let suggestion):
      "第 \(position) 个字符处的“\(name.clipped)”无法识别"
        + (suggestion.map { "，您是否想输入“\($0)”？" } ?? "")
    case .ambiguousLogarithm(let position): "第 \(position) 个字符处的 log 没有底数：请写 ln、log2 或 log10"
    case .unbalancedParenthesis(let position): "第 \(position) 个字符处的括号不配对"
    case .missingOperand(let position): "第 \(position) 个字符处缺少数字"
    case .unexpected(let sign, let position): "第 \(position) 个字符处不应出现“\(sign.clipped)”"
    case .outsideDomain(let call, let position): "第 \(position) 个字符处的 \(call.clipped) 没有实数值"
    case .tooLarge(let position): "第 \(position) 个字符处的结果过大或过小"
    case .tooDeep(let limit): "括号或符号嵌套过深：最多 \(limit) 层"
    }
  }
}

extension NumberProblem: CustomStringConvertible {
  /// The English sentence.
  public var description: String { text(.english) }
}

extension String {
  /// At most forty characters, so that a message stays one line whatever was typed.
  var clipped: String { unicodeScalars.prefix(41).count > 40 ? String(prefix(40)) + "…" : self }
}

extension [String] {
  /// `a, b or c`.
  func listed(_ conjunction: String) -> String {
    guard count > 1, let last else { return first ?? "" }
    return dropLast().joined(separator: ", ") + conjunction + last
  }
}
