import Testing

@testable import GradusCore

private func judge(_ mode: Tolerance.Mode, _ answer: String, _ key: String) throws -> Bool {
  let number = ExactNumber(try #require(ExactDecimal(key)))
  return Tolerance(mode).judge(try TypedNumber(reading: answer), against: number).isWithin
}

private func decimal(_ text: String) throws -> ExactDecimal {
  try #require(ExactDecimal(text))
}

@Test(arguments: [
  // The edges at which binary floating point gives the wrong answer.
  ("1.05", "1", "0.05"), ("0.95", "1", "0.05"), ("1.05e33", "1e33", "0.05"),
  ("0.95e-33", "1e-33", "0.05"), ("1.1", "1", "0.1"), ("0.3", "0.2", "0.5"),
])
func `the edge of a relative tolerance belongs to it and the next digit does not`(
  _ answer: String,
  _ key: String,
  _ tolerance: String
) throws {
  let key = try decimal(key)
  let edge = try decimal(answer)
  let t = try decimal(tolerance)
  let beyond = (edge - key) * (try decimal("1.0000000000000000000000001")) + key
  let rule = Tolerance(.relative(t))
  #expect(rule.judge(TypedNumber(ExactNumber(edge)), against: key).isWithin)
  #expect(!rule.judge(TypedNumber(ExactNumber(beyond)), against: key).isWithin)
}

@Test func `a fraction is judged as the fraction and not as its first digits`() throws {
  let third = try TypedNumber(reading: "1/3")
  // |1/3 − 0.333| = 0.000333…: above 0.000333 and below 0.00033334.
  #expect(!Tolerance(.absolute(try decimal("0.000333"))).judge(third, against: 0.333).isWithin)
  #expect(Tolerance(.absolute(try decimal("0.00033334"))).judge(third, against: 0.333).isWithin)
  let key = try #require(ExactNumber(1, over: 3))
  #expect(Tolerance(.exact).judge(third, against: key).isWithin)
  #expect(!Tolerance(.exact).judge(third, against: 1.0 / 3).isWithin)
}

@Test func `a floating-point key is taken as its shortest decimal`() throws {
  let answer = try TypedNumber(reading: "0.3")
  #expect(Tolerance(.exact).judge(answer, against: 0.3).isWithin)
  #expect(!Tolerance(.exact).judge(answer, against: 0.1 + 0.2).isWithin)
  let infinite = Tolerance(.relative(1)).judge(answer, against: Double.infinity)
  #expect(!infinite.isWithin)
  #expect(infinite.text() == "the key is not a finite number")
}

// numpy 2.4: numpy.isclose(a, b, rtol, atol), away from the edge. On the edge, the last case, numpy
// says false, because in binary 10 − 9.899 is 0.10100000000000087.
@Test(arguments: [
  ("1.00001", "1", "1e-5", "1e-8", true), ("1.0000101", "1", "1e-5", "1e-8", false),
  ("1e-8", "0", "1e-5", "1e-8", true), ("1.1e-8", "0", "1e-5", "1e-8", false),
  ("10.1", "10", "0.01", "0.001", true), ("10.1011", "10", "0.01", "0.001", false),
  // Not symmetric: 10 is near 10.1009 by the larger key, 10.1011 is not near 10.
  ("10", "10.1011", "0.01", "0.001", true), ("-9.9", "-10", "0.01", "0.001", true),
  ("-9.899", "-10", "0.01", "0.001", true),
])
func `allclose is numpy's rule`(
  _ a: String,
  _ b: String,
  _ relative: String,
  _ absolute: String,
  _ expected: Bool
) throws {
  let mode = Tolerance.Mode.allclose(
    relative: try decimal(relative),
    absolute: try decimal(absolute)
  )
  #expect(try judge(mode, a, b) == expected)
}

// By hand from the rule |a − b| < 0.51·10^(⌊log₁₀|b|⌋ − n + 1): for 1234 and 2 figures, 51.
@Test(arguments: [
  (2, "1284.9", "1234", true), (2, "1285", "1234", false), (2, "1183", "1234", false),
  (2, "1183.1", "1234", true), (3, "0.0012391", "0.001234", false),
  (3, "0.0012390", "0.001234", true), (1, "0.509", "0", true), (1, "0.51", "0", false),
  (2, "0.051", "0", false), (2, "1000", "999", true), (1, "51", "0.5", false),
])
func `PrairieLearn's significant figures are half a unit and a little, strictly`(
  _ digits: Int,
  _ answer: String,
  _ key: String,
  _ expected: Bool
) throws {
  #expect(try judge(.prairieLearnSignificantFigures(digits), answer, key) == expected)
}

@Test(arguments: [
  (2, "3.1451", "3.14", false), (2, "3.145", "3.14", true), (2, "3.14509", "3.14", true),
  (0, "7.5", "7", true), (0, "7.51", "7", false),
])
func `PrairieLearn's decimal digits are half a unit and a little, strictly`(
  _ digits: Int,
  _ answer: String,
  _ key: String,
  _ expected: Bool
) throws {
  #expect(try judge(.prairieLearnDecimalDigits(digits), answer, key) == expected)
}

@Test func `STACK's slack is a billionth, relative and inclusive or absolute and strict`() throws {
  let t = try decimal("0.05")
  #expect(try judge(.stackRelative(t), "1.05000000005", "1"))
  #expect(try !judge(.stackRelative(t), "1.0500000000500001", "1"))
  #expect(try judge(.stackAbsolute(t), "1.0500000009999", "1"))
  #expect(try !judge(.stackAbsolute(t), "1.050000001", "1"))
}

// The intervals of Moodle's own test of get_tolerance_interval: (mode, t, key) → (min, max).
@Test func `Moodle's three intervals are inclusive and have their slack`() throws {
  let cases: [(Tolerance.Mode, String, String, String)] = [
    (.moodleRelative(try decimal("0.01")), "1", "0.99", "1.01"),
    (.moodleRelative(try decimal("0.01")), "10", "9.9", "10.1"),
    (.moodleRelative(try decimal("0.01")), "-10", "-10.1", "-9.9"),
    (.moodleNominal(try decimal("0.01")), "1", "0.99", "1.01"),
    (.moodleNominal(2), "10", "8", "12"), (.moodleNominal(0), "0", "0", "0"),
    (.moodleNominal(1), "1", "0", "2"), (.moodleGeometric(1), "1", "0.5", "2"),
    (.moodleGeometric(1), "-1", "-2", "-0.5"),
  ]
  let outside = try decimal("1e-8")
  for (mode, key, low, high) in cases {
    #expect(try judge(mode, low, key))
    #expect(try judge(mode, high, key))
    #expect(try !judge(mode, "\(try decimal(low) - outside)", key))
    #expect(try !judge(mode, "\(try decimal(high) + outside)", key))
  }
  #expect(try judge(.moodleNominal(0), "1e-14", "0"))
  #expect(try !judge(.moodleNominal(0), "1.1e-14", "0"))
  #expect(try judge(.moodleNominal(0), "1000.00000000001", "1000"))
}

@Test(arguments: [
  ("1.05", "1", false), ("1.0499999", "1", true), ("0.95", "1", false), ("0", "1", false),
  ("1e-15", "1e-11", false), ("1e-15", "5e-13", true), ("9e-13", "0", true), ("1e-12", "0", false),
])
func `WeBWorK's relative tolerance is strict and changes near zero`(
  _ answer: String,
  _ key: String,
  _ expected: Bool
) throws {
  #expect(try judge(.webworkRelative(try decimal("0.05")), answer, key) == expected)
}

@Test func `WeBWorK's absolute tolerance is strict`() throws {
  #expect(try !judge(.webworkAbsolute(try decimal("0.05")), "1.05", "1"))
  #expect(try judge(.webworkAbsolute(try decimal("0.05")), "1.049", "1"))
}

// The first five are WeBWorK's own test of tolType digits, 3 digits, tolTruncation 1; the rest
// follow its rule by hand.
@Test(arguments: [
  ("3.14", true), ("3.141", true), ("3.142", true), ("3.143", false), ("3.15", false),
  ("3.1415927", true), ("3.1419", true), ("3.1425", false), ("-3.14", false), ("314", false),
  ("3.1", false), ("3", false),
])
func `WeBWorK's digits accept a rounded key and one cut off, with one digit more`(
  _ answer: String,
  _ expected: Bool
) throws {
  #expect(try judge(.webworkDigits(3), answer, "3.14159265358979") == expected)
}

@Test func `edX takes a distance, a percentage of the key, or a tiny share of the larger`() throws {
  #expect(try judge(.edx(.absolute(try decimal("0.1"))), "1.1", "1"))
  #expect(try !judge(.edx(.absolute(try decimal("0.1"))), "1.1000001", "1"))
  #expect(try judge(.edx(.percent(5)), "-1.05", "-1"))
  #expect(try !judge(.edx(.percent(5)), "-1.0500001", "-1"))
  // 0.001 % of 100.001 is 0.00100001.
  #expect(try judge(.edx(.standard), "100.001", "100"))
  #expect(try !judge(.edx(.standard), "100.00101", "100"))
}

@Test(arguments: [
  (ToleranceInterval.Ends.closed, true, true), (.open, false, false), (.leftOpen, false, true),
  (.rightOpen, true, false),
])
func `the ends of an interval belong to it as said`(
  _ ends: ToleranceInterval.Ends,
  _ lower: Bool,
  _ upper: Bool
) throws {
  let mode = Tolerance.Mode.interval(
    ToleranceInterval(try decimal("0.1"), try decimal("0.3"), ends: ends)
  )
  #expect(try judge(mode, "0.1", "0") == lower)
  #expect(try judge(mode, "3/10", "0") == upper)
  #expect(try judge(mode, "0.2", "0"))
  #expect(try !judge(mode, "0.31", "0.2"))
}

// Numbas' marking script numberentry: minvalue and maxvalue rounded to the student's precision.
@Test(arguments: [
  ("0.33", true), ("0.333", true), ("0.3333", true), ("0.3", false), ("0.34", false),
  ("0.334", false), ("1/3", false),
])
func `Numbas rounds the ends to the places asked for or written`(
  _ answer: String,
  _ expected: Bool
) throws {
  let third = try decimal("0.33333333333333333333")
  let range = NumbasRange(third, third, precision: .decimals(2))
  #expect(try judge(.numbas(range), answer, "0") == expected)
}

@Test func `Numbas moves the ends out at the twelfth place and swaps them when reversed`() throws {
  let range = Tolerance.Mode.numbas(NumbasRange(2, 1))
  #expect(try judge(range, "1", "0"))
  #expect(try judge(range, "2.000000000001", "0"))
  #expect(try !judge(range, "2.0000000000011", "0"))
  let figures = Tolerance.Mode.numbas(
    NumbasRange(1234, 1234, precision: .significantFigures(2))
  )
  #expect(try judge(figures, "1200", "0"))
  #expect(try judge(figures, "1230", "0"))
  #expect(try !judge(figures, "1300", "0"))
}
