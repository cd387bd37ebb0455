/// An answer without the decorations round it: Markdown, LaTeX, quotes, the full stop of a sentence.
/// When nothing but a number is left, it is written plainly: `$1,234.50` is `1234.50`.
struct AnswerText {
  /// The answer.
  let text: String

  init(_ bytes: ArraySlice<UInt8>) {
    var rest = bytes.trimmed
    while let less = Self.peeled(rest) { rest = less.trimmed }
    text = NumberScan(rest).whole ?? String(decoding: rest, as: UTF8.self)
  }

  private static let pairs: [(StaticString, StaticString)] = [
    ("$", "$"), ("\\(", "\\)"), ("\\[", "\\]"), ("`", "`"), ("\"", "\""), ("“", "”"), ("「", "」"),
  ]
  private static let commands: [StaticString] = [
    "\\text{", "\\textbf{", "\\mathbf{", "\\mathrm{", "\\textit{", "\\boxed{",
  ]

  /// One layer less; `nil` when there is none. Each takes the same time, however long the text is.
  private static func peeled(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    guard let first = text.first, let last = text.last else { return nil }
    let asterisk = UInt8(ascii: "*")
    if first == asterisk || first == UInt8(ascii: "#") { return text.dropFirst() }
    if last == asterisk { return text.dropLast() }
    if last == UInt8(ascii: "."), text.dropLast().last != last,
      !text.has("\\right", at: text.endIndex - 7)
    {
      return text.dropLast()
    }
    if text.has("。", at: text.endIndex - 3) { return text.dropLast(3) }
    for (start, end) in pairs {
      let (head, tail) = (start.utf8CodeUnitCount, end.utf8CodeUnitCount)
      if text.count >= head + tail, text.has(start, at: text.startIndex),
        text.has(end, at: text.endIndex - tail)
      {
        return text.dropFirst(head).dropLast(tail)
      }
    }
    let command = text.count(ofFirst: commands, at: text.startIndex)
    guard command > 0, last == UInt8(ascii: "}") else { return nil }
    let inner = text.dropFirst(command).dropLast()
    return inner.contains { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "}") } ? nil : inner
  }
}
