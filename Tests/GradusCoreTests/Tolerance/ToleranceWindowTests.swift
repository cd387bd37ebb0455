import Testing

@testable import GradusCore

private func number(_ text: String) throws -> ExactNumber {
  ExactNumber(try #require(ExactDecimal(text)))
}

// By hand: the last number that is accepted on each side, and the first that is not.
@Test func `a window has the numbers a tolerance takes for the key`() throws {
  let hundredth = try #require(ExactDecimal("0.01"))
  let cases: [(Tolerance.Mode, key: String, inside: [String], outside: [String])] = [
    (.exact, "0.5", ["0.5", "0.50"], ["0.5000000000000000001", "0"]),
    (.absolute(hundredth), "-1", ["-1.01", "-0.99"], ["-1.01000000000000000001", "-0.9899", "1"]),
    (.relative(hundredth), "-200", ["-202", "-198"], ["-202.0001", "-197.9999", "200"]),
    (.relative(hundredth), "0", ["0", "0.0"], ["0.00000000000001", "-1e-300"]),
    (.allclose(relative: hundredth, absolute: 1), "100", ["98", "102"], ["97.9", "102.1"]),
    (.webworkAbsolute(hundredth), "1", ["1.0099999", "0.9900001"], ["1.01", "0.99"]),
    (.edx(.percent(1)), "1e25", ["101e23", "99e23"], ["101.00001e23", "98.99999e23", "1e24"]),
    (.moodleNominal(hundredth), "5", ["5.01", "4.99"], ["5.0101", "4.9899"]),
  ]
  for (mode, key, inside, outside) in cases {
    let tolerance = Tolerance(mode)
    let window = try #require(ToleranceWindow(of: tolerance, around: number(key)))
    for text in inside + outside + ["1/3"] {
      let answer = try TypedNumber(reading: text)
      let judgement = tolerance.judge(answer, against: try number(key))
      #expect(text == "1/3" || window.judge(answer.value) == judgement, "\(mode) \(text)")
      let margin = window.margin(of: judgement)
      #expect(margin?.difference == judgement.margin?.difference, "\(mode) \(text)")
      #expect(margin?.allowed == judgement.margin?.allowed, "\(mode) \(text)")
    }
    for text in inside { #expect(try window.contains(number(text)) == true, "\(mode) \(text)") }
    for text in outside { #expect(try window.contains(number(text)) == false, "\(mode) \(text)") }
  }
}

@Test func `there is no window where more than a distance from the key decides`() throws {
  let hundredth = try #require(ExactDecimal("0.01"))
  let modes: [Tolerance.Mode] = [
    .webworkRelative(hundredth), .edx(.standard), .decimals(2), .webworkDigits(2),
    .significantFigures(2, accuracy: nil), .interval(ToleranceInterval(0, 2)),
    .moodleGeometric(hundredth),
  ]
  for mode in modes { #expect(ToleranceWindow(of: Tolerance(mode), around: 1) == nil, "\(mode)") }
  let third = try #require(ExactNumber(1, over: 3))
  #expect(ToleranceWindow(of: Tolerance(.exact), around: third) == nil)
  #expect(ToleranceWindow(of: Tolerance(.absolute(1)), around: 1)?.contains(third) == nil)
}

// The words on both sides of each power of ten and of two.
@Test func `digits are counted at every length of a word`() {
  var word: UInt64 = 1
  while true {
    for near in [word - 1, word, word + 1] {
      #expect(Natural(near).digitCount == (near == 0 ? 0 : String(near).count))
    }
    guard word <= UInt64.max / 10 else { break }
    word *= 10
  }
  for bit in 1..<64 {
    for near in [1 << UInt64(bit) - 1, 1 << UInt64(bit)] as [UInt64] {
      #expect(Natural(near).digitCount == String(near).count)
    }
  }
  #expect(Natural(UInt64.max).digitCount == 20)
}

// By hand: as far apart as words can be lined up, and farther.
@Test func `decimals are ordered whatever their exponents`() throws {
  let ascending = [
    "-18446744073709551615e19", "-1e20", "-18446744073709551616", "-18446744073709551615", "-1",
    "-1e-19", "-1e-20", "0", "1e-40", "1e-20", "1e-19", "0.99999999999999999999", "1",
    "1.0000000000000000001", "9", "10", "18446744073709551615", "18446744073709551616",
    "18446744073709551615e19", "18446744073709551615e20",
  ]
  let numbers = try ascending.map { try #require(ExactDecimal($0)) }
  for (left, first) in numbers.enumerated() {
    for (right, second) in numbers.enumerated() {
      #expect((first < second) == (left < right), "\(ascending[left]) \(ascending[right])")
    }
  }
}
