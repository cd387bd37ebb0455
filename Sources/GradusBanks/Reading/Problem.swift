internal import GradusCore

/// What can be wrong in a file, in words. All wording of the module is in the extensions of this
/// type: one for YAML, one for fields, one for banks and quizzes.
struct Problem: Hashable {
  let message: String

  init(_ message: String) {
    self.message = message
  }
}

extension String {
  /// The text in single quotes, short enough for a message and on one line.
  var quoted: String {
    let line = split(whereSeparator: \.isNewline).joined(separator: " ")
    return line.count > 60 ? "'\(line.prefix(57))…'" : "'\(line)'"
  }
}

extension Sequence where Element == String {
  /// The words in quotes: `'a', 'b' and 'c'`.
  func quotedList(_ conjunction: String) -> String {
    let words = map(\.quoted)
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " \(conjunction) \(last)"
  }
}
