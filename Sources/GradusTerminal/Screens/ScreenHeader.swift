internal import GradusScreen

/// The first lines of a screen: how far the session is, what it is about and how late it is.
public struct ScreenHeader: Hashable, Sendable {
  /// The number of the question, from 1.
  public var number: Int
  /// How many questions there are.
  public var count: Int
  /// How many are done.
  public var done: Int
  /// What the question is called.
  public var title: String
  /// The time that is left or has passed, in words.
  public var clock: String?
  /// Whether there is little time left.
  public var isUrgent: Bool
  /// Whether the learner wants to come back.
  public var isFlagged: Bool

  /// Creates a header.
  public init(
    number: Int, count: Int, done: Int, title: String, clock: String? = nil,
    isUrgent: Bool = false, isFlagged: Bool = false
  ) {
    self.number = number
    self.count = count
    self.done = done
    self.title = title
    self.clock = clock
    self.isUrgent = isUrgent
    self.isFlagged = isFlagged
  }

  /// One line: number, bar, title, and at the right flag and clock. The title gives way first.
  func line(width: Int) -> StyledText {
    var left = StyledText("\(number)/\(count) ", .heading)
    left.append(bar(width: width < 60 ? 6 : 12))
    var right = StyledText()
    if isFlagged { right.append(" ⚑", .accent) }
    if let clock { right.append("  " + clock, isUrgent ? .bad : .dim) }
    let room = max(0, width - left.width - right.width - 2)
    let middle = StyledText("  ") + renderMarkup(title).styled(.heading).clipped(to: room)
    return (left + middle).filled(to: width - right.width) + right
  }

  private func bar(width: Int) -> StyledText {
    let full = count > 0 ? min(width, max(0, width * done / count)) : 0
    return StyledText(String(repeating: "━", count: full), .good)
      + StyledText(String(repeating: "─", count: width - full), .dim)
  }
}
