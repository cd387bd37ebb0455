/// Prose with a little Markdown and LaTeX, as flowing styled text.
///
///     renderMarkup("**Why** divide by $\\sqrt{d_k}$?")  // Why divide by √dₖ?
///
/// Understood: `**strong**`, `*emphasis*`, `` `code` ``, lines that begin with `- `, and math between
/// `$…$`, `$$…$$`, `\(…\)` or `\[…\]`. Newlines stay. A backslash takes the meaning from `$`, `*` and
/// `` ` ``. Control characters are replaced as `sanitised(_:)` does.
///
/// A dollar sign opens math as in Pandoc's `tex_math_dollars`: the character after the opening sign is
/// not a blank, the one before the closing sign is not a blank either, the one after it is not a digit,
/// and no blank line stands between. So `$5 and $6` stays as it is. A star is a mark only away from
/// ASCII letters and digits, as in `2*3*4` it is not.
///
/// Matrices come out as `[1 2; 3 4]`; a `Layout` draws the ones that stand on a line of their own.
public func renderMarkup(_ text: String) -> StyledText {
  var result = StyledText()
  for (index, line) in MarkupLine.lines(of: sanitised(text)).enumerated() {
    if index > 0 { result.append("\n") }
    result.append(String(repeating: " ", count: line.indent))
    if line.isListItem { result.append("• ") }
    result.append(line.text)
  }
  return result
}
