/// How well something was remembered, as the scheduler counts it.
public enum Rating: Int, CaseIterable, Hashable, Sendable, Codable {
  /// It was not remembered.
  case again = 1
  /// It was remembered with difficulty.
  case hard = 2
  /// It was remembered.
  case good = 3
  /// It was remembered without effort.
  case easy = 4
}
