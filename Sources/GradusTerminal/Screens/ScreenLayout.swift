public import GradusScreen

/// The screen of a question: header, what is asked, the input, what is said of the answer, key hints.
///
/// Everything stands below each other from the top, the hints in the last line. When there is too
/// little room, the text that is asked scrolls, and the input shows what is around its cursor.
public struct ScreenLayout {
  /// The smallest screen on which something is shown.
  public static let smallest = TerminalSize(width: 24, height: 6)

  /// The first line.
  public var header: ScreenHeader
  /// What is asked.
  public var body: ScrollView
  /// What the answer is given with; `nil` while nothing can be given.
  public var input: (any InputField)?
  /// What is said of the answer, or of the input, laid out already.
  public var feedback: [StyledText]
  /// The last line, the most important first.
  public var hints: [KeyHint]

  /// Creates a screen.
  public init(
    header: ScreenHeader, body: ScrollView, input: (any InputField)? = nil,
    feedback: [StyledText] = [], hints: [KeyHint] = []
  ) {
    self.header = header
    self.body = body
    self.input = input
    self.feedback = feedback
    self.hints = hints
  }

  /// How many lines of a screen each part has.
  public struct Heights: Hashable, Sendable {
    /// Of what is asked.
    public var body: Int
    /// Of the input.
    public var input: Int
    /// Of what is said.
    public var feedback: Int
  }

  /// How the lines of the screen are shared out.
  public func heights(in size: TerminalSize) -> Heights {
    let natural = input?.drawing(width: size.width, height: 10_000).lines.count ?? 0
    let lines = [body.lines.count, natural, feedback.count]
    // The header with the rule below, the hints, and an empty line before each further part.
    var room = size.height - 3 - lines.dropFirst().count { $0 > 0 }
    var heights = zip(lines, [3, 3, 3]).map { min($0, $1) }
    if room < heights.reduce(0, +) { heights = lines.map { min($0, max(1, room / 3)) } }
    room -= heights.reduce(0, +)
    // What is said of the answer is short; then the input; what is asked can scroll.
    for part in [2, 1, 0] where room > 0 {
      let limit = part == 2 ? size.height / 3 : lines[part]
      let more = max(0, min(min(lines[part], limit) - heights[part], room))
      heights[part] += more
      room -= more
    }
    return Heights(body: max(0, heights[0]), input: heights[1], feedback: heights[2])
  }

  /// The whole screen.
  public func frame(in size: TerminalSize) -> Frame {
    guard size.width >= Self.smallest.width, size.height >= Self.smallest.height else {
      return Frame(lines: [StyledText("24 × 6 …", .dim)])
    }
    let heights = heights(in: size)
    var lines = [header.line(width: size.width), rule(heights.body, size.width)]
    lines += body.shown(height: heights.body)
    var cursor: Frame.Place?
    if let input {
      if !lines.isEmpty { lines.append(StyledText()) }
      let drawing = input.drawing(width: size.width, height: heights.input)
      cursor = drawing.cursor.map {
        Frame.Place(line: $0.line + lines.count, column: $0.column)
      }
      lines += drawing.lines.prefix(heights.input)
    }
    if heights.feedback > 0 {
      lines.append(StyledText())
      lines += feedback.prefix(heights.feedback)
    }
    lines = Array(lines.prefix(size.height - 1))
    while lines.count < size.height - 1 { lines.append(StyledText()) }
    lines.append(KeyHint.line(hints, width: size.width))
    return Frame(lines: lines, cursor: cursor)
  }

  /// A line across the screen, which tells when there is more above or below.
  private func rule(_ height: Int, _ width: Int) -> StyledText {
    let more = body.hasMore(height: height)
    guard more.above || more.below else {
      return StyledText(String(repeating: "─", count: width), .dim)
    }
    let last = min(body.lines.count, bodyEnd(height))
    let note = " \(more.above ? "↑" : " ")\(more.below ? "↓" : " ") \(last)/\(body.lines.count) "
    let line = String(repeating: "─", count: max(0, width - displayWidth(note) - 2))
    return StyledText(line, .dim) + StyledText(note, .accent) + StyledText("──", .dim)
  }

  private func bodyEnd(_ height: Int) -> Int {
    max(0, min(body.offset, body.lines.count - height)) + height
  }
}
