import Foundation
import GradusCore
import GradusLua
import Testing

@testable import GradusPlugins

/// Plain data in JSON.
struct Plain: Decodable, Sendable {
  let value: Value

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      value = .null
    } else if let boolean = try? container.decode(Bool.self) {
      value = .boolean(boolean)
    } else if let integer = try? container.decode(Int.self) {
      value = .integer(integer)
    } else if let number = try? container.decode(Double.self) {
      value = .number(number)
    } else if let text = try? container.decode(String.self) {
      value = .text(text)
    } else if let list = try? container.decode([Plain].self) {
      value = .list(list.map(\.value))
    } else {
      value = .map(try container.decode([String: Plain].self).mapValues(\.value))
    }
  }
}

/// Compared with `Fixtures/make_checks*.py`, formulas of their own in numpy.
@Suite struct CheckValueTests {
  struct Case: Decodable, Sendable {
    let check: String
    let given: Plain
    let reference: Plain
    let mistakes: [String: Plain]
  }

  private static let cases: [String: [Case]] = {
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    guard let folder = Bundle.module.url(forResource: "Fixtures", withExtension: nil),
      let files = try? FileManager.default.contentsOfDirectory(
        at: folder, includingPropertiesForKeys: nil)
    else { return [:] }
    let cases = files.filter { $0.lastPathComponent.hasPrefix("checks") }
      .flatMap { file -> [Case] in
        guard let data = try? Data(contentsOf: file) else { return [] }
        return (try? decoder.decode([Case].self, from: data)) ?? []
      }
    return Dictionary(grouping: cases, by: \.check)
  }()

  @Test func `every check without steps is compared`() throws {
    let declared = try Shipped.withEngine { engine in
      engine.library.plugins.flatMap { $0.manifest.checks.values.filter { !$0.hasSteps } }
        .map(\.name)
    }
    #expect(Set(Self.cases.keys) == Set(declared))
    #expect(Self.cases.values.allSatisfy { $0.count == 20 })
  }

  @Test(arguments: cases.keys.sorted())
  func `a check and its mistakes compute what numpy computes`(_ name: String) throws {
    let cases = try #require(Self.cases[name])
    let faults = try Shipped.withEngine { engine in
      let (plugin, check) = try #require(engine.library.find(name, in: \.checks))
      var faults: [String] = []
      for (number, expected) in cases.enumerated() {
        func compare(_ path: [String], _ wanted: Value, _ what: String) throws {
          let found = try engine.evaluate(
            plugin, check, ["checks", name] + path, expected.given.value, [:], what)
          guard !Self.isClose(found?.value ?? .null, wanted) else { return }
          faults.append(
            "case \(number), \(what): \(found?.value.shown ?? "nil"), in numpy \(wanted.shown)")
        }
        try compare(["reference"], expected.reference.value, "reference")
        for note in check.steps[0].mistakes.keys.sorted() {
          let wanted = try #require(expected.mistakes[note]?.value, "mistake '\(note)'")
          try compare(["mistakes", note, "reference"], wanted, note)
        }
        #expect(expected.mistakes.count == check.steps[0].mistakes.count)
      }
      return faults
    }
    #expect(faults == [])
  }

  /// Whether both are the same numbers in the same places, to 10⁻⁹ of their size.
  private static func isClose(_ found: Value, _ wanted: Value) -> Bool {
    if let found = found.double, let wanted = wanted.double {
      return found == wanted || abs(found - wanted) <= 1e-9 * max(1, abs(wanted))
    }
    if let found = found.elements, let wanted = wanted.elements {
      return found.count == wanted.count && zip(found, wanted).allSatisfy { isClose($0, $1) }
    }
    return found == wanted
  }
}
