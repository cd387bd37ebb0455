internal import Foundation
internal import GradusCore
internal import GradusLua

extension HostAPI {
  static let textChapter = HostChapter(
    name: "text", summary: "Unicode, edit distance, reading and showing numbers",
    introduction: """
      Strings are UTF-8. Lua's own `string` library works on bytes; this space works on characters
      as a person counts them. A number is taken where a string is wanted, as the text it is
      written in.
      """,
    sections: [
      .init(title: "Comparing", functions: textComparing),
      .init(title: "Taking apart", functions: textParts),
      .init(title: "Numbers", functions: textNumbers),
    ], tables: [Contract.typedNumber, Contract.readingOptions])

  /// A function that looks at every byte of its texts once; `more` says what it costs beyond that.
  private static func define(
    _ name: String, _ parameters: [Parameter], _ returns: Returned, _ summary: String,
    refuses: [String] = [], example: String, gives value: String,
    more: @escaping @Sendable (Arguments) -> Int = { _ in 0 },
    _ body: @escaping @Sendable (Arguments) throws(LuaFault) -> LuaReply
  ) -> HostFunction {
    HostFunction(
      .space("text", method: nil), name, parameters, .some(returns), summary, refuses: refuses,
      example: example, gives: value
    ) { host, arguments throws(LuaFault) in
      let length = arguments.values.reduce(0) { $0 + ($1.text?.utf8.count ?? 0) }
      let cost = 4 * length + more(arguments)
      try host.afford(cost)
      do throws(LuaFault) {
        var reply = try body(arguments)
        // Making a text of its own out of each part takes the time of about sixteen instructions.
        reply.cost += cost + 16 * (reply.values.first?.elements?.count ?? 0)
        return reply
      } catch {
        throw LuaFault(error.message, cost: cost)
      }
    }
  }

  /// The longest text whose distance to another is computed, in characters.
  private static let longestCompared = 2000
  /// Putting text into a normal form is slow, unless it is ASCII.
  private static func costOfForm(_ arguments: Arguments) -> Int {
    guard let text = arguments[0].text, !text.utf8.allSatisfy({ $0 < 0x80 }) else { return 0 }
    return 32 * text.utf8.count
  }

  private static let string = Parameter.string("s", "any text")

  private static let textComparing: [HostFunction] = [
    define(
      "trim", [string], .value(.string), "Without blanks at both ends.",
      example: "text.trim(\"  a b \")", gives: "\"a b\""
    ) { arguments throws(LuaFault) in
      LuaReply(.text(try arguments.text(0).trimmingBlanks))
    },
    define(
      "normalize", [string], .value(.string), "In Unicode's composed form (NFC).",
      example: "#text.normalize(\"e\\u{301}\")", gives: "2", more: costOfForm
    ) { arguments throws(LuaFault) in
      LuaReply(.text(try arguments.text(0).precomposedStringWithCanonicalMapping))
    },
    define(
      "fold", [string], .value(.string),
      "For comparing what people type: compatibility forms and case folded (NFKC), invisible "
        + "characters dropped, runs of blanks made one, ends trimmed.",
      example: "text.fold(\" Ｓｏｆｔ  MAX \")", gives: "\"soft max\"",
      more: costOfForm
    ) { arguments throws(LuaFault) in
      LuaReply(.text(try arguments.text(0).folded))
    },
    define(
      "distance", [.string("a", "any text"), .string("b", "any text")], .value(.integer),
      "How many insertions, deletions, replacements and swaps of neighbours lead from a to b, by "
        + "characters. Only the first \(longestCompared) of each count.",
      example: "text.distance(\"sofmtax\", \"softmax\")", gives: "1"
    ) { arguments throws(LuaFault) in
      // Numbers are compared at once, characters may consist of any number of code points.
      var numbers: [Character: Int] = [:]
      func numbered(_ text: String) -> [Int] {
        text.prefix(longestCompared).map { character in
          if let known = numbers[character] { return known }
          numbers[character] = numbers.count
          return numbers.count - 1
        }
      }
      let first = numbered(try arguments.text(0))
      let second = numbered(try arguments.text(1))
      return LuaReply(
        .integer(Suggestion.distance(first, second)), cost: first.count * second.count)
    },
  ]

  private static let textParts: [HostFunction] = [
    define(
      "length", [string], .value(.integer),
      "The number of characters as a person counts them; `#s` counts bytes.",
      example: "text.length(\"注意力\")", gives: "3"
    ) { arguments throws(LuaFault) in
      LuaReply(.integer(try arguments.text(0).count))
    },
    define(
      "characters", [string], .value(.list(of: .string)),
      "The characters as a person counts them.",
      example: "text.characters(\"对ok\")", gives: "{\"对\", \"o\", \"k\"}"
    ) { arguments throws(LuaFault) in
      LuaReply(.list(try arguments.text(0).map { .text(String($0)) }))
    },
    define(
      "split", [string, .string("separator", "what stands between, as it is and no pattern")],
      .value(.list(of: .string)), "The parts between separators.",
      refuses: ["an empty separator"],
      example: "text.split(\"a;b;\", \";\")", gives: "{\"a\", \"b\", \"\"}"
    ) { arguments throws(LuaFault) in
      let separator = try arguments.text(1)
      guard !separator.isEmpty else { throw LuaFault("'text.split': the separator is empty") }
      let parts = try arguments.text(0).components(separatedBy: separator)
      return LuaReply(.list(parts.map { .text($0) }))
    },
    define(
      "lines", [string], .value(.list(of: .string)), "The lines, whatever ends them.",
      example: "text.lines(\"1 0\\r\\n0 1\")", gives: "{\"1 0\", \"0 1\"}"
    ) { arguments throws(LuaFault) in
      LuaReply(.list(try arguments.text(0).lines.map { .text(String($0)) }))
    },
  ]

  private static let textNumbers: [HostFunction] = [
    define(
      "number",
      [
        string,
        Parameter(
          "options", .record(Contract.readingOptions), "how it is read",
          .optional("a plain number without a unit")),
      ],
      .valueOrProblem(.typedNumber, "the problem is a text for the learner"),
      "Reads a number as people write it, and keeps its text so that it can be judged exactly.",
      refuses: ["an option that does not exist"],
      example: "text.number(\"0.350\").value", gives: "0.35",
      more: { arguments in
        costOfNumber(arguments[0].text ?? "", arithmetic: arguments[1]["arithmetic"])
      }
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
    define(
      "show", [.number("x", "any number")], .value(.string),
      "The shortest text that reads as the same number; a whole number has no decimal point.",
      example: "text.show(1 / 4)", gives: "\"0.25\""
    ) { arguments throws(LuaFault) in
      LuaReply(.text(try arguments.number(0).shown))
    },
  ]
}

extension String {
  /// The lines, whatever ends them.
  var lines: [Substring] { split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) }

  /// Without blanks at both ends.
  var trimmingBlanks: String {
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
    guard !arguments[1].isNil else {
      self.init()
      return
    }
    guard let entries = arguments[1].entries else {
      throw arguments.fault(1, expected: "a table of options")
    }
    let names = Contract.readingOptions.names
    for key in entries.keys.sorted() where !names.contains(key) {
      throw LuaFault(
        "'text.number' has no option '\(key)'" + Suggestion.sentence(for: key, in: names))
    }
    try self.init(entries, function: "text.number")
  }

  /// Reads the options among the entries of a table, whatever else there is.
  init(_ entries: [String: LuaValue], function: String) throws(LuaFault) {
    self.init(arithmetic: entries["arithmetic"] == .boolean(true))
    let allowed = (entries["units"]?.elements ?? []).compactMap(\.text)
    if !allowed.isEmpty { units = .required(allowed) }
    guard let separator = entries["decimal_separator"], !separator.isNil else { return }
    guard let known = separator.text.flatMap(DecimalSeparator.init(rawValue:)) else {
      throw LuaFault("'\(function)': decimal_separator is point, comma or automatic")
    }
    decimalSeparator = known
  }
}

extension HostAPI {
  /// What reading a number costs; exact arithmetic can take long for each of its characters.
  static func costOfNumber(length: Int, arithmetic: Bool) -> Int {
    guard arithmetic else { return 500 }
    return 2000 * (1 + min(length, NumberReadingOptions.longestArithmetic))
  }

  fileprivate static func costOfNumber(_ text: String, arithmetic: LuaValue?) -> Int {
    costOfNumber(length: text.utf8.count, arithmetic: arithmetic == .boolean(true))
  }
}

extension LuaValue {
  /// What it costs to read this as a typed number.
  var costOfNumber: Int {
    HostAPI.costOfNumber(text ?? self["text"]?.text ?? "", arithmetic: self["arithmetic"])
  }

  /// A number as `text.number` gives it. It carries how it was read, so that it can be judged
  /// exactly later.
  init(_ number: TypedNumber, options: NumberReadingOptions) {
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
