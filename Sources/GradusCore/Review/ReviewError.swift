/// Something a scheduler of reviews cannot work with.
public enum ReviewError: Error, Hashable, Sendable {
  /// There are not as many parameters as the model has.
  case parameterCount(Int)
  /// A parameter is outside its bounds.
  case parameter(name: String, value: Double, allowed: ClosedRange<Double>)
  /// A setting is outside its bounds.
  case setting(name: String, value: Double, allowed: ClosedRange<Double>)
  /// The card's numbers belong to another algorithm.
  case otherAlgorithm(question: String, algorithm: String)
}

extension ReviewError: CustomStringConvertible {
  /// What is wrong, in words.
  public var description: String {
    switch self {
    case .parameterCount(let count):
      "\(FSRS6.name) takes \(FSRS6.bounds.count) parameters, not \(count)"
    case .parameter(let name, let value, let allowed):
      "parameter \(name) of \(FSRS6.name) is \(value.shown)" + Self.expectation(allowed)
    case .setting(let name, let value, let allowed):
      "the \(name) is \(value.shown)" + Self.expectation(allowed)
    case .otherAlgorithm(let question, let algorithm):
      "the memory of '\(question)' was worked out by '\(algorithm)', not by \(FSRS6.name); "
        + "replay its reviews"
    }
  }

  private static func expectation(_ allowed: ClosedRange<Double>) -> String {
    "; it must be from \(allowed.lowerBound.shown) to \(allowed.upperBound.shown)"
  }
}
