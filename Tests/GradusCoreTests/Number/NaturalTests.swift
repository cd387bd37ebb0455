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
