/// The places of a text where parameters are inserted.
enum Placeholders {
  /// What is known of the placeholders of a text.
  struct Finding {
    /// The names that are inserted, without formats.
    var names: [String] = []
    /// The part of the text from a placeholder that is not closed.
    var unclosed: String?
  }

  /// Looks for `{{name}}`. `{{` before something other than a name, as in `{{1, 2}, {3, 4}}`, is
  /// none.
  static func find(in text: String) -> Finding {
    var finding = Finding()
    var rest = text[...]
    while let start = rest.firstRange(of: "{{") {
      let body = rest[start.upperBound...]
      let name = body.drop { $0 == " " }.prefix { $0.isLetter || $0.isNumber || "_.".contains($0) }
      rest = body
      guard let first = name.first, first.isLetter || first == "_" else { continue }
      let after = body[name.endIndex...].drop { $0 == " " }
      guard let end = body.firstRange(of: "}}"), !(after.first == "}" && !after.hasPrefix("}}"))
      else {
        finding.unclosed = finding.unclosed ?? String(rest.prefix { !$0.isNewline })
        continue
      }
      let isClosed = after.hasPrefix("}}") || after.first == ":"
      if isClosed { finding.names.append(String(name)) }
      rest = text[(isClosed ? end.upperBound : body.startIndex)...]
    }
    if let unclosed = finding.unclosed { finding.unclosed = "{{" + unclosed }
    return finding
  }
}

extension String {
  /// Whether parameters may be inserted here, so that its kind shows only then.
  var hasPlaceholder: Bool {
    var previous: UInt8 = 0
    for byte in utf8 {
      if byte == 0x7B, previous == 0x7B { return true }
      previous = byte
    }
    return false
  }
}
