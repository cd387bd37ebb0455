import Testing

@testable import GradusCore

private func number(_ text: String) throws -> ExactNumber {
  ExactNumber(try #require(ExactDecimal(text)))
}

// By hand: three tolerances wide, the last accepted value and the first rejected one.
@Test func `near means within so many tolerances`() throws {
  let hundredth = try #require(ExactDecimal("0.01"))
  let cases: [(Tolerance.Mode, key: String, inside: String, outside: String)] = [
    (.absolute(hundredth), "1", "1.03", "1.0301"), (.relative(hundredth), "-2", "-2.06", "-2.0601"),
    (.exact, "1", "1", "1.0000001"),
    (.allclose(relative: hundredth, absolute: 1), "100", "106", "106.01"),
    (.webworkAbsolute(hundredth), "1", "1.0299", "1.03"),
    (.prairieLearnDecimalDigits(2), "1", "1.0152", "1.0153"),
    (.significantFigures(2, accuracy: nil), "1234", "1384", "1385"),
    (.significantFigures(3, accuracy: 1), "1234", "2734", "2735"),
    (.significantFigures(2, accuracy: -1), "1234", "1084", "1083"),
    (.significantFigures(2, accuracy: 0), "1234", "1234", "1235"),
    (.strictSignificantFigures(2), "1234", "1234", "1235"),
    (.decimals(1), "0.5", "0.65", "0.651"), (.webworkDigits(2), "1.2", "1.35", "1.351"),
    (.interval(ToleranceInterval(0, 2)), "1", "4", "4.001"),
    (.interval(ToleranceInterval(0, 2, ends: .open)), "1", "-1.999", "-2"),
    (.numbas(NumbasRange(0, 2)), "1", "-2", "-2.001"), (.moodleGeometric(1), "1", "0.25", "0.249"),
    (.moodleNominal(1), "-5", "-8", "-8.001"), (.edx(.percent(1)), "100", "97", "96.9"),
    (.stackAbsolute(1), "0", "3.000000002", "3.000000003"),
  ]
  for (mode, key, inside, outside) in cases {
    let tolerance = Tolerance(mode)
    let key = try number(key)
    #expect(tolerance.isNear(try number(inside), to: key, withinTolerances: 3), "\(mode)")
    #expect(!tolerance.isNear(try number(outside), to: key, withinTolerances: 3), "\(mode)")
    #expect(tolerance.isNear(key, to: key, withinTolerances: 3), "\(mode)")
  }
}

private func lint(_ mode: Tolerance.Mode, _ key: Double) -> [String] {
  Tolerance(mode).lint(key: key).map(\.description)
}

@Test func `what is probably a mistake is named`() throws {
  let small = try #require(ExactDecimal("0.05"))
  #expect(lint(.relative(small), 1).isEmpty)
  #expect(lint(.absolute(small), 1).isEmpty)
  #expect(lint(.exact, 0).isEmpty)
  #expect(lint(.webworkRelative(small), 0).isEmpty)
  #expect(
    lint(.relative(small), 0)
      == ["a tolerance relative to the key 0 accepts only 0: use 'absolute' or 'allclose'"]
  )
  #expect(
    lint(.moodleGeometric(small), 0)
      == ["a tolerance relative to the key 0 accepts only 0: use 'absolute' or 'allclose'"]
  )
  #expect(
    lint(.absolute(0), 1)
      == ["a tolerance of 0 accepts only the key itself: say 'exact' if that is meant"]
  )
  #expect(lint(.webworkAbsolute(0), 1) == ["'webwork_absolute' does not accept the key 1 itself"])
  #expect(lint(.relative(5), 2) == ["the tolerance is so large that 0 is accepted for the key 2"])
  #expect(
    lint(.absolute(small), 0.01)
      == ["the tolerance is so large that 0 is accepted for the key 0.01"]
  )
  #expect(
    lint(.interval(ToleranceInterval(0, 1)), 3)
      == ["'interval' does not accept the key 3 itself"]
  )
  #expect(
    lint(.interval(ToleranceInterval(0, 1, ends: .leftOpen)), 0)
      == ["'interval' does not accept the key 0 itself"]
  )
  #expect(
    lint(.strictSignificantFigures(3), 1)
      == ["'sigfigs_strict' accepts any number written with 3 figures"]
  )
  #expect(
    lint(.significantFigures(3, accuracy: 0), 1)
      == ["'sigfigs' with accuracy 0 accepts any number written with 3 figures"]
  )
  #expect(lint(.decimals(2), 0.004) == ["the key 0.004 is 0 when rounded to 2 decimal places"])
  #expect(
    lint(.exact, .nan) == ["the key nan is not a finite number: nothing is right"]
  )
}
