public import GradusScreen

/// Lines of which a part is seen.
public struct ScrollView: Hashable, Sendable {
  /// All lines.
  public var lines: [StyledText]
  /// The first line that is seen.
  public private(set) var offset = 0

  /// Creates a view of the first lines.
  public init(_ lines: [StyledText] = [], offset: Int = 0) {
    self.lines = lines
    self.offset = offset
  }

  /// Moves by pages, or with `hasArrows` also by lines; `false` for any other key.
  public mutating func handle(_ key: Key, height: Int, hasArrows: Bool = false) -> Bool {
    let page = max(1, height - 1)
    switch key {
    case .pageUp: offset -= page
    case .pageDown: offset += page
    case .up where hasArrows: offset -= 1
    case .down where hasArrows: offset += 1
    case .home where hasArrows: offset = 0
    case .end where hasArrows: offset = lines.count
    default: return false
    }
    offset = shownOffset(height: height)
    return true
  }

  /// Moves so that the line at `index` is seen, at the top where what follows fills the screen.
  public mutating func show(_ index: Int, height: Int) {
    offset = lines.count <= height ? 0 : index
    offset = shownOffset(height: height)
  }

  /// The lines that are seen in `height` lines.
  public func shown(height: Int) -> [StyledText] {
    let start = shownOffset(height: height)
    return Array(lines[start..<min(lines.count, start + max(0, height))])
  }

  /// Whether there are lines above and below those that are seen.
  public func hasMore(height: Int) -> (above: Bool, below: Bool) {
    let start = shownOffset(height: height)
    return (start > 0, start + height < lines.count)
  }

  /// The offset that leaves no empty lines below, however high the screen has become.
  private func shownOffset(height: Int) -> Int { max(0, min(offset, lines.count - height)) }
}
