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

  /// Text as lines of which none is long, each sentence beginning a new one, as formatters want it.
  static func lines(_ text: String) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      let endsSentence = line.last.map { ".!?".contains($0) } ?? false
      let isFull = line.utf8.count + word.utf8.count >= longest
      if !line.isEmpty, isFull || (endsSentence && word.first?.isUppercase == true) {
        lines.append(self.line(line))
        line = ""
      }
      line += line.isEmpty ? String(word) : " " + word
    }
    return lines + (line.isEmpty ? [] : [self.line(line)])
  }

  private static let longest = 76
}
