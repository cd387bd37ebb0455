public import GradusScreen

/// A list of lines of which one is picked: with the arrows, or by typing its number.
public struct PickField: InputField, Hashable {
  private let rows: [StyledText]
  private var typed = ""
  /// The line that is picked, counted from 0.
  public private(set) var picked: Int

  /// Creates a list.
  public init(_ rows: [StyledText], picked: Int = 0) {
    self.rows = rows
    self.picked = max(0, min(picked, rows.count - 1))
  }

  /// The number of the line, counted from 1.
  public var answer: String { String(picked + 1) }
  /// Whether there is nothing to pick.
  public var isEmpty: Bool { rows.isEmpty }

  /// Takes a key into account.
  public mutating func handle(_ key: Key) -> FieldOutcome {
    if case .character(let character) = key, let digit = character.wholeNumberValue {
      // A number that is too high begins anew with its last digit.
      typed =
        Int(typed + "\(digit)").map { $0 <= rows.count } == true ? typed + "\(digit)" : "\(digit)"
      if let number = Int(typed), (1...max(1, rows.count)).contains(number) { picked = number - 1 }
      return .handled
    }
    typed = ""
    switch key {
    case .enter: return rows.isEmpty ? .incomplete : .submitted
    case .up: move(by: -1)
    case .down: move(by: 1)
    case .pageUp: move(by: -10)
    case .pageDown: move(by: 10)
    case .home: picked = 0
    case .end: move(by: rows.count)
    default: return .ignored
    }
    return .handled
  }

  /// The lines around the picked one.
  public func drawing(width: Int, height: Int) -> Drawing {
    ListDrawing(
      rows: rows.map { [$0.clipped(to: width - 2)] }, focus: rows.isEmpty ? nil : picked
    ).drawing(height: height)
  }

  private mutating func move(by count: Int) {
    picked = max(0, min(picked + count, rows.count - 1))
  }
}
