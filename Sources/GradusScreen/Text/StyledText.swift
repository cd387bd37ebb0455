/// Text with meaning for the eye: runs of a string and a style, before any colour is chosen.
///
///     var line = StyledText("A)", .key)
///     line.append(" It scales the scores.")
///     line.width  // 24
public struct StyledText: Hashable, Sendable {
  /// What a run is, not how it looks; a `Renderer` chooses the look.
  public enum Style: String, Hashable, Sendable, CaseIterable {
    /// Ordinary text.
    case plain
    /// Strong text.
    case bold
    /// Emphasised text.
    case emphasis
    /// Text of less weight: hints, counters, frames.
    case dim
    /// Something right.
    case good
    /// Something wrong.
    case bad
    /// Something to look at.
    case accent
    /// A title.
    case heading
    /// Code, typed as it stands.
    case code
    /// What the learner can type: a label or a key.
    case key
  }

  /// A stretch of text in one style.
  public struct Run: Hashable, Sendable {
    /// The characters.
    public var text: String
    /// What they are.
    public var style: Style
    /// Whether a line should not be broken inside, as in a formula.
    public var staysTogether: Bool

    /// Creates a run.
    public init(_ text: String, _ style: Style = .plain, staysTogether: Bool = false) {
      self.text = text
      self.style = style
      self.staysTogether = staysTogether
    }
  }

  /// The runs from left to right; none is empty.
  public private(set) var runs: [Run] = []

  /// Creates empty text.
  public init() {}

  /// Creates text in one style.
  public init(_ text: String, _ style: Style = .plain) {
    append(text, style)
  }

  /// The characters without their styles.
  public var plain: String { runs.reduce(into: "") { $0 += $1.text } }

  /// The terminal columns it takes.
  public var width: Int { displayWidth(plain) }

  /// Whether there is nothing to show.
  public var isEmpty: Bool { runs.isEmpty }

  /// Adds a run at the end.
  public mutating func append(_ run: Run) {
    guard !run.text.isEmpty else { return }
    // No copy of the last run is held, so that its text grows in place.
    let last = runs.count - 1
    if last >= 0, !run.staysTogether, runs[last].style == run.style, !runs[last].staysTogether {
      runs[last].text += run.text
    } else {
      runs.append(run)
    }
  }

  /// Adds a string at the end.
  public mutating func append(_ text: String, _ style: Style = .plain) {
    append(Run(text, style))
  }

  /// Adds another text at the end.
  public mutating func append(_ other: StyledText) {
    for run in other.runs { append(run) }
  }

  /// Two texts, one after the other.
  public static func + (left: StyledText, right: StyledText) -> StyledText {
    var sum = left
    sum.append(right)
    return sum
  }

  /// The text with its plain runs in another style; runs that have a style of their own keep it.
  public func styled(_ style: Style) -> StyledText {
    var result = StyledText()
    for var run in runs {
      if run.style == .plain { run.style = style }
      result.append(run)
    }
    return result
  }

  /// The text with spaces at its end until it is `width` columns wide.
  func padded(to width: Int) -> StyledText {
    self + StyledText(String(repeating: " ", count: max(0, width - self.width)))
  }
}

extension StyledText: ExpressibleByStringLiteral {
  /// Creates plain text.
  public init(stringLiteral value: String) { self.init(value) }
}
