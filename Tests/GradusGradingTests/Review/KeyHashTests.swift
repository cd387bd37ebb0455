import Foundation
import GradusCore
import GradusGrading
import GradusLua
import GradusPlugins
import Testing

/// Hashes of questions in a bank that is written, read and graded as any other.
@Suite struct KeyHashTests {
  private static let checkout: String = {
    var folder = URL(fileURLWithPath: #filePath)
    for _ in 0..<4 { folder.deleteLastPathComponent() }
    return folder.path
  }()

  /// The hash of the one question of a bank.
  private static func hash(_ question: String, plugin: String? = nil) throws -> String {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("gradus-key-\(UUID().uuidString)")
    let bank = folder.appendingPathComponent("bank")
    try FileManager.default.createDirectory(at: bank, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let topic = "topic: t\nsection: s\ndifficulty: 1\ntitle: T\nquestions:\n"
    try Data((topic + question).utf8).write(to: bank.appendingPathComponent("t.yaml"))
    var plugins = ["choice", "matching", "numeric", "ordering", "rubric", "tensor", "text"]
      .map { "\(checkout)/Plugins/\($0)" }
    if let plugin {
      let place = folder.appendingPathComponent("own")
      try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
      try Data(plugin.utf8).write(to: place.appendingPathComponent("plugin.lua"))
      plugins.append(place.path)
    }
    return try LuaThread.run {
      let workspace = try Workspace(plugins: plugins, banks: [bank.path])
      #expect(workspace.diagnostics.filter { $0.severity == .error }.map(\.description) == [])
      let engine = Engine(library: workspace.library)
      return try engine.keyHash(of: try #require(workspace.questions["t.q"]))
    }
  }

  private struct Edit: Sendable, CustomTestStringConvertible {
    /// The question before.
    var question: String
    /// The one thing that is changed in it.
    var from: String
    /// What it is changed to.
    var to: String

    init(_ question: String, _ from: String, _ to: String) {
      (self.question, self.from, self.to) = (question, from, to)
    }

    var testDescription: String { "'\(from)' becomes '\(to)'" }

    func hashes() throws -> (before: String, after: String) {
      var edited = question
      let place = try #require(edited.range(of: from))
      edited.replaceSubrange(place, with: to)
      return (try KeyHashTests.hash(question), try KeyHashTests.hash(edited))
    }
  }

  private static let choice = """
      - id: q
        format: choice
        prompt: {en: Which one is trained?, zh: 训练的是哪一个？}
        explanation: The projections are.
        hints: [Think.]
        options:
          - {id: projections, text: The projections, correct: true, feedback: Yes.}
          - {id: scores, text: The scores, feedback: They are computed., note: scores}
          - {id: mask, text: The mask, pin: true}
    """
  private static let several = """
      - id: q
        format: choice
        multiple: true
        prompt: Which are trained?
        options:
          - {id: projections, text: The projections, correct: true}
          - {id: scores, text: The scores}
          - {id: biases, text: The biases, correct: true}
    """
  private static let plainChoice = """
      - id: q
        format: choice
        prompt: Which one is trained?
        options:
          - {text: The projections, correct: true}
          - {text: The scores}
    """
  private static let statement = """
      - {id: q, format: choice, prompt: The mask is trained., answer: false}
    """
  private static let numeric = """
      - id: q
        format: numeric
        prompt: How large is the spread?
        explanation: A third.
        answer: {value: 0.333333333333, tolerance: {mode: relative, value: 0.01}}
        mistakes: [{note: variance, value: 0.34, feedback: That is the variance.}]
    """
  private static let drawn = """
      - id: q
        format: numeric
        generate: |
          local d = rng:pick {16, 64, 256}
          return { d = d, answer = d ^ 0.5 }
        prompt: The spread for {{d}} dimensions?
        answer: {value: "{{answer}}", tolerance: {mode: relative, value: 0.01}}
        mistakes: [{note: variance, value: "{{d}}", feedback: That is the variance.}]
    """
  private static let drawnChoice = """
      - id: q
        format: choice
        generate: return { d = rng:pick {16, 64} }
        prompt: What is the root of {{d}}, or near it?
        options:
          - {id: root, text: "{{d}} to the half", correct: true}
          - {id: square, text: "{{d}} squared"}
          - {id: half, text: "{{d}} halved"}
    """
  private static let tensor = """
      - id: q
        format: tensor
        prompt: The weights?
        answer: {value: [[0.25, 0.75]], tolerance: {mode: allclose, rtol: 0.001, atol: 0.002}}
    """
  private static let ordering = """
      - id: q
        format: ordering
        prompt: In which order?
        items: [Project, Score, Normalise, Mix]
    """
  private static let matching = """
      - id: q
        format: matching
        prompt: What is what?
        feedback: Read it again.
        pairs:
          - {left: Query, right: what is looked for}
          - {left: Key, right: what is found by}
        extra: [what is thrown away]
    """
  private static let rubric = """
      - id: q
        format: rubric
        prompt: Why are scores scaled?
        model_answer: Their spread grows.
        rubric:
          - {points: 1, text: names the spread}
          - {points: 1, text: names the saturation}
    """
  private static let text = """
      - {id: q, format: text, prompt: The name?, accept: [softmax, soft-max]}
    """

  @Test(arguments: [
    // Wording.
    Edit(choice, "Which one is trained?", "Which is trained?"),
    Edit(choice, "训练的是哪一个？", "哪一个要训练？"),
    Edit(choice, "The projections are.", "They are."),
    Edit(choice, "They are computed.", "No."),
    Edit(choice, "[Think.]", "[Think twice.]"),
    Edit(choice, "text: The projections", "text: All projections"),
    Edit(numeric, "A third.", "One third."),
    Edit(numeric, "That is the variance.", "Variance."),
    Edit(drawn, "The spread for", "Which spread for"),
    Edit(matching, "Read it again.", "Once more."),
    Edit(rubric, "Their spread grows.", "The spread grows."),
    Edit(rubric, "names the spread", "names the variance"),
    // The order of options, and further ones.
    Edit(choice, "format: choice", "format: choice\n    shuffle: false"),
    Edit(choice, ", pin: true", ""),
    Edit(choice, "options:", "options:\n      - {id: other, text: Others}"),
    Edit(drawnChoice, "format: choice", "format: choice\n    shuffle: false"),
    Edit(drawnChoice, "options:", "options:\n      - {id: other, text: Others}"),
    // Tolerances and mistakes.
    Edit(numeric, "value: 0.01", "value: 0.00001"),
    Edit(numeric, "mode: relative, value: 0.01", "mode: decimals, digits: 2"),
    Edit(numeric, ", tolerance: {mode: relative, value: 0.01}", ""),
    Edit(numeric, "value: 0.34", "value: 0.35"),
    Edit(drawn, "value: 0.01", "value: 0.4"),
    Edit(tensor, "rtol: 0.001", "rtol: 0.1"),
    // Further answers that are accepted.
    Edit(text, "soft-max]", "soft-max, softmax function]"),
  ])
  private func `wording, order and tolerance keep the hash`(_ edit: Edit) throws {
    let (before, after) = try edit.hashes()
    #expect(before == after)
    #expect(before.count == 32)
  }

  @Test(arguments: [
    Edit(
      several, "{id: scores, text: The scores}", "{id: scores, text: The scores, correct: true}"),
    Edit(choice, "id: projections", "id: weights"),
    Edit(
      plainChoice, "{text: The projections, correct: true}",
      "{text: The mask}\n      - {text: All, correct: true}"),
    Edit(statement, "answer: false", "answer: true"),
    Edit(numeric, "0.333333333333", "0.333334"),
    Edit(drawn, "d ^ 0.5", "d ^ 0.25"),
    Edit(tensor, "0.25, 0.75", "0.75, 0.25"),
    Edit(ordering, "Score, Normalise", "Normalise, Score"),
    Edit(matching, "what is found by", "what is mixed"),
    Edit(rubric, "      - {points: 1, text: names the saturation}", ""),
    Edit(text, "[softmax, soft-max]", "[sigmoid]"),
    Edit(numeric, "format: numeric", "format: tensor"),
  ])
  private func `another key has another hash`(_ edit: Edit) throws {
    let (before, after) = try edit.hashes()
    #expect(before != after)
  }

  @Test func `without solutions every field of the question counts`() throws {
    let plugin = """
      return {
        name = "own", version = "1.0.0", api = 1,
        formats = {
          own = {
            fields = { pattern = { type = "string", required = true, doc = "What fits." } },
            grade = function(value, variant)
              return value:find(variant.pattern) and 1 or 0
            end,
          },
        },
      }
      """
    func hash(_ prompt: String, _ pattern: String) throws -> String {
      try Self.hash(
        "  - {id: q, format: own, prompt: \(prompt), pattern: \(pattern)}", plugin: plugin)
    }
    let before = try hash("Name it.", "soft")
    #expect(try hash("What is its name?", "soft") == before)
    #expect(try hash("Name it.", "sig") != before)
  }

  @Test func `a question whose plugin fails has no hash`() throws {
    let faulty = Self.drawn.replacingOccurrences(of: "return { d = d", with: "return { d = e.e")
    let error = #expect(throws: PluginError.self) { try Self.hash(faulty) }
    #expect(error?.message.contains("'e'") == true)
  }
}
