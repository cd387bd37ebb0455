import Testing

@testable import GradusCore

private func judgement(
  _ mode: Tolerance.Mode,
  _ answer: String,
  _ key: Double
) throws -> ToleranceJudgement {
  Tolerance(mode).judge(try TypedNumber(reading: answer), against: key)
}

private let hundredth = ExactDecimal(tenToThe: -2) ?? .zero

@Test(arguments: [
  ("1.013", 1.0, "off by 0.013, allowed 0.010", "相差 0.013，允许 0.010"),
  ("1.004", 1.0, "off by 0.0040, allowed 0.010", "相差 0.0040，允许 0.010"),
  ("1", 1.0, "off by 0, allowed 0.010", "相差 0，允许 0.010"),
  ("6", 1.0, "off by 5.000, allowed 0.010", "相差 5.000，允许 0.010"),
  // Numbers that differ never look alike.
  (
    "1.0100000001", 1.0, "off by 0.0100000001, allowed 0.0100000000",
    "相差 0.0100000001，允许 0.0100000000"
  ),
  ("1e30", 1.0, "off by 1e30, allowed 0.010", "相差 1e30，允许 0.010"),
])
func `a margin says how far off and how far allowed`(
  _ answer: String,
  _ key: Double,
  _ english: String,
  _ chinese: String
) throws {
  let judgement = try judgement(.absolute(hundredth), answer, key)
  #expect(judgement.text(.english) == english)
  #expect(judgement.text(.chinese) == chinese)
}

@Test func `a strict edge says that less is allowed`() throws {
  let judgement = try judgement(.webworkAbsolute(hundredth), "1.01", 1)
  #expect(!judgement.isWithin)
  #expect(judgement.isStrict)
  #expect(judgement.text(.english) == "off by 0.010, less than 0.010 allowed")
  #expect(judgement.text(.chinese) == "相差 0.010，须小于 0.010")
}

@Test func `a margin keeps the exact numbers`() throws {
  let judgement = try judgement(.relative(hundredth), "1/3", 0.333)
  #expect(judgement.mode == .relative)
  #expect(judgement.difference == ExactNumber(1, over: 3000))
  #expect(judgement.allowed == ExactNumber(333, over: 100_000))
}

@Test func `a form problem says what was written and what was asked`() throws {
  let cases: [(Tolerance.Mode, String, String, String)] = [
    (.decimals(3), "3.14", "written with 2 decimal places, 3 asked", "写了 2 位小数，要求 3 位"),
    (.decimals(3), "3.1", "written with 1 decimal place, 3 asked", "写了 1 位小数，要求 3 位"),
    (
      .significantFigures(2, accuracy: nil), "3.14", "written with 3 significant figures, 2 asked",
      "写了 3 位有效数字，要求 2 位"
    ),
    (
      .significantFigures(4, accuracy: nil), "100",
      "written with 1 to 3 significant figures, 4 asked", "写了 1到3 位有效数字，要求 4 位"
    ),
    (
      .significantFigures(4, accuracy: -1), "3.14",
      "written with 3 significant figures, at least 4 asked", "写了 3 位有效数字，至少要求 4 位"
    ),
    (
      .strictSignificantFigures(3), "100", "written with 1 significant figure, 3 asked",
      "写了 1 位有效数字，要求 3 位"
    ),
    (.significantFigures(3, accuracy: nil), "1/3", "not written as a decimal number", "没有写成小数"),
  ]
  for (mode, answer, english, chinese) in cases {
    let judgement = try judgement(mode, answer, 3.14)
    #expect(!judgement.isWithin)
    #expect(judgement.text(.english) == english)
    #expect(judgement.text(.chinese) == chinese)
  }
}

@Test func `the other judgements say what they compared`() throws {
  let unit = Tolerance.Mode.interval(ToleranceInterval(0, 1, ends: .rightOpen))
  let cases: [(Tolerance.Mode, String, String, String)] = [
    (
      .significantFigures(3, accuracy: nil), "3.14", "equal to the key to 3 significant figures",
      "取 3 位有效数字后与答案相等"
    ),
    (
      .significantFigures(3, accuracy: 1), "4.14", "different from the key to 1 significant figure",
      "取 1 位有效数字后与答案不等"
    ),
    (.decimals(1), "3.2", "different from the key to 1 decimal place", "取 1 位小数后与答案不等"),
    (.strictSignificantFigures(1), "7", "written as asked", "书写格式符合要求"),
    (unit, "0.5", "inside the range", "在范围内"),
    (unit, "1", "on an end that is not accepted", "在不被接受的端点上"),
    (unit, "1.25", "0.25 above the largest accepted value", "比最大可接受值高 0.25"),
    (unit, "-2", "2.0 below the smallest accepted value", "比最小可接受值低 2.0"),
  ]
  for (mode, answer, english, chinese) in cases {
    let judgement = try judgement(mode, answer, 3.14)
    #expect(judgement.text(.english) == english)
    #expect(judgement.text(.chinese) == chinese)
  }
}
