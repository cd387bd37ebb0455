/// A sum of floating-point numbers with Neumaier's compensation (1974), so that what is lost in one
/// addition comes back in the end.
struct CompensatedSum: Hashable, Sendable {
  private var sum = 0.0
  private var lost = 0.0

  /// The sum so far.
  var value: Double { sum + lost }

  /// Adds a number.
  mutating func add(_ number: Double) {
    let next = sum + number
    lost += sum.magnitude >= number.magnitude ? (sum - next) + number : (number - next) + sum
    sum = next
  }
}

extension Sequence where Element == Double {
  /// The sum, in the order of the sequence.
  var compensatedSum: Double {
    var sum = CompensatedSum()
    for number in self { sum.add(number) }
    return sum.value
  }
}

extension Array where Element == Double {
  /// The mean; `nil` of nothing.
  var mean: Double? { isEmpty ? nil : compensatedSum / Double(count) }

  /// What each number differs from the mean.
  var centred: [Double] {
    guard let mean else { return [] }
    return map { $0 - mean }
  }

  /// The middle number, or the mean of the two in the middle; `nil` of nothing.
  var median: Double? {
    guard !isEmpty else { return nil }
    let sorted = sorted()
    let middle = count / 2
    return count.isMultiple(of: 2) ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
  }

  /// The sum of the products with the numbers of another list.
  func products(with other: [Double]) -> Double {
    zip(self, other).lazy.map { $0 * $1 }.compensatedSum
  }
}
