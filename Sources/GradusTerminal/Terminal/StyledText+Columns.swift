public import GradusScreen

extension StyledText {
  /// The text without newlines and control characters, cut to at most `width` columns; what is cut
  /// off is marked by `…`.
  public func clipped(to width: Int) -> StyledText {
    let whole = onOneLine
    guard whole.width > width else { return whole }
    return whole.columns(0..<max(0, width - 1)).filled(to: max(0, width - 1))
      + StyledText(width > 0 ? "…" : "", .dim)
  }

  /// What lies in these columns. A wide character that lies in them only by half is left out, with a
  /// space in its place.
  public func columns(_ range: Range<Int>) -> StyledText {
    var result = StyledText()
    var column = 0
    for run in runs {
      var piece = ""
      for character in run.text {
        let width = displayWidth(String(character))
        let end = column + width
        if column >= range.lowerBound, end <= range.upperBound {
          if width > 0 || column > range.lowerBound { piece.append(character) }
        } else if end > range.lowerBound, column < range.upperBound {
          piece += String(
            repeating: " ",
            count: min(end, range.upperBound) - max(column, range.lowerBound))
        }
        column = end
      }
      result.append(piece, run.style)
    }
    return result
  }

  /// The text with spaces at its end until it is `width` columns wide.
  public func filled(to width: Int) -> StyledText {
    self + StyledText(String(repeating: " ", count: max(0, width - self.width)))
  }

  /// The text made safe, with spaces for newlines.
  private var onOneLine: StyledText {
    var result = StyledText()
    for run in runs {
      result.append(String(sanitised(run.text).map { $0.isNewline ? " " : $0 }), run.style)
    }
    return result
  }
}
