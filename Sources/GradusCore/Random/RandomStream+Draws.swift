#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension RandomStream {
  /// A whole number from 0 to `bound` − 1, each equally likely (Lemire 2019, algorithm 5).
  ///
  /// `bound` must be positive.
  public mutating func index(below bound: UInt64) -> UInt64 {
    precondition(bound > 0, "a random index needs a positive bound")
    var product = next().multipliedFullWidth(by: bound)
    let threshold = (0 &- bound) % bound
    while product.low < threshold { product = next().multipliedFullWidth(by: bound) }
    return product.high
  }

  /// A whole number of `range`, each equally likely.
  public mutating func integer(in range: ClosedRange<Int>) -> Int {
    let span = UInt64(bitPattern: Int64(range.upperBound &- range.lowerBound))
    guard span < .max else { return Int(bitPattern: UInt(next())) }
    return range.lowerBound &+ Int(truncatingIfNeeded: index(below: span + 1))
  }

  /// A number from 0 up to but not including 1, a multiple of 2⁻⁵³.
  public mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// A normally distributed number with mean 0 and variance 1 (Box and Muller 1958), rounded to a
  /// multiple of 10⁻⁹ so that the last bit of a platform's logarithm does not show.
  public mutating func normal() -> Double {
    let radius = (-2 * log(1 - unit())).squareRoot()
    let value = radius * cos(2 * .pi * unit())
    return (value * 1e9).rounded() / 1e9
  }

  /// The numbers 0 to `count` − 1 in random order (Fisher and Yates, from the last place down).
  public mutating func permutation(of count: Int) -> [Int] {
    var order = Array(0..<count)
    var place = count - 1
    while place > 0 {
      order.swapAt(place, Int(index(below: UInt64(place + 1))))
      place -= 1
    }
    return order
  }
}
