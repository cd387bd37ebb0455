import Testing

@testable import GradusCore

private func modes(_ t: ExactDecimal, digits: Int) -> [Tolerance.Mode] {
  [
    .exact, .absolute(t), .relative(t), .allclose(relative: t, absolute: t),
    .prairieLearnSignificantFigures(digits), .prairieLearnDecimalDigits(digits), .stackRelative(t),
    .stackAbsolute(t), .significantFigures(digits, accuracy: -1), .strictSignificantFigures(digits),
    .decimals(digits), .moodleRelative(t), .moodleNominal(t), .moodleGeometric(t),
    .webworkRelative(t), .webworkAbsolute(t), .webworkDigits(digits), .edx(.standard),
    .edx(.percent(t)), .interval(ToleranceInterval(-t, t)),
    .numbas(NumbasRange(-t, t, precision: .significantFigures(digits))),
  ]
}

// Exponents and digits are below the limits, so that the test is quick without optimisation; the
// limits themselves are met in HostileNumberTests.
private func check(_ mode: Tolerance.Mode, _ answers: [String], _ keys: [String]) throws {
  let tolerance = Tolerance(mode)
  for answer in try answers.map({ try TypedNumber(reading: $0) }) {
    for key in try keys.map({ try TypedNumber(reading: $0) }) {
      let judgement = tolerance.judge(answer, against: key.value)
      #expect(judgement.text(.english).count < 200)
      if mode == .exact { #expect(judgement.isWithin == (answer.raw == key.raw)) }
      // With one tolerance, near is the same question as within, where a distance decides.
      guard judgement.reason == .distance else { continue }
      let isTheKey = judgement.difference == 0
      #expect(tolerance.isNear(answer.value, to: key.value) == (judgement.isWithin || isTheKey))
    }
  }
}

@Test func `every mode decides about the longest and the largest answers`() throws {
  let long = String(repeating: "73", count: 1000)
  let answers = [
    "0", "-1e20000", "1e100000", "1e-20000", long, "-0.\(long.dropLast(1))", "1/3",
    "\(long)/\(long.dropLast(2))1",
  ]
  for mode in modes(try #require(ExactDecimal("0.05")), digits: 3) {
    try check(mode, answers, ["0", "1/3", "0.3535533905932738"])
  }
}

@Test func `every mode decides with the largest and the smallest tolerance`() throws {
  let numbers = ["0", "1", "-1e20000", "1e20000", "1e-20000", "1/3"]
  for tolerance in ["1e20000", "1e-20000", "0"] {
    for mode in modes(try #require(ExactDecimal(tolerance)), digits: 1000) {
      try check(mode, numbers, ["0", "1", "1e20000"])
      for key in [0, 1, -1e300, 5e-300] { #expect(Tolerance(mode).lint(key: key).count < 4) }
    }
  }
}
