public import GradusScreen

/// Key points that a learner ticks one by one, with what speaks for each beside it.
public struct RubricField: InputField, Hashable {
  /// A key point.
  public struct Point: Hashable, Sendable {
    /// Its number and what it says.
    public var item: Block.Item
    /// What in the answer seems to meet it; `nil` when nothing was found.
    public var cue: String?

    /// Creates a key point.
    public init(_ item: Block.Item, cue: String? = nil) {
      self.item = item
      self.cue = cue
    }
  }

  private let points: [Point]
  private var focus = 0
  private var ticked: Set<Int> = []

  /// Creates a field with nothing ticked.
  public init(_ points: [Point]) { self.points = points }

  /// The places of the ticked points, counted from 1.
  public var marks: [Int] { ticked.sorted().map { $0 + 1 } }
  /// The marks as a rubric reads them: `marks: 1, 3`.
  public var answer: String { "marks: " + marks.map(String.init).joined(separator: ", ") }
  /// Whether nothing is ticked.
  public var isEmpty: Bool { ticked.isEmpty }

  /// Takes a key into account: `y` and `n` decide and go on, space and numbers tick.
  public mutating func handle(_ key: Key) -> FieldOutcome {
    switch key {
    case .enter: return .submitted
    case .up: move(to: focus - 1)
    case .down, .tab: move(to: focus + 1)
    case .backTab: move(to: focus - 1)
    case .home: move(to: 0)
    case .end: move(to: points.count - 1)
    case .character(" "): toggle(focus)
    case .character(let character):
      switch character.plainLetter {
      case "y":
        ticked.insert(focus)
        move(to: focus + 1)
      case "n":
        ticked.remove(focus)
        move(to: focus + 1)
      case let label:
        guard let index = points.firstIndex(where: { $0.item.label == label }) else {
          return .ignored
        }
        focus = index
        toggle(index)
      }
    default: return .ignored
    }
    return .handled
  }

  /// The points around the one that has the focus.
  public func drawing(width: Int, height: Int) -> Drawing {
    let rows = points.indices.map { index in
      let isTicked = ticked.contains(index)
      let box = StyledText(isTicked ? "[x] " : "[ ] ", isTicked ? .accent : .dim)
      let row = ListDrawing.row(box, points[index].item, width: width)
      guard let cue = points[index].cue else { return row }
      let indent = String(repeating: " ", count: box.width + 3)
      return row + StyledText(indent + cue, .dim).wrapped(to: width - 2)
    }
    return ListDrawing(rows: rows, focus: points.isEmpty ? nil : focus).drawing(height: height)
  }

  private mutating func move(to index: Int) {
    focus = max(0, min(index, points.count - 1))
  }

  private mutating func toggle(_ index: Int) {
    guard points.indices.contains(index) else { return }
    if ticked.remove(index) == nil { ticked.insert(index) }
  }
}
