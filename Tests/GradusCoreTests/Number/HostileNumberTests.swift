import Testing

@testable import GradusCore

private func read(_ text: String, _ options: NumberReadingOptions) -> Result<
  TypedNumber, NumberProblem
> {
  do throws(NumberProblem) {
    return .success(try TypedNumber(reading: text, options: options))
  } catch {
    return .failure(error)
  }
}

@Test func `ten million digits are refused before they are computed with`() {
  let long = String(repeating: "7", count: 10_000_000)
  #expect(ExactDecimal(long) == nil)
  #expect(read(long, .init()) == .failure(.tooLong(limit: 10_000)))
  #expect(read("0." + long, .init(arithmetic: true)) == .failure(.tooLong(limit: 10_000)))
  #expect(read(String(repeating: "7", count: 10_001), .init()) == .failure(.tooLong(limit: 10_000)))
}

@Test func `ten thousand digits are a number like any other`() throws {
  let digits = String(repeating: "7", count: 10_000)
  let value = try #require(ExactDecimal(digits))
  #expect(value.digitCount == 10_000)
  #expect(value.doubleValue == nil)
  let small = try #require(ExactDecimal("." + digits))
  // 7/9, rounded by Python: 0.7777777777777778.
  #expect(small.doubleValue == 0.7777777777777778)
  let number = try TypedNumber(reading: digits + "/" + digits)
  #expect(number.value == 1)
}

@Test func `numbers far apart are compared and judged without writing them out`() throws {
  let large = try #require(ExactDecimal("1e100000"))
  let small = try #require(ExactDecimal("1e-100000"))
  #expect(large > .one)
  #expect(small < .one)
  #expect(-large < small)
  #expect(large.digitCount == 1)
  #expect(large.adding(.one) == nil)
  #expect(large.multiplied(by: large) == nil)
  #expect(ExactDecimal("1e999999999") == nil)
  let judgement = Tolerance(.relative(small)).judge(
    try TypedNumber(reading: "1e100000"),
    against: small
  )
  #expect(!judgement.isWithin)
  #expect(judgement.text() == "off by 1e100000, allowed 1e-200000")
}

@Test func `squaring without end is refused and does not trap`() throws {
  var value = try #require(ExactDecimal("3"))
  var steps = 0
  while let square = value.multiplied(by: value) {
    value = square
    steps += 1
  }
  // 3 to the 2^14 has 7818 digits, to the 2^15 15635.
  #expect(steps == 14)
  #expect(ExactDecimal(1).scaled(byTenToThe: Int.max) == nil)
  #expect(ExactDecimal("1e5")?.scaled(byTenToThe: Int.max) == nil)
  #expect(ExactDecimal(1).scaled(byTenToThe: Int.min) == nil)
  #expect(ExactDecimal(tenToThe: Int.min) == nil)
  #expect(ExactDecimal(Int.min).description == "-9223372036854775808")
  #expect(ExactDecimal(Int.min).integer == Int.min)
  #expect(ExactNumber(7).power(Int.min) == nil)
}

@Test(arguments: [Int.min, -1_000_000_000, 0, 1_000_000_000, Int.max])
func `rounding to an absurd number of places does nothing or leaves nothing`(_ places: Int) throws {
  let value = try #require(ExactDecimal("123.456"))
  let third = try #require(ExactNumber(1, over: 3))
  if places > 0 {
    #expect(value.rounded(toDecimalPlaces: places) == value)
  } else {
    #expect(value.rounded(toDecimalPlaces: places).isZero == (places < 0))
    #expect(third.rounded(toDecimalPlaces: places).isZero)
  }
  #expect(!value.rounded(toSignificantFigures: places).isZero)
}

/// A small generator with a fixed seed: Marsaglia 2003, "Xorshift RNGs".
private struct Xorshift {
  var state: UInt64 = 88_172_645_463_325_252

  mutating func next(below limit: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state % UInt64(limit))
  }
}

@Test func `no text makes the reader trap, and what it reads is bounded`() throws {
  let pieces = [
    "0", "1", "9", "12", "345", "000", ".", ",", " ", "_", "'", "-", "+", "e", "E", "x", "*", "^",
    "**",
    "/", "×", "·", "10^", "e5", "e-99999", "(", ")", "[", "}", "%", "‰", "!", "√", "sqrt", "ln(",
    "exp(",
    "log2(", "pi", "e", "log", "cm", "=", "$", "\\times", "\\", "⁻³", "²", "1e99999", "∞", "nan",
    "0x",
    "９", "，", "。", "−", "\u{200B}", "\u{301}", "🙂", "\u{0}", "五", "~", ";", "\r\n",
  ]
  let options = [
    NumberReadingOptions(), NumberReadingOptions(decimalSeparator: .comma, mixedFractions: true),
    NumberReadingOptions(
      decimalSeparator: .point,
      units: .required(["cm", "%", "", "m/s²"]),
      arithmetic: true
    ),
    NumberReadingOptions(units: .optional(["e", "10"]), arithmetic: true, mixedFractions: true),
  ]
  let modes: [Tolerance.Mode] = [
    .relative(1), .significantFigures(3, accuracy: 2), .decimals(2), .webworkDigits(3),
    .moodleGeometric(1), .numbas(NumbasRange(0, 1, precision: .decimals(2))),
    .prairieLearnSignificantFigures(3),
  ]
  var random = Xorshift()
  var read = 0
  for _ in 0..<12_000 {
    var text = ""
    for _ in 0...random.next(below: 1 + random.next(below: 9)) {
      text += pieces[random.next(below: pieces.count)]
    }
    let choice = options[random.next(below: options.count)]
    switch GradusCoreTests.read(text, choice) {
    case .success(let number):
      read += 1
      #expect(abs(number.value.magnitudeExponent ?? 0) <= 200_000)
      let mode = modes[random.next(below: modes.count)]
      _ = Tolerance(mode).judge(number, against: 0.5).text(.chinese)
      _ = number.doubleValue
    case .failure(let problem):
      #expect(!problem.text(.english).isEmpty)
      #expect(!problem.text(.chinese).isEmpty)
      #expect(problem.text(.english).count < 250)
    }
  }
  #expect(read > 500)
}
