/// The type of a format's field or of a rule's option.
enum FieldType: String, CaseIterable, Sendable {
  case string, text, number, integer, boolean, any
  case enumeration = "enum"
  case list, record, map
  case key, check, mistakes, tolerance

  /// What may stand there.
  var summary: String {
    switch self {
    case .string: "a text that is the same in every language"
    case .text: "a text, or one for each language: `{ en = …, zh = … }`"
    case .number: "a number"
    case .integer: "a whole number"
    case .boolean: "true or false"
    case .any: "anything"
    case .enumeration: "one of the words in `values`"
    case .list: "a list whose elements are what `of` says; anything without it"
    case .record: "a table with the keys in `fields`"
    case .map: "a table with free keys whose values are what `of` says; anything without it"
    case .key:
      "the true answer with its tolerance: `{value: …, tolerance: {…}}`, or `{given: {…}, "
        + "tolerance: {…}}` with a check; the plugin gets [variant.check](api-check.md) for it"
    case .check: "the name of a plugin's check, which computes the true answer"
    case .mistakes:
      "named mistakes: `{note: …, value: …, feedback: …}` each, or the notes of those of the "
        + "check's mistakes that are looked for; all of them without it"
    case .tolerance: "a tolerance: `{mode: …, …}`, see [decimal](api-decimal.md)"
    }
  }
}

extension Contract {
  static let field = ContractTable(
    "field", "gradus.Field",
    "What a format says of one key of its questions, or a rule of one option.",
    [
      .required(
        "type", LuaType("field type", "gradus.FieldType"), "see [field types](#field-types)"),
      .optional("required", .boolean, "whether a question without it is wrong"),
      .optional("default", .any, "what holds when the question does not say"),
      .optional("doc", .string, "one sentence for authors of questions"),
      .optional("of", LuaType("field", "gradus.Field"), "the elements of a list or map"),
      .optional(
        "fields", LuaType("table of fields by name", "table<string, gradus.Field>"),
        "the keys of a record"),
      .optional("values", .list(of: .string), "the words of an enum"),
      .optional("min", .number, "the smallest number, or the fewest elements of a list"),
      .optional("max", .number, "the largest number, or the most elements of a list"),
    ])
}
