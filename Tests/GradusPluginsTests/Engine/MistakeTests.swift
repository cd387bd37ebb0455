import GradusCore
import Testing

@testable import GradusPlugins

/// Named mistakes, steps and seeds.
@Suite struct MistakeTests {
  private static let rates = """
        format: numeric
        answer: {value: 2, tolerance: {mode: absolute, value: 0.05}}
        mistakes:
          - {note: double, value: 4, feedback: {en: Halve it., zh: 减半。}}
          - {note: nearly-double, value: 4.08, feedback: Nearly.}
    """

  @Test(arguments: [
    ("2.05", 1.0, [] as [String]), ("2.0500000001", 0, []), ("1.95", 1, []), ("1.9499999", 0, []),
    ("3.95", 0, ["double"]), ("3.9499999", 0, []), ("4.02", 0, ["double"]),
    ("4.05", 0, ["double", "nearly-double"]), ("4.03", 0, ["double", "nearly-double"]),
    ("4.0500000001", 0, ["nearly-double"]), ("4.13", 0, ["nearly-double"]), ("4.1300001", 0, []),
  ])
  func `a mistake is named up to the edge of the tolerance`(
    _ answer: String, _ score: Double, _ notes: [String]
  ) throws {
    let verdict = try Bench.verdicts(question: Self.rates, .text(answer))[0]
    #expect(verdict.score == score)
    #expect(verdict.notes == notes)
  }

  @Test func `a named mistake brings its feedback in both languages`() throws {
    let verdict = try Bench.verdicts(question: Self.rates, .text("4"))[0]
    #expect(verdict.feedback == [Text(english: "Halve it.", chinese: "减半。")])
    #expect(
      verdict.trace.map { $0.text(in: .english) } == [
        "mode absolute: off by 2.000, allowed 0.050"
      ])
  }

  @Test(arguments: [("2.15", ["double"]), ("2.1500001", [])])
  func `a mistake within three tolerances of the key is left out`(
    _ mistake: String, _ disabled: [String]
  ) throws {
    let question = Self.rates.replacing("value: 4,", with: "value: \(mistake),")
    let found = try Bench.ask(question: question) { engine, question in
      try engine.prepare(question, seed: 3).disabledMistakes
    }
    #expect(found == disabled)
  }

  @Test func `parameters are drawn again while a mistake lies on the key`() throws {
    let question = """
          format: numeric
          generate: return { a = rng:integer(1, 3) }
          answer: {value: "{{a}}"}
          mistakes: [{note: one, value: 1, feedback: One.}]
      """
    let variants = try Bench.ask(question: question) { engine, question in
      try (0..<30).map { seed in
        let prepared = try engine.prepare(question, seed: seed)
        return (prepared.variant.parameters["a"], prepared.variant.redraws, prepared.activeMistakes)
      }
    }
    #expect(Set(variants.map(\.0)) == [.integer(2), .integer(3)])
    #expect(Set(variants.map { $0.1 > 0 }) == [true, false])
    #expect(variants.allSatisfy { $0.2 == ["one"] })
  }

  @Test func `a mistake that never differs is left out after twenty draws`() throws {
    let question = """
          format: numeric
          generate: return { a = rng:integer(1, 3) }
          answer: {value: "{{a}}"}
          mistakes: [{note: same, value: "{{a}}", feedback: Same.}]
      """
    let (redraws, disabled, active) = try Bench.ask(question: question) { engine, question in
      let prepared = try engine.prepare(question, seed: 0)
      return (prepared.variant.redraws, prepared.disabledMistakes, prepared.activeMistakes)
    }
    #expect(redraws == 20)
    #expect(disabled == ["same"])
    #expect(active == [])
  }

  // MARK: Steps

  private static let steps = """
        format: tensor
        check: attention_steps
        answer:
          given: {q: [[1, 0]], k: [[2, 0], [0, 2]], v: [[4], [0]]}
          tolerance: {mode: allclose, rtol: 1.0e-3, atol: 2.0e-3}
    """

  // By hand: scores [2, 0]/√2 = [1.4142, 0], weights 1/(1 + e^−1.4142) = 0.8044, output 4 · 0.8044.
  // From the scores [2, 0], not scaled: weights 1/(1 + e^−2) = 0.8808, output 4 · 0.8808 = 3.5232.
  @Test(arguments: [
    (["1.4142 0", "0.8044 0.1956", "3.2177"], [1.0, 1, 1], [] as [String]),
    (["2 0", "0.8808 0.1192", "3.5232"], [0, 0.75, 0.75], ["no-scale"]),
    (["2 0", "0.8044 0.1956", "3.2177"], [0, 1, 1], ["no-scale"]),
    (["2 0", "0.5 0.5", "2"], [0, 0, 0.75], ["no-scale"]),
    (["1.4142 0", "0.8808 0.1192", "3.5232"], [1, 0, 0.75], []),
    (["1.4142 0", "0.8044 0.1956", "9"], [1, 1, 0], []),
  ])
  func `a step that follows from wrong ones earns three quarters`(
    _ rows: [String], _ scores: [Double], _ notes: [String]
  ) throws {
    let names = ["scores", "weights", "output"]
    let answer = zip(names, rows).map { "\($0) = \($1)" }.joined(separator: "\n")
    let verdict = try Bench.verdicts(question: Self.steps, .text(answer))[0]
    #expect(verdict.parts.map(\.name) == names)
    #expect(verdict.parts.map(\.score) == scores)
    #expect(verdict.notes == notes)
    let mean = scores.reduce(0, +) / 3
    #expect(abs((verdict.score ?? -1) - mean) < 1e-12)
    if mean == 1 { #expect(verdict.isRight) }
  }

  @Test func `a variant can be graded after the engine that prepared it is gone`() throws {
    let score = try Bench.ask(question: Self.steps) { engine, question in
      let prepared = try Engine(library: engine.library).prepare(question, seed: nil)
      return engine.grade(.text("scores = 2 0\nweights = 0.8808 0.1192"), prepared).score
    }
    #expect(score == 0.25)
  }

  @Test func `a missing step costs itself`() throws {
    let verdict = try Bench.verdicts(
      question: Self.steps, .text("scores = 1.4142 0\noutput = 3.2177"))[0]
    #expect(verdict.parts.map(\.score) == [1, 0, 1])
    #expect(
      verdict.parts[1].feedback
        == Text(english: "Step 'weights' is missing.", chinese: "缺少第“weights”步。"))
  }

  @Test(arguments: [
    "scores = 2 0\noutput = 9", "output = 9", "scores = 1 2 3\nweights = 1 2 3\noutput = 9",
    "scores = 1; 2; 3\nweights = 1; 2\noutput = 9 9", "scores = 2 0\nweights = 1e300 -1e300 5",
    "scores = 1e308 -1e308\nweights = 0.5 0.5\noutput = 1",
    "scores = nan inf\nweights = 0.5 0.5\noutput = 1",
  ])
  func `earlier steps that nothing can follow from are wrong, not a fault`(
    _ answer: String
  ) throws {
    let verdict = try Bench.verdicts(question: Self.steps, .text(answer))[0]
    #expect(verdict.failure?.message == nil)
    #expect([.graded, .invalid].contains(verdict.status))
    #expect(verdict.score ?? 0 < 1)
  }

  // MARK: Seeds

  @Test func `a seed always draws the same variant, on any engine`() throws {
    let question = """
          format: choice
          generate: return { a = rng:vector(4, 0, 1000) }
          options:
            - {text: "{{a}}", correct: true}
            - {text: b}
            - {text: c}
            - {text: d}
            - {text: e}
      """
    func draw(_ seeds: [Int?]) throws -> [Variant] {
      try Bench.ask(question: question) { engine, question in
        try seeds.map { try engine.prepare(question, seed: $0).variant }
      }
    }
    let first = try draw([nil, 0, 1, 2, 3])
    let second = try draw([3, 2, 1, 0, nil])
    #expect(first.map(\.data) == second.reversed().map(\.data))
    #expect(first.map(\.parameters) == second.reversed().map(\.parameters))
    #expect(Set(first.map(\.parameters)).count == 4)
    #expect(first[0].parameters == first[1].parameters)
  }

  @Test func `without a seed options keep the authored order`() throws {
    let question = """
          format: choice
          options:
            - {id: first, text: first, correct: true}
            - {id: second, text: second}
            - {id: third, text: third}
            - {id: fourth, text: fourth}
      """
    func order(_ seed: Int?) throws -> [String] {
      try Bench.ask(question: question) { engine, question in
        let prepared = try engine.prepare(question, seed: seed)
        let view = try engine.view(of: prepared, in: .english)
        guard case .options(let items)? = view.blocks.first else { return [] }
        return items.map { $0.text.text(in: .english) }
      }
    }
    let authored = ["first", "second", "third", "fourth"]
    #expect(try order(nil) == authored)
    let shuffled = try (0..<6).map { try order($0) }
    #expect(shuffled.allSatisfy { Set($0) == Set(authored) })
    #expect(Set(shuffled).count > 2)
  }
}
