import Foundation
import Testing

@testable import GradusCore

private let options = NumberReadingOptions(arithmetic: true)

private func problem(_ text: String) -> NumberProblem? {
  do throws(NumberProblem) {
    _ = try TypedNumber(reading: text, options: options)
    return nil
  } catch {
    return error
  }
}

// Exact values by Python's fractions: Fraction(1, 3) + Fraction(1, 6) and so on.
@Test(arguments: [
  ("12*768^2", "7077888", "1"), ("(1-0.1)/4", "0.225", "1"), ("1/3+1/6", "0.5", "1"),
  ("1/3", "1", "3"), ("2/3/4", "1", "6"), ("2/(3/4)", "8", "3"), ("-2^2", "-4", "1"),
  ("(-2)^2", "4", "1"), ("2^-2", "0.25", "1"), ("2^3^2", "512", "1"), ("2**10", "1024", "1"),
  ("-3--4", "1", "1"), ("3 × 4 ÷ 8", "1.5", "1"), ("3·4", "12", "1"), ("2x3", "6", "1"),
  ("2 x 3", "6", "1"), ("[1+(2)]*{3}", "9", "1"), ("5!", "120", "1"), ("0!", "1", "1"),
  ("50%*8", "4", "1"), ("2*5‰", "0.01", "1"), ("sqrt(16)", "4", "1"), ("√9+1", "4", "1"),
  ("sqrt(4/9)", "2", "3"), ("sqrt(1e-400)", "1e-200", "1"), ("4^0.5", "2", "1"),
  ("4^1.5", "8", "1"), ("(4/9)^-0.5", "1.5", "1"), ("(1/3)^3", "1", "27"), ("abs(-3/7)", "3", "7"),
  ("exp(0)", "1", "1"), ("0^0", "1", "1"), ("1,5*2", "3", "1"), ("1,000*2", "2000", "1"),
  ("１２＊（３＋４）", "84", "1"), ("= 2*3", "6", "1"), ("d_k = 8*8", "64", "1"), ("10³/2", "500", "1"),
  ("3×10^2×2", "600", "1"), ("1.5e3/3", "500", "1"), ("7-2 %", "6.98", "1"),
])
func `sums of rationals are exact`(_ text: String, _ above: String, _ below: String) throws {
  let numerator = try #require(ExactDecimal(above))
  let denominator = try #require(ExactDecimal(below))
  let number = try TypedNumber(reading: text, options: options)
  #expect(number.value == ExactNumber(numerator, over: denominator))
  #expect(number.isExact)
  #expect(number.raw == text)
}

@Test func `functions agree with python's decimal to 38 figures`() throws {
  let file = try #require(
    Bundle.module.url(forResource: "Fixtures/functions", withExtension: "tsv")
  )
  let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
  #expect(lines.count > 200)
  for line in lines {
    let fields = line.split(separator: "\t").map(String.init)
    let number = try TypedNumber(reading: fields[0], options: options)
    let expected = ExactNumber(try #require(ExactDecimal(fields[1])))
    let error = (number.value - expected).magnitude
    // One unit in the 38th figure, for the rounding of both sides.
    let unit = try #require(ExactDecimal(tenToThe: (expected.magnitudeExponent ?? 0) - 37))
    #expect(error <= ExactNumber(unit), "\(fields[0]) is \(number.value), not \(fields[1])")
  }
}

@Test(arguments: ["log2(8)", "log10(1000)", "log2(1/8)", "ln(exp(2))", "exp(ln(5))"])
func `a computed number says that it was rounded`(_ text: String) throws {
  let number = try TypedNumber(reading: text, options: options)
  #expect(!number.isExact)
  #expect(number.value.decimal?.integer != nil || text.contains("exp"))
}

@Test(arguments: [
  ("1/0", NumberProblem.divisionByZero(position: 2)), ("1/(2-2)", .divisionByZero(position: 2)),
  ("3 + 1/(1-1)", .divisionByZero(position: 6)), ("0^-1", .divisionByZero(position: 2)),
  ("(1+2", .unbalancedParenthesis(position: 1)), ("1+2)", .unbalancedParenthesis(position: 4)),
  ("2*(3+(4)", .unbalancedParenthesis(position: 3)),
  ("sqr(2)", .unknownName("sqr", position: 1, suggestion: "sqrt")),
  ("2*foo", .unknownName("foo", position: 3, suggestion: nil)),
  ("log(8)", .ambiguousLogarithm(position: 1)),
  ("sqrt(-4)", .outsideDomain("sqrt(-4)", position: 1)),
  ("1+ln(0)", .outsideDomain("ln(0)", position: 3)),
  ("(-2)^0.5", .outsideDomain("a negative number to a broken power", position: 5)),
  ("(-3)!", .outsideDomain("!", position: 5)), ("1+", .missingOperand(position: 3)),
  ("2*/3", .missingOperand(position: 3)), ("()", .missingOperand(position: 2)),
  ("sqrt 4", .missingOperand(position: 6)), ("2(3)", .unexpected("(", position: 2)),
  ("2*3 cm", .unexpected("cm", position: 5)), ("2#3", .trailingText("#3")),
  ("10^10^10", .tooLarge(position: 3)), ("exp(1e9)", .tooLarge(position: 1)),
  ("9^9^9^9", .tooLarge(position: 4)), ("1e99999*1e99999", .tooLarge(position: 8)),
  ("801!", .tooLarge(position: 4)), ("12 3", .twoNumbers("12 3")),
  ("1,2,3", .severalNumbers("1,2,3")),
  ("1,2,3*2", .severalNumbers("1,2,3*2")), ("", .empty), ("5 kg", .trailingText("kg")),
  ("0x10+1", .hexadecimal("0x10+1")), ("nan", .notFinite("nan")),
])
func `a computation that cannot be read names the place`(_ text: String, _ expected: NumberProblem)
{
  #expect(problem(text) == expected)
}

@Test func `depth and length are bounded`() {
  let open = String(repeating: "(", count: 64)
  let close = String(repeating: ")", count: 64)
  #expect(problem(open + "1" + close) == nil)
  #expect(problem("(" + open + "1" + close + ")") == .tooDeep(limit: 64))
  #expect(problem(String(repeating: "-", count: 900) + "1") == .tooDeep(limit: 64))
  #expect(problem(String(repeating: "2^", count: 400) + "2") == .tooDeep(limit: 64))
  #expect(problem(String(repeating: "√", count: 900) + "2") == .tooDeep(limit: 64))
  #expect(problem(String(repeating: "1+", count: 600) + "1") == .tooLong(limit: 1000))
}

@Test func `a long exact computation is rounded instead of growing`() throws {
  let text = String(repeating: "3^1000*", count: 8) + "1/7^900"
  let number = try TypedNumber(reading: text, options: options)
  #expect(!number.isExact)
  #expect(number.value.isBounded)
  // Python: Decimal(3) ** 8000 / Decimal(7) ** 900 at 60 digits.
  let expected = try #require(ExactDecimal("2.40880555736469048043552193237312582846481687e3056"))
  let error = (number.value - ExactNumber(expected)).magnitude
  #expect(error <= ExactNumber(try #require(expected.scaled(byTenToThe: -37))))
}
