import Testing

@testable import GradusCore

// What STACK's own answer tests say of pairs of plain numbers: its documentation, "Answer tests /
// Results", pages NumRelative, NumAbsolute, NumSigFigs, NumDecPlaces and SigFigsStrict. Left out are
// lists, matrices and computations; π is written out where STACK's key is `pi`.

private let pi = "3.14159265358979323846"

private func judge(_ mode: Tolerance.Mode, _ answer: String, _ key: String) throws -> Bool {
  let parts = key.split(separator: "/").map(String.init)
  let above = try #require(ExactDecimal(parts[0]))
  let below = parts.count > 1 ? try #require(ExactDecimal(parts[1])) : .one
  let number = try #require(ExactNumber(above, over: below))
  return Tolerance(mode).judge(try TypedNumber(reading: answer), against: number).isWithin
}

@Test(arguments: [
  ("1", "0", "0.05", false), ("1.1", "1", "0.05", false), ("1.05", "1", "0.05", true),
  ("0.95", "1", "0.05", true), ("0.949", "1", "0.05", false), ("1.05e33", "1e33", "0.05", true),
  ("1.06e33", "1e33", "0.05", false), ("0.95e33", "1e33", "0.05", true),
  ("0.949e33", "1e33", "0.05", false), ("1.05e-33", "1e-33", "0.05", true),
  ("1.06e-33", "1e-33", "0.05", false), ("0.95e-33", "1e-33", "0.05", true),
  ("0.949e-33", "1e-33", "0.05", false), ("1", "1.05", "0.1", true),
  ("1000", "1.05e3", "0.1", true),
  ("1.05", "1", "0.1", true), ("1.05", "3", "0.1", false), ("3.14", pi, "0.001", true),
])
func `a relative tolerance agrees with every literal case of STACK's NumRelative`(
  _ answer: String,
  _ key: String,
  _ tolerance: String,
  _ expected: Bool
) throws {
  let t = try #require(ExactDecimal(tolerance))
  #expect(try judge(.stackRelative(t), answer, key) == expected)
  // No case of theirs lies inside the slack of 10⁻⁹, so the plain rule agrees as well.
  #expect(try judge(.relative(t), answer, key) == expected)
}

@Test(arguments: [
  ("1", "0", "0.05", false), ("1.1", "1", "0.05", false), ("1.05", "1", "0.05", true),
  ("1.05", "1", "0.1", true), ("1.05", "3", "0.1", false), ("3.14", pi, "0.001", false),
  ("1.41e-2", "1.41e-2", "0.0001", true), ("0.0141", "1.41e-2", "0.0001", true),
  ("0.00141", "0.00141", "0.0001", true), ("0.00141", "1.41e-3", "0.0001", true),
  ("1.41*10^-3", "1.41e-3", "0.0001", true),
])
func `an absolute tolerance agrees with every literal case of STACK's NumAbsolute`(
  _ answer: String,
  _ key: String,
  _ tolerance: String,
  _ expected: Bool
) throws {
  let t = try #require(ExactDecimal(tolerance))
  #expect(try judge(.stackAbsolute(t), answer, key) == expected)
  #expect(try judge(.absolute(t), answer, key) == expected)
}

@Test(arguments: [
  (2, "0", "0", false), (1, "0", "0", true), (1, "0.0", "0", true), (2, "0.0", "0", false),
  (2, "0.00", "0.00", true), (2, "5.4e21", "5.3e21", false), (2, "5.3e22", "5.3e22", true),
  (2, "5.3e20", "5.3e22", false), (9, "6.02214086e23", "6.02214086e23", true),
  (9, "6.0221409e23", "6.02214086e23", false), (9, "6.02214087e23", "6.02214086e23", false),
  (9, "6.02214085e23", "6.02214086e23", false), (8, "5.3910632e-44", "5.3910632e-44", true),
  (8, "5.391063e-44", "5.3910632e-44", false), (8, "5.3910631e-44", "5.3910632e-44", false),
  (9, "1.61622938e-35", "1.61622938e-35", true), (9, "1.6162294e-35", "1.61622938e-35", false),
  (5, "1.2345e82", "1.2345e82", true), (5, "1.2346e82", "1.2345e82", false),
  (1, "1.234", "4", false), (3, "3.141", "3.1415927", false), (4, "3.141", "3.1415927", false),
  (4, "3.146", "3.1415927", false), (4, "3.142", "3.1415927", true), (4, "3.142", pi, true),
  (4, "3141", "3.1415927", false), (3, "0.00123", "0.001234567", true),
  (3, "1.23e-3", "0.001234567", true), (3, "138*10^-3", "138e-3", true),
  (3, "-138*10^-3", "-138e-3", true), (3, "138*10^-3", "-138e-3", false),
  (3, "1.38*10^-1", "138e-3", true), (3, "1.24e-3", "0.001234567", false),
  (4, "1.235e-3", "0.001234567", true), (2, "1000", "999", true), (2, "1E3", "999", false),
  (1, "-100", "-149", true), (1, "-0.05", "-0.0499", true), (3, "1170", "1174.34", true),
  (3, "61300", "61250", true), (4, "0.1667", "0.1667", true), (4, "0.1666", "0.1667", false),
  (4, "0.166", "0.1667", false), (4, "0.16667", "0.1667", false),
  (4, "-3.141", "-3.1415927", false), (4, "-3.142", "-3.1415927", true),
  (4, "3.142", "-3.1415927", false), (3, "2.15", "75701719/35227192", true),
  (3, "0.0499", "0.04985", true), (3, "0.0498", "0.04985", false), (3, "0.0498", "0.04975", true),
  (3, "0.0497", "0.04975", false), (3, "0.0499", "0.0498", false), (3, "1.5", "1.500", false),
  (3, "1.50", "1.500", true), (3, "1.500", "1.500", false), (3, "245.0", "245", false),
  (3, "180", "178.35", false), (3, "33", "33.1558", false), (3, "3.14", pi, true),
  (3, "3.15", pi, false), (6, "1.73205", "1.7320508075688772", true),
])
func `n significant figures agree with the cases of STACK's NumSigFigs`(
  _ figures: Int,
  _ answer: String,
  _ key: String,
  _ expected: Bool
) throws {
  #expect(try judge(.significantFigures(figures, accuracy: nil), answer, key) == expected)
}

@Test(arguments: [
  (4, 3, "3.142", "3.1415927", true), (4, 3, "3.143", "3.1415927", true),
  (4, 3, "3.150", "3.1415927", false), (4, 3, "3.211", "3.1415927", false),
  (4, 3, "3.1416", "3.1415927", false), (4, 3, "0.1666", "0.1667", true),
  (3, 1, "180", "178.35", true), (3, 1, "33", "33.1558", false), (3, 1, "1.500", "1.5", false),
  (3, 1, "245.0", "245", false), (6, 6, "12345.7", "12345.654321", true),
  (6, 3, "12345.7", "12345.654321", true), (6, 3, "12300.0", "12345.654321", true),
  (6, 3, "12400.0", "12345.654321", false), (6, 2, "12000.0", "12345.654321", true),
  (6, 2, "13000.0", "12345.654321", false), (6, 2, "11000.0", "12345.654321", false),
  (1, 0, "0.0010", "0", false), (2, 0, "0.0010", "0", true), (3, 0, "0.0010", "0", false),
  (1, 0, "0.001", "0", true), (2, 0, "0.00100", "0", false), (3, 0, "0.00100", "0", true),
  (4, 0, "0.00100", "0", false), (3, 0, "5.00", "0", true), (4, 0, "5.00", "0", false),
  (1, 0, "100", "0", true), (2, 0, "100", "0", true), (3, 0, "100", "0", true),
  (4, 0, "100", "0", false), (2, 0, "10.0", "0", false), (3, 0, "10.0", "0", true),
  (1, 0, "0", "0", true), (2, 0, "0", "0", false), (1, 0, "0.00", "0", false),
  (2, 0, "0.00", "0", true), (3, 0, "0.00", "0", false), (4, -1, "8.250", "8.250", true),
  (4, -1, "8.25", "8.250", false), (4, -1, "8.250000", "8.250", true),
  (4, -1, "8.250434", "8.250", true), (2, -1, "82.4", "82", true), (2, -1, "82.5", "82", false),
  (2, -1, "83", "82", false), (4, -1, "0.1430", "1/7", false), (4, -1, "0.1429", "1/7", true),
  (4, -1, "0.1428", "1/7", false), (4, -1, "0.143", "1/7", false),
  (4, -1, "0.14284", "1/7", false), (4, -1, "0.14285", "1/7", true),
  (4, -1, "0.14294", "1/7", true), (4, -1, "0.14295", "1/7", false), (2, -1, "0.142", "1/7", true),
  (2, -1, "0.1433333", "1/7", true), (2, -1, "0.144", "1/7", true), (2, -1, "0.146", "1/7", false),
])
func `n figures with m of them right agree with the cases of STACK's NumSigFigs`(
  _ figures: Int,
  _ accuracy: Int,
  _ answer: String,
  _ key: String,
  _ expected: Bool
) throws {
  #expect(try judge(.significantFigures(figures, accuracy: accuracy), answer, key) == expected)
}

@Test func `a binary accident of STACK is not repeated`() throws {
  // STACK accepts 0.145 as 1/7 = 0.14 to two figures, because 0.145 · 100 is 14.499999999999998 in
  // binary; in decimal 0.145 rounds to 0.15.
  #expect(try !judge(.significantFigures(2, accuracy: -1), "0.145", "1/7"))
}

@Test(arguments: [
  (2, "3.14", "3.143", true), (2, "3.14", "3.14", true), (3, "3.140", "3.140", true),
  (4, "3141.5972", "3141.5972", true), (2, "4.14", "3.14", false), (4, "3.1416", pi, true),
  (1, "-7.3", "-7.3", true), (1, "3.14", "3.143", false), (3, "3.14", "3.140", false),
  (4, "7.000", "7", false), (4, "7.0000", "7", true), (3, "8.0000", "7", false),
  (3, "4.000", "3.99999", true), (2, "0.10", "0.1", true),
])
func `decimals agree with the cases of STACK's NumDecPlaces`(
  _ places: Int,
  _ answer: String,
  _ key: String,
  _ expected: Bool
) throws {
  #expect(try judge(.decimals(places), answer, key) == expected)
}

@Test(arguments: [
  ("0.0010", 2), ("0.00100", 3), ("0.001", 1), ("100", 1), ("100.", 3), ("123.", 3), ("1.00e2", 3),
  ("10.0", 3), ("0", 1), ("0.0", 1), (".0", 1), (".001030", 4), ("0.00", 2), ("25.00e1", 4),
  ("15.1", 3), ("15.10", 4), ("15.100", 5),
])
func `strict figures agree with the cases of STACK's SigFigsStrict`(
  _ answer: String,
  _ figures: Int
) throws {
  for asked in 1...6 {
    #expect(try judge(.strictSignificantFigures(asked), answer, "0") == (asked == figures))
  }
}
