import Testing

@testable import GradusCore

private func problem(
  _ text: String,
  _ options: NumberReadingOptions = NumberReadingOptions()
) -> NumberProblem? {
  do throws(NumberProblem) {
    _ = try TypedNumber(reading: text, options: options)
    return nil
  } catch {
    return error
  }
}

@Test(arguments: [
  ("12", "12"), ("-12", "-12"), ("+12", "12"), ("- 12", "-12"), ("\u{2212}12", "-12"),
  ("–12", "-12"),
  ("  0.5\n", "0.5"), (".5", "0.5"), ("5.", "5"), ("-.5", "-0.5"), ("007", "7"), ("-0", "0"),
  ("0,5", "0.5"), ("1,5", "1.5"), (",5", "0.5"), ("1,23", "1.23"), ("1,2345", "1.2345"),
  // One comma before exactly three digits groups thousands, unless it stands behind a leading 0.
  ("1,234", "1234"), ("12,345", "12345"), ("123,456", "123456"), ("0,234", "0.234"),
  ("1234,567", "1234.567"), ("012,345", "12.345"), ("-1,234", "-1234"),
  ("1,000,000", "1000000"), ("1.000.000", "1000000"), ("1,234.5", "1234.5"), ("1.234,5", "1234.5"),
  ("1,234,567.89", "1234567.89"), ("1.234.567,89", "1234567.89"), ("1.234", "1.234"),
  ("1 000 000", "1000000"), ("12 345", "12345"), ("1\u{202F}000\u{00A0}000", "1000000"),
  ("1\u{2009}234.5", "1234.5"), ("1 234,5", "1234.5"), ("1_000_000", "1000000"), ("1_0", "10"),
  ("1'000'000", "1000000"), ("1’234.5", "1234.5"),
  ("1.2e-3", "0.0012"), ("1.2E+3", "1200"), ("1,2e3", "1200"), ("1.2×10^-3", "0.0012"),
  ("1.2*10^-3", "0.0012"), ("1.2x10^-3", "0.0012"), ("1.2 X 10^3", "1200"), ("1.2·10⁻³", "0.0012"),
  ("1.2 × 10 ^ 3", "1200"), ("1.2*10**-3", "0.0012"), ("1.2×10^(-3)", "0.0012"),
  ("$1.2\\times 10^{-3}$", "0.0012"), ("1.2\\cdot10^{3}", "1200"), ("10⁻³", "0.001"),
  ("10^-3", "0.001"), ("2^10", "1024"), ("-2^2", "-4"), ("2^-2", "0.25"), ("1.5^2", "2.25"),
  ("2¹⁰", "1024"), ("10^+2", "100"), ("2**3", "8"), ("0^5", "0"),
  ("3/4", "0.75"), ("-3/4", "-0.75"), ("3 / 4", "0.75"), ("6⁄8", "0.75"), ("0.3/0.4", "0.75"),
  ("35%", "0.35"), ("35 %", "0.35"), ("12.5％", "0.125"), ("5‰", "0.005"), ("35\\%", "0.35"),
  ("０．５", "0.5"), ("－１２", "-12"), ("０，５", "0.5"), ("１，０００，０００", "1000000"), ("3。5", "3.5"),
  ("１．２ｅ－３", "0.0012"), ("\u{3000}7", "7"), ("\u{FEFF}7\u{200B}", "7"),
  ("$0.35$", "0.35"), ("$$0.35$$", "0.35"), ("\\(0.35\\)", "0.35"), ("= 0.35", "0.35"),
  ("x = 0.35", "0.35"), ("x=0.35", "0.35"), ("d_k＝64", "64"), ("P(A) = 0.5", "0.5"),
  ("≈0.35", "0.35"),
  ("x ≈ 0.35", "0.35"), ("$x = 0.35$", "0.35"), ("θ=2", "2"), ("1e999", "1e999"),
  ("1e-100000", "1e-100000"), ("1e100000", "1e100000"), ("0e5", "0"),
])
func `what people type is read exactly`(_ text: String, _ value: String) throws {
  let number = try TypedNumber(reading: text)
  #expect(number.value == ExactNumber(try #require(ExactDecimal(value))))
  #expect(number.raw == text)
  #expect(number.isExact)
  #expect(number.unit == nil)
}

@Test(arguments: [
  ("", NumberProblem.empty), (" \u{3000}\n", .empty), ("x =", .empty), ("$$", .empty),
  ("pi", .notANumber("pi")), ("abc", .notANumber("abc")), ("-", .notANumber("-")),
  (".", .notANumber(".")), ("1.2.3", .notANumber("1.2.3")), ("--5", .notANumber("--5")),
  ("±5", .notANumber("±5")), ("5+3", .notANumber("5+3")), ("2*3", .notANumber("2*3")),
  ("4^0.5", .notANumber("4^0.5")), ("1/2/3", .notANumber("1/2/3")), ("五", .notANumber("五")),
  ("12 3", .twoNumbers("12 3")), ("1 2 3", .twoNumbers("1 2 3")), ("1 3/4", .twoNumbers("1 3/4")),
  ("0.5 0.6", .twoNumbers("0.5 0.6")), ("1 0000", .twoNumbers("1 0000")),
  ("0.123 456", .twoNumbers("0.123 456")), ("1'00", .notANumber("1'00")),
  ("1,2,3", .severalNumbers("1,2,3")), ("1, 2", .severalNumbers("1, 2")),
  ("1;2", .severalNumbers("1;2")), ("1、2、3", .severalNumbers("1,2,3")),
  ("1,00,000", .severalNumbers("1,00,000")), ("0,001,000", .severalNumbers("0,001,000")),
  ("1,2.3,4", .severalNumbers("1,2.3,4")), ("1，2，3", .severalNumbers("1,2,3")),
  ("inf", .notFinite("inf")), ("-Infinity", .notFinite("-Infinity")), ("∞", .notFinite("∞")),
  ("NaN", .notFinite("NaN")), ("无穷", .notFinite("无穷")), ("1e999999", .notFinite("1e999999")),
  ("1e-999999999999999999999", .notFinite("1e-999999999999999999999")),
  ("1×10^999999", .notFinite("1×10^999999")), ("1e-99999%", .notFinite("1e-99999%")),
  ("0x10", .hexadecimal("0x10")), ("-0xFF", .hexadecimal("-0xFF")),
  ("1/0", .divisionByZero(position: 2)),
  ("5 cm", .trailingText("cm")), ("5cm", .trailingText("cm")), ("12abc", .trailingText("abc")),
  ("0.5 or so", .trailingText("or so")), ("2^100000", .tooLarge(position: 2)),
  ("0^-1", .tooLarge(position: 2)), ("1,234e", .trailingText("e")),
])
func `what cannot be read is a problem and never a wrong answer`(
  _ text: String,
  _ expected: NumberProblem
) {
  #expect(problem(text) == expected)
}

@Test(arguments: [
  ("100", 1, 3, 0), ("100.", 3, 3, 0), ("10.0", 3, 3, 1), ("1.00e2", 3, 3, 0), ("1e3", 1, 1, 0),
  ("0.0010", 2, 2, 4), ("0.00100", 3, 3, 5), ("0", 1, 1, 0), ("0.0", 1, 1, 1), ("0.00", 2, 2, 2),
  ("1200", 2, 4, 0), ("1,200", 2, 4, 0), ("1 200.0", 5, 5, 1), ("1,50", 3, 3, 2), ("007", 1, 1, 0),
  ("-3.140", 4, 4, 3), ("1.20e-3", 3, 3, 5), ("1.20e1", 3, 3, 1), ("1.20×10^3", 3, 3, 0),
  ("35%", 2, 2, 2), ("35.0%", 3, 3, 3), ("5‰", 1, 1, 3), ("12.50", 4, 4, 2),
])
func `the written figures and decimals are kept`(
  _ text: String,
  _ least: Int,
  _ most: Int,
  _ places: Int
) throws {
  let written = try #require(try TypedNumber(reading: text).written)
  #expect(written.significantFigures == least...most)
  #expect(written.decimalPlaces == places)
}

@Test(arguments: ["3/4", "2^10", "10^-3"])
func `a fraction or a power has no written decimals`(_ text: String) throws {
  #expect(try TypedNumber(reading: text).written == nil)
}

@Test func `a comma is read as the option says`() throws {
  func value(_ text: String, _ separator: NumberReadingOptions.DecimalSeparator) -> String {
    let options = NumberReadingOptions(decimalSeparator: separator)
    do throws(NumberProblem) {
      return try TypedNumber(reading: text, options: options).value.description
    } catch {
      return error.text()
    }
  }
  #expect(value("1,234", .automatic) == "1234")
  #expect(value("1,234", .comma) == "1.234")
  #expect(value("1,234", .point) == "1234")
  #expect(value("0,5", .point) == "write '0,5' with a decimal point, not a comma")
  #expect(value("1.234,5", .point) == "write '1.234,5' with a decimal point, not a comma")
  #expect(value("1.234", .comma) == "1234")
  #expect(value("0.5", .comma) == "0.5")
  #expect(value("1.234,5", .comma) == "1234.5")
  #expect(value("1,000,000", .comma) == "'1,000,000' looks like several numbers: type one")
  #expect(value("1.000.000", .point) == "'1.000.000' is not a number")
}

@Test func `a mixed fraction is one number only where that is said`() throws {
  let options = NumberReadingOptions(mixedFractions: true)
  let number = try TypedNumber(reading: "-1 3/4", options: options)
  #expect(number.value.decimal == ExactDecimal("-1.75"))
  #expect(problem("1 3/0", options) == .divisionByZero(position: 5))
  #expect(problem("1 3", options) == .twoNumbers("1 3"))
  #expect(try TypedNumber(reading: "3/4", options: options).value.decimal == ExactDecimal("0.75"))
}

@Test func `a unit is taken from the allowed ones`() throws {
  let units = ["m", "km", "m/s", "m/s²", "%", "µs", "GB", "kg·m"]
  let options = NumberReadingOptions(units: .required(units))
  let read: [(String, String, String)] = [
    ("5 km", "5", "km"), ("5m", "5", "m"), ("5.0 m/s", "5", "m/s"), ("9.81 m/s^2", "9.81", "m/s²"),
    ("35 %", "35", "%"), ("3 μs", "3", "µs"), ("1,5 GB", "1.5", "GB"), ("1/2 km", "0.5", "km"),
    ("1e3m", "1000", "m"), ("2 kg⋅m", "2", "kg·m"), ("５ ｋｍ", "5", "km"), ("x = 5 m", "5", "m"),
  ]
  for (text, value, unit) in read {
    let number = try TypedNumber(reading: text, options: options)
    #expect(number.value.decimal == ExactDecimal(value))
    #expect(number.unit == unit)
  }
  #expect(problem("5", options) == .unitMissing(allowed: units))
  #expect(problem("5 cm", options) == .unknownUnit("cm", allowed: units))
  #expect(problem("5 KM", options) == .unknownUnit("KM", allowed: units))
  #expect(problem("m", options) == .notANumber("m"))
  let optional = NumberReadingOptions(units: .optional(["m"]))
  #expect(try TypedNumber(reading: "5", options: optional).unit == nil)
  #expect(try TypedNumber(reading: "5 m", options: optional).unit == "m")
  #expect(problem("5 mm", optional) == .unknownUnit("mm", allowed: ["m"]))
  let computed = NumberReadingOptions(units: .optional(["m"]), arithmetic: true)
  #expect(try TypedNumber(reading: "3*4 m", options: computed).value == 12)
  #expect(problem("5 kg", computed) == .unknownUnit("kg", allowed: ["m"]))
}

@Test func `a number too large for floating point never becomes infinite`() throws {
  #expect(try TypedNumber(reading: "1e999").doubleValue == nil)
  #expect(try TypedNumber(reading: "-1e309").doubleValue == nil)
  #expect(try TypedNumber(reading: "1.7976931348623157e308").doubleValue == 1.7976931348623157e308)
  // Half a unit above the largest is the first that would round to infinity (IEEE 754 §7.4).
  #expect(
    try TypedNumber(reading: "1.797693134862315807e308").doubleValue == 1.7976931348623157e308
  )
  #expect(try TypedNumber(reading: "1.797693134862315808e308").doubleValue == nil)
  #expect(try TypedNumber(reading: "1e-999").doubleValue == 0)
  #expect(try TypedNumber(reading: "5e-324").doubleValue == Double.leastNonzeroMagnitude)
  #expect(try TypedNumber(reading: "1/3").doubleValue == 1.0 / 3)
}

/// Texts of few signs in every combination, and what plain numbers are made of at random.
private let nearlyPlain: [String] = {
  let signs = ["", "0", "1", "9", "-", "+", ".", ",", " ", "e", "%"]
  var texts = [""]
  for _ in 0..<4 { texts += texts.flatMap { text in signs.map { text + $0 } } }
  var stream = RandomStream(seed: 1, question: "plain", purpose: "test")
  for _ in 0..<2000 {
    var text = stream.integer(in: 0...3) == 0 ? "-" : ""
    for _ in 0..<stream.integer(in: 1...20) { text += String(stream.integer(in: 0...9)) }
    if stream.integer(in: 0...2) > 0 { text += "." }
    for _ in 0..<stream.integer(in: 0...8) { text += String(stream.integer(in: 0...9)) }
    if stream.integer(in: 0...2) == 0 {
      text += ["e", "E", "e-", "e+", "E-0"][stream.integer(in: 0...4)]
      for _ in 0..<stream.integer(in: 0...4) { text += String(stream.integer(in: 0...9)) }
    }
    texts.append(text)
  }
  return Array(Set(texts)).sorted()
}()

@Test(arguments: [
  NumberReadingOptions(), NumberReadingOptions(decimalSeparator: .point),
  NumberReadingOptions(decimalSeparator: .comma), NumberReadingOptions(units: .required(["m"])),
  NumberReadingOptions(arithmetic: true, mixedFractions: true),
])
func `a plain number is what reading everything makes of it`(
  _ options: NumberReadingOptions
) throws {
  var count = 0
  for text in nearlyPlain {
    guard let plain = TypedNumber(plain: text, options: options) else { continue }
    count += 1
    var reader = NumberReader(text, options: options)
    let whole = try reader.read()
    #expect(plain == whole && plain.value.decimal == whole.value.decimal, "\(text)")
  }
  let isForPlain = options.decimalSeparator != .comma && options.units == .none
  #expect(isForPlain ? count > 1000 : count == 0)
}
