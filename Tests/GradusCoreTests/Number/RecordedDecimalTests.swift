import Foundation
import Testing

@testable import GradusCore

/// One line of `Fixtures/decimals.tsv`, which `make_decimals.py` writes with Python's decimal.
private struct Record {
  let operation: String
  let first: String
  let second: String
  let result: String
}

private func records() throws -> [Record] {
  let file = try #require(Bundle.module.url(forResource: "Fixtures/decimals", withExtension: "tsv"))
  return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map { line in
    let fields = line.split(separator: "\t").map(String.init)
    try #require(fields.count == 4)
    return Record(operation: fields[0], first: fields[1], second: fields[2], result: fields[3])
  }
}

private func fraction(_ text: String) throws -> ExactNumber {
  let parts = text.split(separator: "/").map(String.init)
  let above = try #require(ExactDecimal(parts[0]))
  let below = try #require(ExactDecimal(parts[1]))
  return try #require(ExactNumber(above, over: below))
}

private func order<Value: Comparable>(_ left: Value, _ right: Value) -> String {
  left < right ? "-1" : left == right ? "0" : "1"
}

/// Evaluates a record with the type under test; `nil` for an operation the tests do not know.
private func evaluate(_ record: Record) throws -> String? {
  switch record.operation {
  case "fractions": return order(try fraction(record.first), try fraction(record.second))
  case "fraction-sum":
    let sum = try fraction(record.first) + fraction(record.second)
    return sum == (try fraction(record.result)) ? record.result : sum.description
  default: break
  }
  let a = try #require(ExactDecimal(record.first))
  switch record.operation {
  case "double": return a.doubleValue.map(hex) ?? "inf"
  case "quotient":
    let quotient = try fraction(record.first + "/" + record.second)
    return quotient.doubleValue.map(hex) ?? "inf"
  case let name where name.hasPrefix("quotient-figures-"):
    let count = try #require(Int(name.dropFirst("quotient-figures-".count)))
    let quotient = try fraction(record.first + "/" + record.second)
    return text(quotient.rounded(toSignificantFigures: count))
  case let name where name.hasPrefix("places-") || name.hasPrefix("figures-"):
    let rounding: DecimalRounding =
      name.hasSuffix("up") ? .halfUp : name.hasSuffix("even") ? .halfEven : .truncating
    let count = try #require(Int(record.second))
    return text(
      name.hasPrefix("places")
        ? a.rounded(toDecimalPlaces: count, rounding)
        : a.rounded(toSignificantFigures: count, rounding)
    )
  default: break
  }
  let b = try #require(ExactDecimal(record.second))
  switch record.operation {
  case "+": return text(a + b)
  case "-": return text(a - b)
  case "*": return text(a * b)
  case "<": return order(a, b)
  default: return nil
  }
}

/// The form of the fixture: digits without zeros at the end, then the exponent.
private func text(_ value: ExactDecimal) -> String {
  guard !value.isZero else { return "0" }
  let digits = String(decoding: value.significand.digits, as: UTF8.self)
  return "\(value.isNegative ? "-" : "")\(digits)e\(value.exponent)"
}

/// The value through its bits, so that the comparison does not depend on how either side prints.
/// A decimal has one zero, so −0 counts as 0.
private func hex(_ value: Double) -> String {
  "\((value == 0 ? 0 : value).bitPattern)"
}

@Test func `decimals and fractions compute what python's decimal and fractions compute`() throws {
  let records = try records()
  #expect(records.count > 3_000)
  for record in records {
    var expected = record.result
    if record.operation == "double" || record.operation == "quotient", expected != "inf" {
      expected = hex(try #require(Double(expected)))
    }
    let found = try evaluate(record)
    #expect(found == expected, "\(record.operation) \(record.first) \(record.second)")
  }
}

@Test func `a decimal reads back from its own text and a double from its shortest one`() throws {
  for record in try records() {
    guard let value = ExactDecimal(record.first) else { continue }
    #expect(ExactDecimal(value.description) == value)
    guard let double = Double(record.first), double.isFinite else { continue }
    #expect(ExactDecimal(shortest: double)?.doubleValue == double)
  }
}
