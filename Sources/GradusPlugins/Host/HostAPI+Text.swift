internal import Foundation
internal import GradusCore
internal import GradusLua

extension HostAPI {
  private static func define(
    _ name: String, _ signature: String, _ summary: String,
    _ body: @escaping @Sendable (Arguments) throws(LuaFault) -> LuaReply
  ) -> HostFunction {
    HostFunction(.space("text", method: nil), name, "text.\(signature)", summary) {
      _, arguments throws(LuaFault) in
      var reply = try body(arguments)
      reply.cost += arguments[0].text?.utf8.count ?? 0
      return reply
    }
  }

  /// The longest text whose distance to another is computed, in characters.
  private static let longestCompared = 2000

  static let textFunctions: [HostFunction] = [
    define("trim", "trim(s) → string", "Without blanks at both ends.") {
      arguments throws(LuaFault) in
      LuaReply(.text(try arguments.text(0).trimmingBlanks))
    },
    define("normalize", "normalize(s) → string", "In Unicode's composed form (NFC).") {
      arguments throws(LuaFault) in
      LuaReply(.text(try arguments.text(0).precomposedStringWithCanonicalMapping))
    },
    define(
      "fold", "fold(s) → string",
      "For comparing: compatibility forms and case folded (NFKC), invisible characters dropped, "
        + "runs of blanks made one, ends trimmed."
    ) { arguments throws(LuaFault) in
      LuaReply(.text(try arguments.text(0).folded))
    },
    define(
      "distance", "distance(a, b) → integer",
      "Insertions, deletions, replacements and swaps of neighbours from a to b, by characters."
    ) { arguments throws(LuaFault) in
      let first = Array(try arguments.text(0).prefix(longestCompared))
      let second = Array(try arguments.text(1).prefix(longestCompared))
      return LuaReply(
        .integer(Suggestion.distance(first, second)), cost: first.count * second.count)
    },
    define("length", "length(s) → integer", "The number of characters as a person counts them.") {
      arguments throws(LuaFault) in LuaReply(.integer(try arguments.text(0).count))
    },
    define("characters", "characters(s) → list", "The characters as a person counts them.") {
      arguments throws(LuaFault) in
      LuaReply(.list(try arguments.text(0).map { .text(String($0)) }))
    },
    define("split", "split(s, separator) → list", "The parts between separators.") {
      arguments throws(LuaFault) in
      let separator = try arguments.text(1)
      guard !separator.isEmpty else { throw LuaFault("'text.split': the separator is empty") }
      let parts = try arguments.text(0).components(separatedBy: separator)
      return LuaReply(.list(parts.map { .text($0) }))
    },
    define("lines", "lines(s) → list", "The lines, whatever ends them.") {
      arguments throws(LuaFault) in
      let lines = try arguments.text(0).split(omittingEmptySubsequences: false) { $0.isNewline }
      return LuaReply(.list(lines.map { .text(String($0)) }))
    },
    define(
      "number", "number(s[, options]) → typed number, or nil and a problem",
      "Reads a number and keeps its text. Options: arithmetic, units, decimal_separator."
    ) { arguments throws(LuaFault) in
      let text = try arguments.text(0)
      let options = try NumberReadingOptions(arguments)
      do throws(NumberProblem) {
        let number = try TypedNumber(reading: text, options: options)
        return LuaReply(LuaValue(number, options: options))
      } catch {
        return LuaReply(.nil, LuaValue(error.wording))
      }
    },
    define("show", "show(x) → string", "The shortest text of a number.") {
      arguments throws(LuaFault) in LuaReply(.text(try arguments.number(0).shown))
    },
  ]
}

extension String {
  /// Without blanks at both ends.
  fileprivate var trimmingBlanks: String {
    guard let first = firstIndex(where: { !$0.isWhitespace }),
      let last = lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return String(self[first...last])
  }

  /// For comparing what people type, see `text.fold`.
  fileprivate var folded: String {
    let visible = unicodeScalars.filter { !$0.properties.isDefaultIgnorableCodePoint }
    let text = String(String.UnicodeScalarView(visible)).precomposedStringWithCompatibilityMapping
    return text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}

extension NumberProblem {
  /// The problem in both languages.
  var wording: Text { Text(english: text(.english), chinese: text(.chinese)) }
}

extension NumberReadingOptions {
  /// Reads the options a plugin passes to `text.number`.
  fileprivate init(_ arguments: Arguments) throws(LuaFault) {
    self.init()
    guard !arguments[1].isNil else { return }
    guard let entries = arguments[1].entries else {
      throw arguments.fault(1, expected: "a table of options")
    }
    for (key, value) in entries {
      switch key {
      case "arithmetic": arithmetic = value == .boolean(true)
      case "units":
        let allowed = (value.elements ?? []).compactMap(\.text)
        units = allowed.isEmpty ? .none : .required(allowed)
      case "decimal_separator":
        guard let name = value.text, let separator = DecimalSeparator(rawValue: name) else {
          throw LuaFault("'text.number': decimal_separator is point, comma or automatic")
        }
        decimalSeparator = separator
      default:
        let names = ["arithmetic", "units", "decimal_separator"]
        throw LuaFault(
          "'text.number' has no option '\(key)'" + Suggestion.sentence(for: key, in: names))
      }
    }
  }
}

extension LuaValue {
  /// A number as `text.number` gives it. It carries how it was read, so that it can be judged
  /// exactly later.
  fileprivate init(_ number: TypedNumber, options: NumberReadingOptions) {
    self = .table([
      "text": .text(number.raw),
      "value": .number(number.doubleValue ?? (number.value.isNegative ? -.infinity : .infinity)),
      "unit": number.unit.map { .text($0) } ?? .nil,
      "arithmetic": .boolean(options.arithmetic),
      "decimal_separator": .text(options.decimalSeparator.rawValue),
    ])
  }

  /// The exact number behind what a plugin passes as one: a typed number, a text or a number.
  var typedNumber: TypedNumber? {
    switch self {
    case .table(let entries):
      guard let text = entries["text"]?.text else { return nil }
      var options = NumberReadingOptions()
      options.arithmetic = entries["arithmetic"] == .boolean(true)
      if let unit = entries["unit"]?.text { options.units = .required([unit]) }
      if let separator = entries["decimal_separator"]?.text {
        options.decimalSeparator = .init(rawValue: separator) ?? .automatic
      }
      return try? TypedNumber(reading: text, options: options)
    case .text(let text): return try? TypedNumber(reading: text)
    case .integer(let integer): return TypedNumber(ExactNumber(integer))
    case .number(let number):
      return ExactDecimal(shortest: number).map { TypedNumber(ExactNumber($0)) }
    default: return nil
    }
  }
}
