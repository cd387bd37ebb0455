import GradusCore
import Testing

@testable import GradusPlugins

/// The worked examples that the shipped rules and checks bring along.
@Suite struct ShippedSampleTests {
  @Test func `every sample of a rule combines to its score`() throws {
    let faults = try Shipped.withEngine { engine in
      var faults: [String] = []
      for rule in engine.library.plugins.flatMap(\.manifest.rules.values) {
        if rule.samples.isEmpty { faults.append("rule '\(rule.name)' has no samples") }
        for sample in rule.samples {
          let parts = (sample["parts"]?.elements ?? []).map { part in
            RulePart(
              score: part["score"]?.double, points: part["points"]?.double ?? 1,
              status: part["status"]?.string.flatMap(Verdict.Status.init(rawValue:)) ?? .graded,
              attempts: part["attempts"]?.wholeNumber ?? 1, hints: part["hints"]?.wholeNumber ?? 0)
          }
          let score = try engine.combine(
            parts,
            by: Quiz.RuleChoice(name: rule.name, options: sample["options"]?.entries ?? [:]))
          guard let wanted = sample["score"]?.double, abs(score - wanted) < 1e-9 else {
            faults.append("rule '\(rule.name)': \(sample.shown) combines to \(score.shown)")
            continue
          }
        }
      }
      return faults
    }
    #expect(faults == [])
  }

  @Test func `every sample of a check has its value`() throws {
    let faults = try Shipped.withEngine { engine in
      var faults: [String] = []
      for entry in engine.library.plugins {
        for check in entry.manifest.checks.values.sorted(by: { $0.name < $1.name }) {
          if check.samples.isEmpty { faults.append("check '\(check.name)' has no samples") }
          for sample in check.samples {
            let fields: [String: Value] = [
              "check": .text(check.name), "answer": .map(["given": sample["given"] ?? .null]),
            ]
            let found = try Self.key(of: fields, engine)
            let wanted = sample["value"] ?? .null
            guard !Self.isClose(found, wanted) else { continue }
            faults.append("check '\(check.name)': \(found.shown), in its sample \(wanted.shown)")
          }
        }
      }
      return faults
    }
    #expect(faults == [])
  }

  /// The true value: an array, or an array for each step.
  private static func key(of fields: [String: Value], _ engine: Engine) throws -> Value {
    let place = SourceLocation(file: "sample.yaml", line: 1)
    let question = Question(
      address: "sample.one", format: "tensor", prompt: "?", fields: Authored(.map([]), at: place),
      location: place)
    let (_, format) = try engine.format(of: question)
    let key = try #require(try engine.key(of: question, format: format, fields: fields))
    guard key.kind == .steps else { return key.steps[0].key.value }
    return .map(Dictionary(uniqueKeysWithValues: key.steps.map { ($0.name, $0.key.value) }))
  }

  private static func isClose(_ found: Value, _ wanted: Value) -> Bool {
    if let found = found.double, let wanted = wanted.double {
      return found == wanted || abs(found - wanted) < 1e-6  // equal infinities have no difference
    }
    if let found = found.elements, let wanted = wanted.elements {
      return found.count == wanted.count && zip(found, wanted).allSatisfy { isClose($0, $1) }
    }
    guard let found = found.entries, let wanted = wanted.entries else { return false }
    return found.keys == wanted.keys
      && found.allSatisfy { isClose($0.value, wanted[$0.key] ?? .null) }
  }
}
