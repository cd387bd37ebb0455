/// How marks differ and how they go together. What is too small to be anything but rounding counts
/// as nothing.
struct Dispersion {
  /// The marks less their mean.
  let centred: [Double]
  /// The sum of their squares.
  let squares: Double

  /// - Parameter scale: how large the marks may be.
  init(_ marks: [Double], scale: Double) {
    centred = marks.centred
    let squares = centred.products(with: centred)
    let rounding = scale * 1e-11
    self.squares = squares <= Double(marks.count) * rounding * rounding ? 0 : squares
  }

  /// The variance, dividing by one less than there are; `nil` of fewer than two.
  var variance: Double? { centred.count > 1 ? squares / Double(centred.count - 1) : nil }

  /// The sum of products of the two sides' differences.
  private func products(with other: Dispersion) -> Double {
    let sum = centred.products(with: other.centred)
    return sum.magnitude <= 1e-13 * (squares * other.squares).squareRoot() ? 0 : sum
  }

  /// The covariance, dividing by one less than there are; 0 when one side does not differ.
  func covariance(with other: Dispersion) -> Double? {
    guard centred.count > 1 else { return nil }
    guard squares > 0, other.squares > 0 else { return 0 }
    return products(with: other) / Double(centred.count - 1)
  }

  /// The correlation, from −1 to 1; `nil` when one side does not differ.
  func correlation(with other: Dispersion) -> Double? {
    guard squares > 0, other.squares > 0 else { return nil }
    let ratio = products(with: other) / (squares * other.squares).squareRoot()
    return min(1, max(-1, ratio))
  }
}

/// How far the upper 27 % of students are above the lower 27 % on one question.
///
/// Where students of the same total straddle the border of a group, each counts for an equal part,
/// so that the result does not depend on their order.
struct UpperLower {
  private let upper: [Double]
  private let lower: [Double]

  /// - Parameter totals: the students' totals.
  init?(_ totals: [Double]) {
    let size = max(1, Int((Double(totals.count) * 0.27).rounded()))
    guard totals.count >= 2 * size else { return nil }
    upper = Self.weights(totals, size: size)
    lower = Self.weights(totals.map { -$0 }, size: size)
  }

  /// The difference of the two groups' mean marks.
  func difference(_ marks: [Double]) -> Double {
    marks.products(with: upper) - marks.products(with: lower)
  }

  private static func weights(_ totals: [Double], size: Int) -> [Double] {
    let border = totals.sorted(by: >)[size - 1]
    let above = totals.count { $0 > border }
    let atBorder = totals.count { $0 == border }
    let part = Double(size - above) / Double(atBorder)
    return totals.map { $0 > border ? 1 / Double(size) : $0 == border ? part / Double(size) : 0 }
  }
}
