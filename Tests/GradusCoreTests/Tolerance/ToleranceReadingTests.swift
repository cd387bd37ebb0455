import Testing

@testable import GradusCore

private func decimal(_ text: String) throws -> ExactDecimal {
  try #require(ExactDecimal(text))
}

private func failure(_ mode: String, _ parameters: [String: ToleranceParameter]) -> String {
  do {
    return "read: \(try Tolerance(mode: mode, parameters: parameters))"
  } catch {
    return error.description
  }
}

@Test func `every mode is read with its parameters and its system's defaults`() throws {
  let t = try decimal("0.05")
  let expected: [(String, [String: ToleranceParameter], Tolerance.Mode)] = [
    ("exact", [:], .exact), ("absolute", ["value": 0.05], .absolute(t)),
    ("relative", ["value": "0.05"], .relative(t)),
    ("allclose", [:], .allclose(relative: try decimal("1e-5"), absolute: try decimal("1e-8"))),
    ("allclose", ["rtol": 0.05, "atol": 0], .allclose(relative: t, absolute: 0)),
    ("prairielearn_sigfig", [:], .prairieLearnSignificantFigures(2)),
    ("prairielearn_decdig", ["digits": 3], .prairieLearnDecimalDigits(3)),
    ("stack_relative", [:], .stackRelative(t)), ("stack_absolute", [:], .stackAbsolute(t)),
    ("sigfigs", ["digits": 3], .significantFigures(3, accuracy: nil)),
    ("sigfigs", ["digits": 3, "accuracy": -1], .significantFigures(3, accuracy: -1)),
    ("sigfigs_strict", ["digits": 3], .strictSignificantFigures(3)),
    ("decimals", ["digits": 0], .decimals(0)),
    ("moodle_relative", ["value": 0.05], .moodleRelative(t)),
    ("moodle_nominal", ["value": 0.05], .moodleNominal(t)),
    ("moodle_geometric", ["value": 0.05], .moodleGeometric(t)),
    ("webwork_relative", [:], .webworkRelative(try decimal("0.001"))),
    ("webwork_absolute", ["value": 0.05], .webworkAbsolute(t)),
    ("webwork_digits", ["digits": 3], .webworkDigits(3)), ("edx", [:], .edx(.standard)),
    ("edx", ["value": 0.05], .edx(.absolute(t))), ("edx", ["percent": 5], .edx(.percent(5))),
    ("interval", ["min": 0, "max": 1], .interval(ToleranceInterval(0, 1))),
    (
      "interval", ["min": 0, "max": 1, "ends": "left-open"],
      .interval(ToleranceInterval(0, 1, ends: .leftOpen))
    ),
    ("numbas", ["min": 0, "max": 1], .numbas(NumbasRange(0, 1))),
    (
      "numbas", ["min": 0, "max": 1, "precision": 2],
      .numbas(NumbasRange(0, 1, precision: .decimals(2)))
    ),
    (
      "numbas", ["min": 0, "max": 1, "precision": 2, "type": "sigfig"],
      .numbas(NumbasRange(0, 1, precision: .significantFigures(2)))
    ),
  ]
  for (mode, parameters, result) in expected {
    let tolerance = try Tolerance(mode: mode, parameters: parameters)
    #expect(tolerance.mode == result)
    #expect(tolerance.name.rawValue == mode)
  }
  #expect(Set(expected.map(\.0)) == Set(ToleranceModeName.allCases.map(\.rawValue)))
}

@Test(
  arguments: [
    ("relativ", [:], "unknown tolerance mode 'relativ'. Did you mean 'relative'?"),
    ("sig-figs", [:], "unknown tolerance mode 'sig-figs'. Did you mean 'sigfigs'?"),
    (
      "fuzzy", [:],
      """
      unknown tolerance mode 'fuzzy': use exact, absolute, relative, allclose, prairielearn_sigfig, \
      prairielearn_decdig, stack_relative, stack_absolute, sigfigs, sigfigs_strict, decimals, \
      moodle_relative, moodle_nominal, moodle_geometric, webwork_relative, webwork_absolute, \
      webwork_digits, edx, interval or numbas
      """
    ),
    (
      "relative", ["vlaue": 1],
      "tolerance mode 'relative' has no parameter 'vlaue'. Did you mean 'value'?"
    ),
    ("exact", ["value": 1], "tolerance mode 'exact' has no parameter 'value': it takes none"),
    (
      "allclose", ["value": 1],
      "tolerance mode 'allclose' has no parameter 'value': it takes rtol and atol"
    ),
    ("relative", [:], "tolerance mode 'relative' needs 'value'"),
    (
      "relative", ["value": -1], "'value' of tolerance mode 'relative' is -1: it must be 0 or more"
    ),
    (
      "absolute", ["value": "small"],
      "'value' of tolerance mode 'absolute' is 'small': it must be a finite number"
    ),
    (
      "absolute", ["value": .init(Double.infinity)],
      "'value' of tolerance mode 'absolute' is 'inf': it must be a finite number"
    ),
    (
      "decimals", ["digits": 2.5],
      "'digits' of tolerance mode 'decimals' is 2.5: it must be a whole number from 0 to 1000"
    ),
    (
      "decimals", ["digits": "1e9"],
      "'digits' of tolerance mode 'decimals' is '1e9': it must be a whole number from 0 to 1000"
    ),
    (
      "sigfigs", ["digits": 3, "accuracy": 4],
      "'accuracy' of tolerance mode 'sigfigs' is 4: it must be a whole number from -1 to 3"
    ),
    (
      "edx", ["value": 1, "percent": 1], "tolerance mode 'edx' takes 'value' or 'percent', not both"
    ),
    (
      "interval", ["min": 3, "max": 2],
      "'min' of tolerance mode 'interval' is 3: it must be at most 'max', 2"
    ),
    (
      "interval", ["min": 1, "max": 2, "ends": "shut"],
      """
      'ends' of tolerance mode 'interval' is 'shut': it must be 'closed', 'open', 'left-open' or \
      'right-open'
      """
    ),
    ("numbas", ["min": 1, "max": 2, "type": "dp"], "tolerance mode 'numbas' needs 'precision'"),
  ] as [(String, [String: ToleranceParameter], String)]
)
func `a mistake names the mode, the parameter and what is accepted`(
  _ mode: String,
  _ parameters: [String: ToleranceParameter],
  _ message: String
) {
  #expect(failure(mode, parameters) == message)
}

@Test func `a mistake has a code to switch on`() {
  #expect(throws: ToleranceError.unknownMode("relativ")) { try Tolerance(mode: "relativ") }
  do {
    _ = try Tolerance(mode: "relative", parameters: ["vlaue": 1])
  } catch {
    #expect(error.code == .unknownParameter)
    #expect(error.mode == "relative")
    #expect(error.parameter == "vlaue")
  }
}

@Test(arguments: [
  ("relativ", "relative"), ("tolerence", "tolerance"), ("vlaue", "value"), ("Prairie", nil),
  ("x", nil), ("", nil), ("abs", nil), ("left open", "left-open"), ("RELATIVE", "relative"),
  (String(repeating: "relative", count: 1000), nil),
])
func `a suggestion is near and never far-fetched`(_ word: String, _ expected: String?) {
  let names = ["absolute", "relative", "tolerance", "value", "left-open", "prairielearn_sigfig"]
  #expect(Suggestion.nearest(to: word, in: names) == expected)
}

// Worked distances: ca → ac is one swap; kitten → sitting is the textbook's three.
@Test(arguments: [("ca", "ac", 1), ("kitten", "sitting", 3), ("", "abc", 3), ("abc", "abc", 0)])
func `the distance counts insertions, deletions, replacements and swaps`(
  _ first: String,
  _ second: String,
  _ expected: Int
) {
  #expect(Suggestion.distance(Array(first), Array(second)) == expected)
  #expect(Suggestion.distance(Array(second), Array(first)) == expected)
}
