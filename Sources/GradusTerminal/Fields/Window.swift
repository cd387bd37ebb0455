/// Which of many lines are seen, so that the one that matters is among them.
struct Window: Hashable, Sendable {
  /// The lines that are seen.
  let range: Range<Int>
  /// Whether there are lines above and below.
  let hasMoreAbove: Bool, hasMoreBelow: Bool

  init(count: Int, height: Int, focus: Int) {
    self.init(count: count, height: height, focus: focus..<(focus + 1))
  }

  /// The line before which `focus` ends, and from its start on if it is higher than the window.
  init(count: Int, height: Int, focus: Range<Int>) {
    let height = max(1, height)
    let middle = focus.lowerBound - max(0, height - focus.count) / 2
    let start = max(0, min(middle, count - height))
    range = start..<min(count, start + height)
    hasMoreAbove = start > 0
    hasMoreBelow = range.upperBound < count
  }
}
