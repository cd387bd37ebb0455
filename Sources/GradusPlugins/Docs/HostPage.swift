/// The page of a chapter of host functions.
struct HostPage {
  let chapter: HostChapter

  var text: String {
    var parts = ["# \(subject): \(chapter.summary)", chapter.introduction]
    if chapter.sections.count > 1 { parts.append(contents) }
    for section in chapter.sections {
      if chapter.sections.count > 1 { parts.append("## \(section.title)") }
      parts += section.functions.map { Self.entry($0, level: chapter.sections.count > 1 ? 3 : 2) }
    }
    parts += chapter.tables.flatMap { ContractPage.entry($0, level: 2) }
    return parts.joined(separator: "\n\n") + "\n"
  }

  /// What the space or object is called in code.
  var subject: String {
    chapter.name == HostKind.check.name ? HostKind.check.receiver : chapter.name
  }

  /// A line of links for each section.
  private var contents: String {
    var met: [String: Int] = [:]
    return chapter.sections.map { section in
      let links = section.functions.map { function in
        let label =
          if case .operation(_, let written) = function.home { written } else { function.name }
        // GitHub numbers the headings that come to the same place, such as "a + b" and "a * b".
        let place = Markdown.anchor(function.fullName)
        let count = met[place, default: 0]
        met[place] = count + 1
        return "[`\(label)`](#\(place)\(count == 0 ? "" : "-\(count)"))"
      }
      return "- \(section.title): \(links.joined(separator: ", "))"
    }.joined(separator: "\n")
  }

  /// Everything about one function.
  static func entry(_ function: HostFunction, level: Int) -> String {
    var parts = [String(repeating: "#", count: level) + " \(function.fullName)"]
    if let deprecated = function.deprecated {
      parts.append(
        "**Deprecated since api \(deprecated.since):** use `\(deprecated.instead)` instead.")
    }
    let result = function.returns.map { " → \($0.signature)" } ?? ""
    parts.append(Markdown.block(function.calls.map { $0 + result }.joined(separator: "\n")))
    parts.append(function.summary)
    var details = function.parameters.map(\.line)
    if let returns = function.returns, let line = returns.line { details.append(line) }
    if !function.refuses.isEmpty {
      details.append("- refuses: \(function.refuses.joined(separator: "; "))")
    }
    details.append("- since api \(function.since)")
    parts.append(details.joined(separator: "\n"))
    parts.append(Markdown.block(function.example.text))
    return parts.joined(separator: "\n\n")
  }
}

extension HostFunction.Example {
  /// The call with what it gives behind it.
  var text: String {
    let result = prints.map { "-- prints: \($0)" } ?? "--> \(value)"
    let line = "\(source)  \(result)"
    return line.count <= 100 ? line : "\(source)\n\(result)"
  }
}

extension Parameter {
  /// A line of a list: `` - `axis` (integer, default −1): counted from 1 ``.
  var line: String {
    let kind =
      switch presence {
      case .required: type.name
      case .optional(let words): "\(type.name), default: \(words)"
      case .repeated: "\(type.name), any number of them"
      }
    let shown = name == "..." ? "…" : name
    return "- `\(shown)` (\(kind))" + (summary.isEmpty ? "" : ": \(summary)")
  }
}

extension Returned {
  /// Behind the arrow of a signature.
  var signature: String { mayFail ? "\(type.name), or nil and a problem" : type.name }

  /// A line of a list, when there is something to say.
  var line: String? { summary.isEmpty ? nil : "- returns \(signature): \(summary)" }
}
