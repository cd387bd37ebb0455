/// A block of a view.
enum BlockKind: String, CaseIterable, Sendable {
  case text, options, columns, table, code

  var contract: ContractTable {
    let (summary, keys): (String, [ContractKey]) =
      switch self {
      case .text: ("A paragraph.", [.required("text", .text, "what it says")])
      case .options:
        (
          "Labelled options, one below the other.",
          [.required("items", .list(of: .record(Contract.item)), "the options")]
        )
      case .columns:
        (
          "Two columns of labelled items.",
          [
            .required("left", .list(of: .record(Contract.item)), "the left column"),
            .required("right", .list(of: .record(Contract.item)), "the right column"),
            .optional("titles", .list(of: .text), "the titles of both"),
          ]
        )
      case .table:
        (
          "A table.",
          [
            .optional("header", .list(of: .text), "the titles of the columns"),
            .required("rows", .list(of: LuaType("list of texts", "gradus.Text[]")), "the rows"),
          ]
        )
      case .code:
        (
          "Program text.",
          [
            .required("text", .string, "the program"),
            .optional("language", .string, "its language, such as `\"lua\"`"),
          ]
        )
      }
    return ContractTable(
      rawValue, "gradus.Block.\(rawValue)", summary,
      [.required("kind", .words([rawValue]), "which block it is")] + keys)
  }
}

/// What the learner gives.
enum InputKind: String, CaseIterable, Sendable {
  case choice, order, line, lines, matrix, rubric

  var contract: ContractTable {
    let (summary, keys): (String, [ContractKey]) =
      switch self {
      case .choice:
        (
          "One or several of some labels.",
          [
            .required("labels", .list(of: .string), "the labels"),
            .optional("multiple", .boolean, "whether several may be given"),
          ]
        )
      case .order:
        (
          "All of some labels in an order, typed as a line with the labels from the first on.",
          [.required("labels", .list(of: .string), "the labels, as they are shown")]
        )
      case .line: ("One line.", [])
      case .lines: ("Several lines, ended by an empty one.", [])
      case .matrix:
        (
          "Numbers in rows and columns.",
          [
            .optional("rows", .integer, "how many rows, 1 by default"),
            .optional("columns", .integer, "how many columns, 1 by default"),
          ]
        )
      case .rubric:
        (
          "A free answer that the learner then marks by key points.",
          [.required("items", .list(of: .record(Contract.item)), "the key points")]
        )
      }
    return ContractTable(
      rawValue, "gradus.Input.\(rawValue)", summary,
      [.required("kind", .words([rawValue]), "which input it is")] + keys
        + [.optional("hint", .text, "how to type it")])
  }
}

extension Contract {
  static let view = ContractTable(
    "view", "gradus.View",
    "How a variant looks below its prompt and what the learner gives, apart from any screen.",
    [
      .optional("blocks", .list(of: LuaType("block", "gradus.Block")), "what is shown, in order"),
      .optional(
        "input", LuaType("input", "gradus.Input"), "what the learner gives; one line without it"),
    ])

  static let item = ContractTable(
    "item", "gradus.Item", "A text with a label in front.",
    [
      .optional("label", .string, "the label, such as `\"A\"`"),
      .required("text", .text, "what it says"),
      .optional("weight", .number, "how much it counts, where that matters"),
    ])
}
