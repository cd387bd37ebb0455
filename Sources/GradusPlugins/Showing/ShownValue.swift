/// A value on its way to a text: on one line where it fits, else an entry a line.
indirect enum ShownValue {
  /// Text that is never broken.
  case word(String)
  /// Lines that stand below each other, with what stands for them inside a line.
  case lines([String], inline: String)
  /// `name { key = value, … }`; without keys a list. `more` entries are left out.
  case group(name: String, entries: [(key: String?, value: ShownValue)], more: Int)

  /// The widest line, as far as lines can be broken.
  static let width = 80

  /// The value as at most `most` lines; a last one says how many are left out.
  func text(mostLines most: Int) -> String {
    var lines = lines(before: "", after: "", indent: 0)
    if lines.count > most {
      let left = lines.count - most + 1
      lines = lines.prefix(most - 1) + ["… \(left) more lines"]
    }
    return lines.joined(separator: "\n")
  }

  /// The value on one line.
  var inline: String {
    switch self {
    case .word(let word): return word
    case .lines(_, let inline): return inline
    case .group(let name, let entries, let more):
      var parts = entries.map { Self.assignment($0.key) + $0.value.inline }
      if more > 0 { parts.append("… \(more) more") }
      let isList = entries.allSatisfy { $0.key == nil }
      let body = parts.joined(separator: ", ")
      return name + (isList || parts.isEmpty ? "{\(body)}" : "{ \(body) }")
    }
  }

  private static func assignment(_ key: String?) -> String { key.map { "\($0) = " } ?? "" }

  private func lines(before: String, after: String, indent: Int) -> [String] {
    let margin = String(repeating: " ", count: indent)
    let line = margin + before + inline + after
    switch self {
    case .lines(let lines, _) where indent == 0 || line.count > Self.width:
      return [margin + before + (lines.first ?? "")] + lines.dropFirst().map { margin + $0 }
    case .group(let name, let entries, let more) where line.count > Self.width && !entries.isEmpty:
      var lines = [margin + before + name + "{"]
      for entry in entries {
        lines += entry.value.lines(
          before: Self.assignment(entry.key), after: ",", indent: indent + 2)
      }
      if more > 0 { lines.append("\(margin)  … \(more) more") }
      return lines + [margin + "}" + after]
    default: return [line]
    }
  }
}
