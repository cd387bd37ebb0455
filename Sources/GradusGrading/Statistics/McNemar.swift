#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// McNemar's test (1947) of whether as many answers went from right to wrong as from wrong to
/// right.
public struct McNemar: Hashable, Sendable {
  /// How many answers are right in both files.
  public var both = 0
  /// How many are right in this file and not in the other.
  public var hereOnly = 0
  /// How many are right in the other file and not in this one.
  public var thereOnly = 0
  /// How many are right in neither file.
  public var neither = 0

  /// The most changed answers for which the exact probability is computed.
  static let mostExact = 1000

  /// Creates a test of nothing yet.
  public init() {}

  /// Counts one pair.
  mutating func add(here: Bool, there: Bool) {
    switch (here, there) {
    case (true, true): both += 1
    case (true, false): hereOnly += 1
    case (false, true): thereOnly += 1
    case (false, false): neither += 1
    }
  }

  /// How likely so uneven a change is by chance, on both sides: from the binomial distribution, or
  /// beyond 1000 changed answers from χ² with Edwards' continuity correction, rounded to nine
  /// decimals. `nil` when nothing changed.
  public var probability: Double? {
    let changed = hereOnly + thereOnly
    guard changed > 0 else { return nil }
    guard changed > Self.mostExact else { return exact(changed) }
    let excess = Double(max(0, abs(hereOnly - thereOnly) - 1))
    let tail = erfc((excess * excess / Double(changed) / 2).squareRoot())
    return (tail * 1e9).rounded() / 1e9
  }

  private func exact(_ changed: Int) -> Double {
    // 2⁻¹⁰⁰⁰ is still a normal number, so that the terms can be built up from the first.
    var term = Double(sign: .plus, exponent: -changed, significand: 1)
    var sum = CompensatedSum()
    for count in 0...min(hereOnly, thereOnly) {
      sum.add(term)
      term = term * Double(changed - count) / Double(count + 1)
    }
    return min(1, 2 * sum.value)
  }
}
