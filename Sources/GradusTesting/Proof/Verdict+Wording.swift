internal import GradusCore

extension Verdict {
  /// What became of an answer, in words: "a score of 0.5", "invalid".
  var outcome: String {
    switch status {
    case .graded: "a score of \((score ?? 0).shown)"
    case .failed: "failed (\(failure?.message ?? ""))"
    default: status.rawValue
    }
  }

  /// What became of an answer, with what it was told.
  var wholeOutcome: String {
    var parts = [outcome]
    if !notes.isEmpty { parts.append("the notes \(notes.listed)") }
    let words = feedback.map { $0.text(in: .english) }.filter { !$0.isEmpty }
    if !words.isEmpty, status != .failed {
      parts.append("the feedback \(words.joined(separator: " ").quoted)")
    }
    guard let last = parts.last, parts.count > 1 else { return outcome }
    return parts.dropLast().joined(separator: ", ") + " and " + last
  }
}

extension String {
  /// The text in quotes, cut when it is long.
  var quoted: String { count > 60 ? "'\(prefix(57))…'" : "'\(self)'" }
}

extension [String] {
  /// The names with commas, or "none".
  var listed: String { isEmpty ? "none" : joined(separator: ", ") }
}
