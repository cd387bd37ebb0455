internal import GradusCore

/// The page about what a plugin returns and what its functions get and return.
enum ContractPage {
  static let text: String = {
    let parts = [introduction] + sections.flatMap(\.parts) + [""]
    return parts.joined(separator: "\n\n").trimmedEnd + "\n"
  }()

  private static let introduction = """
    # The plugin contract

    `plugin.lua` returns one table: the [plugin](#plugin), with formats, rules and checks. It needs
    no registration call and changes nothing outside itself. A function that returns something else
    than is said here is an error that names plugin, function and key; so is an unknown key in a
    plugin, format, field, rule, check, step, mistake, verdict, or sample of a format.

    A **text** is a string, or a table with one string for each language:
    `{ en = "row 2", zh = "第 2 行" }`. The host picks the language; a plugin passes texts on and,
    where it makes a sentence, makes both.

    **Data** is made of strings, numbers, booleans, lists, and tables with strings as keys.
    Tensors may be in it: they become nested lists. Functions, `rng` and `variant.check` are no
    data. Every call starts from the state right after loading, so nothing can be kept in a
    variable from one call to the next.
    """

  private struct Section: Sendable {
    var title: String
    var tables: [ContractTable]
    /// What comes behind the tables.
    var rest: [String] = []

    var parts: [String] {
      let first = tables.first.map { ContractPage.entry($0, level: 2, title: title) } ?? []
      return first + tables.dropFirst().flatMap { ContractPage.entry($0, level: 3) } + rest
    }
  }

  private static let sections = [
    Section(title: "Plugin", tables: [Contract.plugin, Contract.budget]),
    Section(
      title: "Format",
      tables: [Contract.format, Contract.variant, Contract.presentContext, Contract.sample]),
    Section(
      title: "Field", tables: [Contract.field],
      rest: [
        "### Field types",
        FieldType.allCases.map { "- `\"\($0.rawValue)\"`: \($0.summary)" }
          .joined(separator: "\n"),
        "A placeholder such as `\"{{d}}\"` may stand for a value of any type; the type is checked "
          + "after it is filled in.",
      ]),
    Section(
      title: "View", tables: [Contract.view, Contract.item],
      rest: [
        "### Blocks", BlockKind.allCases.map { kind($0.contract) }.joined(separator: "\n"),
        "### Inputs", InputKind.allCases.map { kind($0.contract) }.joined(separator: "\n"),
      ]),
    Section(title: "Verdict", tables: [Contract.verdict, Contract.part]),
    Section(
      title: "Rule",
      tables: [Contract.rule, Contract.rulePart, Contract.ruleContext, Contract.ruleSample]),
    Section(
      title: "Check",
      tables: [Contract.check, Contract.step, Contract.mistake, Contract.checkSample],
      rest: [
        "### What a check is given",
        "A `?` behind the type makes it optional: `mask = \"tensor[n,m]?\"`.",
        GivenType.Name.allCases.map { "- `\"\($0.shown)\"`: \($0.summary)" }
          .joined(separator: "\n"),
      ]),
  ]

  // MARK: Entries

  /// The tables that have a heading of their own, with its text.
  static let entries: [(heading: String, table: ContractTable)] = sections.flatMap { section in
    section.tables.enumerated().map { place, table in
      (place == 0 ? section.title : table.name.capitalizedFirst, table)
    }
  }

  /// A heading, a sentence and the keys.
  static func entry(_ table: ContractTable, level: Int, title: String? = nil) -> [String] {
    [
      String(repeating: "#", count: level) + " " + (title ?? table.name.capitalizedFirst),
      table.summary, table.keys.map(line).joined(separator: "\n"),
    ]
  }

  /// A block or an input: its words and its keys.
  private static func kind(_ table: ContractTable) -> String {
    let keys = table.keys.dropFirst().map { "  " + line($0) }
    let head = "- `kind = \"\(table.name)\"`: \(table.summary)"
    return ([head] + keys).joined(separator: "\n")
  }

  private static func line(_ key: ContractKey) -> String {
    let needed = key.isRequired ? ", required" : ""
    guard let call = key.call else {
      return "- `\(key.name)` (\(key.type.name)\(needed)): \(key.summary)"
    }
    let head =
      "- `\(key.name)(\(call.parameters.signature))` → \(call.returns.signature)\(needed): "
      + key.summary
    let parameters = call.parameters.map { "  " + $0.line }
    let returns = call.returns.line.map { ["  " + $0] } ?? []
    return ([head] + parameters + returns).joined(separator: "\n")
  }
}

extension String {
  fileprivate var trimmedEnd: String {
    var text = self
    while text.last?.isWhitespace == true { text.removeLast() }
    return text
  }
}
