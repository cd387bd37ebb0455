internal import GradusCore

// The tables that host functions take and return.
extension Contract {
  static let typedNumber = ContractTable(
    "typed number", "gradus.TypedNumber",
    "A number that keeps its text, so that it can be judged exactly.",
    [
      .required("text", .string, "as it was typed, such as `\"0.350\"`"),
      .required("value", .number, "the nearest floating point number"),
      .optional("unit", .string, "the unit that was typed"),
      .optional("arithmetic", .boolean, "how it was read"),
      .optional("decimal_separator", separator, "how it was read"),
    ])

  static let readingOptions = ContractTable(
    "reading options", "gradus.ReadingOptions", "How what a person typed is read.",
    [
      .optional("arithmetic", .boolean, "whether `12*768^2` and `sqrt(2)/2` are computed"),
      .optional("units", .list(of: .string), "the units of which one must follow the number"),
      .optional(
        "decimal_separator", separator,
        "which mark separates the decimals; `\"automatic\"` takes whatever has one reading"),
    ])

  private static let separator = LuaType.words(
    NumberReadingOptions.DecimalSeparator.allCases.map(\.rawValue))

  static let judgement = ContractTable(
    "judgement", "gradus.Judgement", "How a number compares with a key.",
    [
      .required("within", .boolean, "whether it is within the tolerance"),
      .optional("difference", .string, "how far off it is, exactly"),
      .optional("allowed", .string, "how far off it may be, exactly"),
      .required("text", .text, "both in words"),
    ])

  static let tolerance = ContractTable(
    "tolerance", "gradus.Tolerance",
    "How far off an answer may be: a mode, and the parameters the mode takes.",
    [.required("mode", .words(ToleranceModeName.allCases.map(\.rawValue)), "how it is measured")]
      + parameterNames.map { name in
        .optional(name, .number.or(.string), "a parameter of \(modes(with: name))")
      })

  private static func modes(with parameter: String) -> String {
    ToleranceModeName.allCases.filter { $0.parameterNames.contains(parameter) }
      .map { "`\($0.rawValue)`" }.joined(separator: ", ")
  }

  /// The parameters of all modes, sorted.
  private static let parameterNames = Set(
    ToleranceModeName.allCases.flatMap(\.parameterNames)
  ).sorted()

  static let namedMistake = ContractTable(
    "mistake of a draw", "gradus.NamedMistake", "A named mistake with its wrong value.",
    [
      .required("note", .string, "its note"),
      .required("notes", .list(of: .string), "every note an answer with this value gets"),
      .required("value", .number.or(.tensor()), "the wrong value"),
      .optional("feedback", .text, "what the learner is told"),
      .optional("step", .string, "the step it belongs to, in a check with steps"),
    ])
}
