import Testing

@testable import GradusCore

@Test(arguments: [
  (NumberProblem.empty, "nothing was typed", "没有输入内容"),
  (
    .tooLong(limit: 10_000), "the number is too long: at most 10000 characters are read",
    "输入太长：最多读取 10000 个字符"
  ),
  (.notANumber("pi"), "'pi' is not a number", "“pi”不是数字"),
  (.twoNumbers("12 3"), "'12 3' looks like two numbers: type one", "“12 3”看起来是两个数：请只输入一个"),
  (
    .severalNumbers("1,2,3"), "'1,2,3' looks like several numbers: type one",
    "“1,2,3”看起来是多个数：请只输入一个"
  ),
  (.decimalComma("0,5"), "write '0,5' with a decimal point, not a comma", "“0,5”请使用小数点，不要使用逗号"),
  (.notFinite("inf"), "'inf' is not a finite number", "“inf”不是有限的数"),
  (
    .hexadecimal("0x10"), "'0x10' is hexadecimal: type it as a decimal number",
    "“0x10”是十六进制：请输入十进制数"
  ),
  (
    .unitMissing(allowed: ["m", "km", "cm"]), "the unit is missing: add m, km or cm",
    "缺少单位：请加上 m, km 或 cm"
  ),
  (.unknownUnit("kg", allowed: ["m"]), "unknown unit 'kg': use m", "未知单位“kg”：请使用 m"),
  (.trailingText("cm"), "type only the number, without 'cm'", "请只输入数字，去掉“cm”"),
  (.divisionByZero(position: 2), "division by zero at character 2", "第 2 个字符处除以零"),
  (
    .unknownName("sqr", position: 1, suggestion: "sqrt"),
    "unknown name 'sqr' at character 1. Did you mean 'sqrt'?", "第 1 个字符处的“sqr”无法识别，您是否想输入“sqrt”？"
  ),
  (
    .unknownName("foo", position: 3, suggestion: nil), "unknown name 'foo' at character 3",
    "第 3 个字符处的“foo”无法识别"
  ),
  (
    .ambiguousLogarithm(position: 1), "'log' at character 1 has no base: write ln, log2 or log10",
    "第 1 个字符处的 log 没有底数：请写 ln、log2 或 log10"
  ),
  (
    .unbalancedParenthesis(position: 4), "the parenthesis at character 4 has no partner",
    "第 4 个字符处的括号不配对"
  ),
  (.missingOperand(position: 3), "a number is missing at character 3", "第 3 个字符处缺少数字"),
  (.unexpected("#", position: 2), "'#' at character 2 was not expected here", "第 2 个字符处不应出现“#”"),
  (
    .outsideDomain("ln(0)", position: 1), "ln(0) at character 1 has no real value",
    "第 1 个字符处的 ln(0) 没有实数值"
  ),
  (
    .tooLarge(position: 3), "the result at character 3 is too large or too small",
    "第 3 个字符处的结果过大或过小"
  ),
  (.tooDeep(limit: 64), "too many nested parentheses or signs: at most 64", "括号或符号嵌套过深：最多 64 层"),
])
func `every problem is one sentence in both languages`(
  _ problem: NumberProblem,
  _ english: String,
  _ chinese: String
) {
  #expect(problem.text(.english) == english)
  #expect(problem.text(.chinese) == chinese)
  #expect(problem.description == english)
}

@Test func `a message quotes at most forty characters`() {
  let long = NumberProblem.notANumber(String(repeating: "y", count: 5000))
  #expect(long.text() == "'\(String(repeating: "y", count: 40))…' is not a number")
}
