/// The manual page of a command, in mdoc.
struct ManualPage {
  let command: ToolHelp.Command
  /// The version, and the day it is of, such as "November 25, 2026".
  let version: String
  let date: String

  /// The page's name, such as `gradus-plugin-new`.
  var name: String { command.words.joined(separator: "-") }

  /// The file's name.
  var file: String { name + ".1" }

  /// The whole page.
  var text: String {
    let lines =
      [
        ".\\\" Made by 'gradus manual'.", ".Dd \(date)", ".Dt \(name.uppercased()) 1",
        ".Os \"Gradus \(version)\"", ".Sh NAME", ".Nm \(name)",
        ".Nd \(ManualText.line(summary))",
      ] + synopsis + description + arguments + commands + surroundings + status + examples + others
    return lines.joined(separator: "\n") + "\n"
  }

  private var isRoot: Bool { command.superCommands?.isEmpty ?? true }

  private var shown: [ToolHelp.Argument] {
    (command.arguments ?? []).filter { argument in
      argument.shouldDisplay
        && (isRoot || !(argument.names ?? []).contains { ["help", "version"].contains($0.name) })
    }
  }

  /// The abstract in the form of a NAME section: no capital, no full stop.
  private var summary: String {
    let text = command.abstract ?? ""
    let end = text.hasSuffix(".") ? text.index(before: text.endIndex) : text.endIndex
    return text.prefix(1).lowercased() + text[..<end].dropFirst()
  }

  // MARK: Sections

  private var synopsis: [String] {
    var lines = [
      ".Sh SYNOPSIS", ".Nm \(ManualText.argument(command.words.joined(separator: " ")))",
    ]
    let placed = shown.filter { $0.kind == .positional }
    for argument in placed + shown.filter({ $0.kind != .positional }) {
      var usage = Self.usage(argument, short: true)
      if argument.isRepeating { usage += " ..." }
      lines.append(argument.isOptional ? ".Op \(usage)" : ".\(usage)")
    }
    if !command.shownSubcommands.isEmpty { lines += [".Ar command", ".Op Ar options"] }
    return lines
  }

  private var description: [String] {
    var lines = [".Sh DESCRIPTION"] + ManualText.lines(command.abstract ?? "")
    for paragraph in HelpText(command.discussion ?? "").paragraphs {
      switch paragraph {
      case .text(let text): lines += [".Pp"] + ManualText.lines(text)
      case .code(let code): lines += Self.literal([code])
      }
    }
    return lines
  }

  private var arguments: [String] {
    guard !shown.isEmpty else { return [] }
    var lines = [".Sh OPTIONS", ".Bl -tag -width indent"]
    for argument in shown {
      lines.append(".It " + Self.usage(argument, short: false))
      lines += ManualText.lines(argument.abstract ?? "")
      var facts: [String] = []
      if let values = argument.allValues, !values.isEmpty {
        facts.append("Values: \(values.joined(separator: ", ")).")
      }
      if let value = argument.defaultValue { facts.append("Default: \(value).") }
      lines += facts.map { ManualText.line($0) }
    }
    return lines + [".El"]
  }

  private var commands: [String] {
    guard !command.shownSubcommands.isEmpty else { return [] }
    var lines = [".Sh COMMANDS", ".Bl -tag -width indent"]
    for subcommand in command.shownSubcommands {
      let page = (command.words + [subcommand.commandName]).joined(separator: "-")
      lines.append(".It Xr \(page) 1")
      lines += ManualText.lines(subcommand.abstract ?? "")
    }
    return lines + [".El"]
  }

  private var surroundings: [String] { isRoot ? Self.environmentAndFiles : [] }

  private var status: [String] {
    guard command.shownSubcommands.isEmpty || isRoot else { return [] }
    var lines = [".Sh EXIT STATUS", ".Bl -tag -width indent"]
    for (status, meaning) in Self.statuses {
      lines += [".It \(status)"] + ManualText.lines(meaning)
    }
    return lines + [".El"]
  }

  private var examples: [String] {
    let examples = HelpText(command.discussion ?? "").examples
    return examples.isEmpty ? [] : [".Sh EXAMPLES"] + Self.literal(examples)
  }

  private var others: [String] {
    var pages = command.shownSubcommands.map { name + "-" + $0.commandName }
    if !isRoot { pages.append((command.superCommands ?? []).joined(separator: "-")) }
    pages.sort()
    let references = pages.enumerated().map { index, page in
      ".Xr \(page) 1" + (index == pages.count - 1 ? "" : " ,")
    }
    return [".Sh SEE ALSO"] + references
  }

  // MARK: Parts

  /// An argument as it is given; with all its names unless `short`.
  private static func usage(_ argument: ToolHelp.Argument, short: Bool) -> String {
    let value = ManualText.argument(argument.valueName ?? "value")
    let names = (argument.names ?? []).sorted { $0.withoutHyphen.count < $1.withoutHyphen.count }
    let flags = (short ? Array(names.suffix(1)) : names)
      .map { "Fl \($0.withoutHyphen.replacing("-", with: "\\-"))" }
      .joined(separator: " , ")
    return switch argument.kind {
    case .positional: "Ar \(value)"
    case .flag: flags
    case .option: "\(flags) Ar \(value)"
    }
  }

  private static func literal(_ lines: [String]) -> [String] {
    [".Bd -literal -offset indent"] + lines.map { ManualText.code($0) } + [".Ed"]
  }

  private static let statuses = [
    ("0", "Done, whatever the scores."),
    ("1", "Done, but something failed: a grader, a proof or a test, or a demand was not met."),
    ("64", "Wrong usage."), ("65", "Bad data in a bank, plugin, key or file."),
    ("66", "There is no such input."), ("74", "An error while reading or writing."),
  ]

  private static let environmentAndFiles = """
    .Sh ENVIRONMENT
    .Bl -tag -width indent
    .It Ev GRADUS_PATH
    Folders in which plugins are looked for, with colons between them.
    .It Ev XDG_DATA_HOME
    The folder in which
    .Pa gradus
    holds your data and your plugins.
    Default:
    .Pa ~/.local/share .
    .It Ev XDG_STATE_HOME
    The folder for histories.
    Default:
    .Pa ~/.local/state .
    .El
    .Sh FILES
    .Bl -tag -width indent
    .It Pa ~/.local/share/gradus/gradus.sqlite
    Your sessions, answers and review schedule.
    .It Pa ~/.local/share/gradus/plugins
    Your plugins.
    .El
    """.split(separator: "\n").map { String($0) }
}
