public import GradusScreen

/// Lines that are moved up and down until their order is right.
///
/// Space takes a line, the arrows move it, space puts it down; a letter goes to its line.
public struct OrderField: InputField, Hashable {
  private var items: [Block.Item]
  private var focus = 0
  private var isHolding = false
  private var isTouched = false

  /// Creates a field; lines named in `order` come first, in that order.
  public init(_ items: [Block.Item], order labels: [String] = []) {
    let named = labels.compactMap { label in items.first { $0.label == label } }
    self.items = named + items.filter { !labels.contains($0.label) }
    isTouched = !labels.isEmpty
  }

  /// The labels from top to bottom, separated by spaces.
  public var answer: String { items.map(\.label).joined(separator: " ") }
  /// Whether no line was moved.
  public var isEmpty: Bool { !isTouched }

  /// Takes a key into account.
  public mutating func handle(_ key: Key) -> FieldOutcome {
    switch key {
    case .enter:
      guard !isHolding else {
        isHolding = false
        return .handled
      }
      return .submitted
    case .escape where isHolding: isHolding = false
    case .character(" "): isHolding.toggle()
    case .up: move(to: focus - 1)
    case .down: move(to: focus + 1)
    case .home: move(to: 0)
    case .end: move(to: items.count - 1)
    case .character(let character):
      let letter = character.plainLetter
      guard let index = items.firstIndex(where: { $0.label.lowercased() == letter }) else {
        return .ignored
      }
      isHolding = false
      focus = index
    default: return .ignored
    }
    return .handled
  }

  /// The lines around the one that has the focus, numbered from the top.
  public func drawing(width: Int, height: Int) -> Drawing {
    let columns = String(items.count).count
    let rows = items.indices.map { index in
      let number = String(index + 1)
      let front = String(repeating: " ", count: columns - number.count) + number + ". "
      return ListDrawing.row(StyledText(front, .dim), items[index], width: width).map {
        isHolding && index == focus ? $0.styled(.bold) : $0
      }
    }
    return ListDrawing(rows: rows, focus: focus, mark: isHolding ? "↕" : "›")
      .drawing(height: height)
  }

  private mutating func move(to place: Int) {
    guard !items.isEmpty else { return }
    let place = max(0, min(place, items.count - 1))
    if isHolding, place != focus {
      items.insert(items.remove(at: focus), at: place)
      isTouched = true
    }
    focus = place
  }
}
