import Testing

@testable import GradusCore

@Test func `every mode decides about the largest and the longest numbers`() throws {
  let long = String(repeating: "73", count: 5000)
  let texts = [
    "0", "1", "-1e100000", "1e100000", "1e-100000", long, "-0.\(long.dropLast(1))", "1/3",
    "\(long)/\(long.dropLast(2))1", "\(long)/3", "1.000000000e-99999",
  ]
  let numbers = try texts.map { try TypedNumber(reading: $0) }
  let large = try #require(ExactDecimal("1e100000"))
  let small = try #require(ExactDecimal("1e-100000"))
  let modes: [Tolerance.Mode] = [
    .exact, .absolute(large), .relative(small), .allclose(relative: large, absolute: small),
    .prairieLearnSignificantFigures(1000), .prairieLearnDecimalDigits(1000), .stackRelative(large),
    .stackAbsolute(small), .significantFigures(1000, accuracy: -1), .strictSignificantFigures(1000),
    .decimals(1000), .moodleRelative(large), .moodleNominal(small), .moodleGeometric(large),
    .webworkRelative(small), .webworkAbsolute(large), .webworkDigits(1000), .edx(.standard),
    .edx(.percent(large)), .interval(ToleranceInterval(small, large)),
    .numbas(NumbasRange(small, large, precision: .significantFigures(1000))),
  ]
  for mode in modes {
    let tolerance = Tolerance(mode)
    for answer in numbers {
      for key in numbers {
        let judgement = tolerance.judge(answer, against: key.value)
        #expect(judgement.text(.english).count < 200)
        if mode == .exact { #expect(judgement.isWithin == (answer.raw == key.raw)) }
      }
      // With one tolerance, near is the same question as within, where a distance decides.
      let one = ExactNumber(1)
      if tolerance.bound(answer: answer.value, key: one) != nil {
        #expect(
          tolerance.isNear(answer.value, to: one) == tolerance.judge(answer, against: one).isWithin
        )
      }
    }
    #expect(tolerance.lint(key: numbers[3].value).count < 4)
  }
}
