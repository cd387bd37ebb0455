public import GradusScreen

/// Options of which one or several are chosen: by their letters, or with the arrows.
///
/// In a single choice the arrows choose; in a multiple one they move, and space ticks.
public struct ChoiceField: InputField, Hashable {
  private let options: [Block.Item]
  private let isMultiple: Bool
  private var focus: Int?
  private var chosen: Set<Int> = []

  /// Creates a field; `chosen` are labels.
  public init(_ options: [Block.Item], isMultiple: Bool, chosen labels: [String] = []) {
    self.options = options
    self.isMultiple = isMultiple
    chosen = Set(options.indices.filter { labels.contains(options[$0].label) })
    focus = chosen.min()
  }

  /// The labels of the chosen options, separated by spaces.
  public var answer: String { chosen.sorted().map { options[$0].label }.joined(separator: " ") }
  /// Whether nothing is chosen.
  public var isEmpty: Bool { chosen.isEmpty }

  /// Takes a key into account.
  public mutating func handle(_ key: Key) -> FieldOutcome {
    switch key {
    case .enter: return chosen.isEmpty ? .incomplete : .submitted
    case .up: move(to: (focus ?? options.count) - 1)
    case .down: move(to: (focus ?? -1) + 1)
    case .home: move(to: 0)
    case .end: move(to: options.count - 1)
    case .character(" "): if let focus { choose(focus) } else { move(to: 0) }
    case .character(let character):
      let letter = character.plainLetter
      guard let index = options.firstIndex(where: { $0.label.lowercased() == letter }) else {
        return .ignored
      }
      focus = index
      choose(index)
    default: return .ignored
    }
    return .handled
  }

  /// The options around the one that has the focus.
  public func drawing(width: Int, height: Int) -> Drawing {
    let rows = options.indices.map { index in
      let isChosen = chosen.contains(index)
      let box =
        isMultiple ? (isChosen ? "[x] " : "[ ] ") : (isChosen ? "(x) " : "( ) ")
      return ListDrawing.row(
        StyledText(box, isChosen ? .accent : .dim), options[index], width: width)
    }
    return ListDrawing(rows: rows, focus: focus).drawing(height: height)
  }

  private mutating func move(to index: Int) {
    guard !options.isEmpty else { return }
    let index = max(0, min(index, options.count - 1))
    focus = index
    if !isMultiple { chosen = [index] }
  }

  private mutating func choose(_ index: Int) {
    if !isMultiple {
      chosen = [index]
    } else if chosen.remove(index) == nil {
      chosen.insert(index)
    }
  }
}

extension Character {
  /// The letter in lower case; also of a full-width one, as Chinese input methods write it.
  var plainLetter: String {
    guard unicodeScalars.count == 1, let scalar = unicodeScalars.first,
      (0xFF01...0xFF5E).contains(scalar.value),
      let narrow = Unicode.Scalar(scalar.value - 0xFEE0)
    else { return lowercased() }
    return Character(narrow).lowercased()
  }
}
