/// Text in the form of manual pages, mdoc.
enum ManualText {
  /// A line of text: its backslashes stand for themselves, and its first letter is no request.
  static func line(_ text: String) -> String {
    let escaped = text.replacing("\\", with: "\\e")
    return escaped.first == "." || escaped.first == "'" ? "\\&" + escaped : escaped
  }

  /// A line that people copy: hyphens stay hyphens, quotes stay quotes.
  static func code(_ text: String) -> String {
    line(text).replacing("-", with: "\\-").replacing("'", with: "\\(aq")
      .replacing("`", with: "\\(ga").replacing("^", with: "\\(ha").replacing("~", with: "\\(ti")
  }

  /// An argument of a macro.
  static func argument(_ text: String) -> String {
    let escaped = text.replacing("\\", with: "\\e").replacing("\"", with: "\\(dq")
    return escaped.contains(" ") ? "\"\(escaped)\"" : escaped
  }

  /// Sentences one a line, as formatters want them.
  static func sentences(_ text: some StringProtocol) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      if let last = line.last, ".:!?".contains(last), word.first?.isUppercase == true, last != ":" {
        lines.append(self.line(line))
        line = ""
      }
      line += line.isEmpty ? String(word) : " " + word
    }
    return lines + (line.isEmpty ? [] : [self.line(line)])
  }
}
