import Testing

@testable import GradusCore

@Test(arguments: [
  ("0.0", "0"), ("-0", "0"), ("1.50", "1.5"), ("-7.5e0", "-7.5"), ("100", "100"),
  ("1e20", "100000000000000000000"),
  ("1e21", "1e21"), ("-1.25e400", "-1.25e400"), ("0.0000001", "0.0000001"), ("1e-8", "1e-8"),
  ("123e-10", "1.23e-8"), (".5", "0.5"), ("5.", "5"), ("+5", "5"), ("1E+2", "100"),
])
func `a decimal is written short and exactly`(_ text: String, _ expected: String) throws {
  #expect(try #require(ExactDecimal(text)).description == expected)
}

@Test(arguments: [
  "", "-", ".", "e5", "1e", "1e+", "1.2.3", "1,5", " 1", "1 ", "0x1", "nan", "１", "1e100001",
])
func `plain decimal text is strict`(_ text: String) {
  #expect(ExactDecimal(text) == nil)
}

@Test(arguments: [
  ("0.0099", 3, "0.010"), ("1.005", 2, "1.01"), ("-2.5", 0, "-3"), ("0", 2, "0.00"),
  ("12", 1, "12.0"),
  ("-0.001", 2, "0.00"), ("99.99", 1, "100.0"),
])
func `a fixed number of decimals is written with its zeros`(
  _ text: String,
  _ places: Int,
  _ expected: String
) throws {
  #expect(try #require(ExactDecimal(text)).fixed(decimalPlaces: places) == expected)
}

@Test(arguments: [
  0.1, 0.3, 1.0, -2.5, 1e-7, 5e22, 1e15, 123456789012345680, 1.7976931348623157e308,
])
func `the shortest decimal of a floating-point number is the one it prints as`(_ value: Double)
  throws
{
  let decimal = try #require(ExactDecimal(shortest: value))
  #expect(decimal == ExactDecimal("\(value)"))
  #expect(decimal.doubleValue == value)
}

@Test func `infinities and nan have no decimal`() {
  #expect(ExactDecimal(shortest: .infinity) == nil)
  #expect(ExactDecimal(shortest: -.infinity) == nil)
  #expect(ExactDecimal(shortest: .nan) == nil)
}

@Test func `equal fractions are equal and hash alike however they are written`() throws {
  // Too long to be reduced: 7^40 has 34 digits.
  let seven = try #require(ExactNumber(7).power(40))
  let above = try #require(seven.decimal)
  let unreduced = try #require(ExactNumber(above, over: above * 3))
  let third = try #require(ExactNumber(1, over: 3))
  #expect(unreduced == third)
  #expect(unreduced.hashValue == third.hashValue)
  #expect(try #require(ExactNumber(-3, over: -4)).decimal == ExactDecimal("0.75"))
  #expect(try #require(ExactNumber(1, over: 3)).description == "1/3")
  #expect(ExactNumber(1, over: 0) == nil)
  #expect(ExactNumber(1).divided(by: 0) == nil)
}

@Test func `bounded arithmetic answers like the operators within the limits`() throws {
  let a = try #require(ExactDecimal("1.25e-40"))
  let b = try #require(ExactDecimal("-3e60"))
  #expect(a.adding(b) == a + b)
  #expect(a.subtracting(b) == a - b)
  #expect(a.multiplied(by: b) == ExactDecimal("-3.75e20"))
  #expect(a.adding(0) == a)
  #expect(a.scaled(byTenToThe: 42) == 125)
  #expect(a.magnitudeExponent == -40)
  #expect(a.decimalPlaces == 42)
  #expect(b.isInteger)
  #expect(ExactDecimal("120")?.integer == 120)
  #expect(ExactDecimal("9223372036854775808")?.integer == nil)
  #expect(ExactDecimal("0.5")?.integer == nil)
}
