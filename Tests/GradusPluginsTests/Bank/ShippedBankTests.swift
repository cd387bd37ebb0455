import Foundation
import GradusBanks
import GradusCore
import GradusLua
import Testing

@testable import GradusPlugins

/// Every question of the shipped bank proves itself: with authored order and under a few seeds.
/// `gradus check` proves the same under many.
@Suite struct ShippedBankTests {
  private static let seeds: [Int?] = [nil] + Array(0..<5)

  private static let topics: [Topic] = {
    let reading = BankReader(folder: Shipped.bankFolder).read()
    return reading.hasErrors ? [] : reading.content?.topics ?? []
  }()

  /// What is wrong with a topic: a sentence for each question and seed that does not hold.
  private static func faults(
    of topic: Topic, _ find: (Engine, PreparedVariant) throws -> [String]
  ) throws -> [String] {
    try Shipped.withEngine { engine in
      var faults: [String] = []
      for question in topic.questions {
        for seed in seeds {
          let place = "\(question.address), seed \(seed.map(String.init) ?? "none")"
          do {
            let prepared = try engine.prepare(question, seed: seed)
            faults += try find(engine, prepared).map { "\(place): \($0)" }
          } catch {
            faults.append("\(place): \(error)")
          }
        }
      }
      return faults
    }
  }

  @Test func `the bank and its plugins can be read`() throws {
    let reading = BankReader(folder: Shipped.bankFolder).read()
    #expect(reading.diagnostics.map(\.description) == [])
    #expect(!Self.topics.isEmpty)
    try Shipped.withEngine { engine in
      #expect(engine.library.plugins.flatMap(\.warnings).map(\.description) == [])
    }
  }

  @Test(arguments: topics.map(\.name))
  func `every solution earns everything`(_ name: String) throws {
    let faults = try Self.faults(of: try Self.topic(name)) { engine, prepared in
      guard let solution = try engine.solution(of: prepared) else { return ["has no solution"] }
      let verdict = engine.grade(solution, prepared, selfMarking: true)
      return verdict.isRight ? [] : ["\(solution.shown) gets \(verdict)"]
    }
    #expect(faults == [])
  }

  @Test(arguments: topics.map(\.name))
  func `every sample gets what its format foretells`(_ name: String) throws {
    let faults = try Self.faults(of: try Self.topic(name)) { engine, prepared in
      try engine.samples(of: prepared).compactMap { sample in
        let verdict = engine.grade(sample.answer, prepared, selfMarking: true)
        let isForetold =
          verdict.status == sample.status
          && (sample.score == nil || sample.score == verdict.score)
          && (sample.notes == nil || sample.notes.map(Set.init) == Set(verdict.notes))
        return isForetold ? nil : "\(sample) gets \(verdict)"
      }
    }
    #expect(faults == [])
  }

  @Test(arguments: topics.map(\.name))
  func `every question can be shown in both languages`(_ name: String) throws {
    let faults = try Self.faults(of: try Self.topic(name)) { engine, prepared in
      try Language.allCases.flatMap { language in
        let view = try engine.view(of: prepared, in: language)
        var texts = [prepared.variant.prompt] + prepared.variant.hints
        texts += [prepared.variant.explanation, view.hint].compactMap { $0 }
        for block in view.blocks { texts += Self.texts(of: block) }
        return texts.compactMap { text in
          let shown = text.text(in: language)
          let hasPlaceholder = shown.firstMatch(of: /\{\{[a-zA-Z_.]+(:[^}]*)?\}\}/) != nil
          return shown.isEmpty || hasPlaceholder ? "shows '\(shown)'" : nil
        }
      }
    }
    #expect(faults == [])
  }

  @Test(arguments: topics.map(\.name))
  func `every typed answer of a mistake is told which mistake it is`(_ name: String) throws {
    let faults = try Self.faults(of: try Self.topic(name)) { engine, prepared in
      guard let key = prepared.key, key.kind != .steps else { return [] }
      return key.steps[0].mistakes.compactMap { mistake in
        let verdict = engine.grade(mistake.value.value, prepared)
        // A mistake whose array has another shape than the key is caught by its shape.
        let isTold = verdict.notes.contains(mistake.note) || verdict.notes.contains("shape")
        return verdict.score == 0 && isTold ? nil : "mistake '\(mistake.note)' gets \(verdict)"
      }
    }
    #expect(faults == [])
  }

  @Test(arguments: topics.map(\.name))
  func `mistakes that look alike can mostly be told apart`(_ name: String) throws {
    var draws: [String: Int] = [:]
    _ = try Self.faults(of: try Self.topic(name)) { _, prepared in
      for (first, second) in prepared.coincidingMistakes {
        draws["\(prepared.question.address): '\(first)' and '\(second)'", default: 0] += 1
      }
      return []
    }
    #expect(draws.filter { 2 * $0.value > Self.seeds.count } == [:])
  }

  private static func topic(_ name: String) throws -> Topic {
    try #require(topics.first { $0.name == name })
  }

  private static func texts(of block: View.Block) -> [Text] {
    switch block {
    case .text(let text): [text]
    case .options(let items): items.map(\.text)
    case .columns(let left, let right, let titles): (left + right).map(\.text) + titles
    case .table(let header, let rows): header + rows.flatMap { $0 }
    case .code: []
    }
  }
}
