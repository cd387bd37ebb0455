internal import GradusCore

/// One row of comma-separated values (RFC 4180).
///
/// A cell with a comma, a quote or an end of a line stands in quotes, and rows end with `\r\n`. A
/// NUL, which many readers take for the end of the text, is written as `U+FFFD`.
///
/// A spreadsheet runs a cell that begins like a formula, so that an answer could reach out of it
/// ("CSV injection", OWASP). Such a text gets an apostrophe before it, which spreadsheets take for
/// "this is text". It begins, after spaces, with `=`, `+`, `-`, `@`, a full-width form of these, a
/// tab, or an end of a line, and is no plain number: `-0.5` stays as it is.
struct CSVRow {
  /// The row with its end.
  var text: String { cells.joined(separator: ",") + "\r\n" }
  private var cells: [String] = []

  /// Creates an empty row.
  init() {}

  /// Creates a row of texts.
  init(_ texts: [String]) {
    for text in texts { add(text) }
  }

  /// Adds a cell for a text that anybody may have written.
  mutating func add(_ text: String?) {
    cells.append(Self.quoted(Self.disarmed(text ?? "")))
  }

  /// Adds a number, or what stands for none.
  mutating func add(_ number: Double?, orElse absent: String = "") {
    cells.append(number?.shown ?? absent)
  }

  private static func disarmed(_ text: String) -> String {
    guard let first = text.unicodeScalars.first(where: { $0 != " " }),
      "=+-@\t\r\n\u{ff1d}\u{ff0b}\u{ff0d}\u{ff20}".unicodeScalars.contains(first),
      !isPlainNumber(text)
    else { return text }
    return "'" + text
  }

  /// Digits with a sign, a point and an exponent at most, in ASCII.
  private static func isPlainNumber(_ text: String) -> Bool {
    Double(text) != nil
      && text.utf8.allSatisfy { (0x30...0x39).contains($0) || "+-.eE".utf8.contains($0) }
  }

  private static func quoted(_ text: String) -> String {
    guard text.utf8.contains(where: { "\",\r\n\0".utf8.contains($0) }) else { return text }
    var out = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": out += "\"\""
      case "\0": out += "\u{fffd}"
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out + "\""
  }
}
