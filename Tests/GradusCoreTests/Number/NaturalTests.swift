import Testing

@testable import GradusCore

/// Limbs at which carries, borrows and the guesses of long division go wrong.
private let edges: [UInt32] = [0, 1, 2, 499_999_999, 500_000_000, 999_999_998, 999_999_999]

@Test func `quotient times divisor plus remainder is the number, also where a guess is too large`()
{
  for top in edges where top > 0 {
    for low in edges {
      for middle in edges {
        let divisor = Natural(limbs: [low, middle, top])
        for first in edges {
          for second in edges {
            let number = Natural(limbs: [second, first, low, first, second, top])
            let (quotient, remainder) = number.quotientAndRemainder(dividingBy: divisor)
            #expect(remainder < divisor)
            #expect(quotient * divisor + remainder == number)
          }
        }
      }
    }
  }
}

// Python's math.isqrt(10**41 + 7) and so on.
@Test(arguments: [
  ("0", "0"), ("1", "1"), ("3", "1"), ("4", "2"), ("999999999999999999", "999999999"),
  ("1000000000000000000", "1000000000"),
  ("100000000000000000000000000000000000000007", "316227766016837933199"),
  ("99999999999999999999", "9999999999"), ("100000000000000000000", "10000000000"),
])
func `a whole root is the largest whose square is not above`(_ text: String, _ root: String) {
  func natural(_ text: String) -> Natural { Natural(digits: text.utf8.map { $0 - 48 }) }
  #expect(natural(text).integerRoot == natural(root))
}

/// Where a number stops fitting a machine word, and where a limb ends.
private let words: [UInt64] = [
  0, 1, 9, 10, 999_999_999, 1_000_000_000, 1_000_000_001, 1 << 32, 999_999_999_999_999_999,
  1_000_000_000_000_000_000, 9_999_999_999_999_999_999, 10_000_000_000_000_000_000, .max / 2,
  .max / 10, .max - 1, .max,
]

// The right results are those of the standard library's 128-bit numbers.
@Test func `a number is the same whether it fits a machine word or not`() {
  func natural(_ value: UInt128) -> Natural {
    Natural(digits: String(value).utf8.map { $0 - 48 })
  }
  func text(_ natural: Natural) -> String { String(decoding: natural.digits, as: UTF8.self) }
  for first in words {
    let a = Natural(first)
    #expect(a.word == first && a == Natural(limbs: a.limbs) && a == natural(UInt128(first)))
    #expect(a.isOdd == !first.isMultiple(of: 2) && a.isZero == (first == 0))
    #expect(a.digitCount == (first == 0 ? 0 : String(first).count))
    for second in words {
      let b = Natural(second)
      let (low, high) = (UInt128(min(first, second)), UInt128(max(first, second)))
      #expect(text(a + b) == String(low + high) && a + b == natural(low + high))
      #expect(text(a * b) == String(low * high) && a * b == natural(low * high))
      if second > 0 { #expect(a * b - a == natural(low * high - UInt128(first))) }
      #expect(max(a, b) - min(a, b) == natural(high - low))
      #expect((a < b) == (first < second) && (a * b < a) == (low * high < first))
      guard low > 0 else { continue }
      let (quotient, remainder) = (a * b + .one).quotientAndRemainder(dividingBy: b)
      let right = (low * high + 1).quotientAndRemainder(dividingBy: UInt128(second))
      #expect(quotient == natural(right.quotient) && remainder == natural(right.remainder))
    }
    for power in 0...20 where first > 0 {
      #expect(text(a.timesTen(toThe: power)) == "\(first)" + String(repeating: "0", count: power))
      #expect(a.timesTen(toThe: power).splitAtTen(toThe: power).quotient == a)
      #expect(a.timesTen(toThe: power).trailingZeros == a.trailingZeros + power)
      let (quotient, remainder) = a.splitAtTen(toThe: power)
      #expect(quotient.timesTen(toThe: power) + remainder == a)
    }
  }
}
