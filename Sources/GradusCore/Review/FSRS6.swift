internal import Foundation

/// The memory model of the Free Spaced Repetition Scheduler, version 6.
///
/// What is remembered has a stability, the days until it is remembered with a chance of 90 %, and a
/// difficulty from 1 to 10. Each review changes both by formulas with 21 parameters, w0 to w20.
/// The formulas are those of the open-spaced-repetition project, as its Python and Rust versions
/// compute them; the method is that of Ye, Su and Cao 2022, "A Stochastic Shortest Path Algorithm
/// for Optimizing Spaced Repetition Scheduling".
///
///     let model = FSRS6.standard
///     let first = model.memory(afterFirst: .good)
///     let next = model.memory(first, rated: .good, afterDays: 2)
///     model.interval(stability: next.stability, retention: 0.9)  // 11
public struct FSRS6: Hashable, Sendable {
  /// The algorithm and its version, as it is kept beside each state: versions do not mix.
  public static let name = "FSRS-6"

  /// What is known of a memory.
  public struct Memory: Hashable, Sendable {
    /// The days after which it is remembered with a chance of 90 %; at least 0.001.
    public var stability: Double
    /// From 1, easy, to 10, hard.
    public var difficulty: Double

    /// Creates a memory.
    public init(stability: Double, difficulty: Double) {
      self.stability = stability
      self.difficulty = difficulty
    }
  }

  /// The model with the parameters that its authors fitted to the reviews of many learners.
  public static let standard = FSRS6(checked: [
    0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835,
    0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
  ])

  /// From where to where each parameter may be.
  public static let bounds: [ClosedRange<Double>] = [
    0.001...100, 0.001...100, 0.001...100, 0.001...100, 1...10, 0.001...4, 0.001...4, 0.001...0.75,
    0...4.5, 0...0.8, 0.001...3.5, 0.001...5, 0.001...0.25, 0.001...0.9, 0...4, 0...1, 1...6, 0...2,
    0...2, 0...0.8, 0.1...0.8,
  ]

  /// The parameters w0 to w20.
  public let parameters: [Double]
  /// The exponent of forgetting, −w20.
  let decay: Double
  /// What makes the chance after `stability` days 90 %: 0.9^(1/decay) − 1.
  let factor: Double

  /// Creates a model with parameters of its own.
  ///
  /// - Throws: `ReviewError` when there are not 21 of them, or one is outside its bounds.
  public init(parameters: [Double]) throws(ReviewError) {
    guard parameters.count == Self.bounds.count else { throw .parameterCount(parameters.count) }
    for (number, (value, allowed)) in zip(parameters, Self.bounds).enumerated()
    where !allowed.contains(value) {
      throw .parameter(name: "w\(number)", value: value, allowed: allowed)
    }
    self.init(checked: parameters)
  }

  private init(checked parameters: [Double]) {
    self.parameters = parameters
    decay = -parameters[20]
    factor = pow(0.9, 1 / decay) - 1
  }
}
