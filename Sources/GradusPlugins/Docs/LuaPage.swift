internal import GradusLua

/// The page about the part of Lua's own library that plugins have.
enum LuaPage {
  static let text: String = {
    var parts = [introduction]
    for library in LuaLibrary.all {
      parts += [
        "## \(library.title)", library.introduction,
        library.entries.map { line($0, of: library) }.joined(separator: "\n"),
      ]
    }
    parts += [
      "## What is absent",
      "Using one of these is an error that says so.",
      LuaLibrary.absences.map { absence in
        "- \(absence.names.map(Markdown.code).joined(separator: ", ")): \(absence.reason)"
      }.joined(separator: "\n"),
    ]
    return parts.joined(separator: "\n\n") + "\n"
  }()

  private static let introduction: String = {
    let limits = LuaLimits()
    let spaces = HostAPI.chapters.filter(\.isGlobal)
      .map { "[\($0.name)](api-\($0.name).md)" }.joined(separator: ", ")
    return """
      # Lua in plugins

      Plugins are written in Lua 5.4, as text of at most 128 KiB a file. The whole language is
      there, with a library built from nothing: the safe part of Lua's own, below, and the globals
      \(spaces).
      What is not as in stock Lua is said behind "Differs".

      Every call has a budget, which is counted and not timed, so that a verdict never depends on
      how busy the machine is. The call ends when it is used up, and nothing in Lua can catch that:

      - \(grouped(limits.instructions)) instructions, with what library functions do charged to them
      - \(limits.allocation >> 20) MiB allocated in all
      - \(limits.memory >> 20) MiB held at once
      - \(limits.text >> 20) MiB for the longest string
      - \(grouped(limits.depth)) calls inside calls
      """
  }()

  /// What is said of one name.
  static func line(_ entry: LuaLibrary.Entry, of library: LuaLibrary) -> String {
    let name = library.fullName(entry)
    let call = entry.parameters.map { "\(name)(\($0))" } ?? name
    let difference = entry.difference.isEmpty ? "" : " Differs: \(entry.difference)."
    return "- `\(call)`: \(entry.summary)\(difference)"
  }

  /// A number with a blank between thousands.
  private static func grouped(_ number: Int) -> String {
    let digits = String(number)
    var text = ""
    for (place, digit) in digits.enumerated() {
      if place > 0, (digits.count - place).isMultiple(of: 3) { text += " " }
      text.append(digit)
    }
    return text
  }
}
