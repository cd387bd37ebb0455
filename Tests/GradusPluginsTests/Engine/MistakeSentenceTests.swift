import GradusCore
import Testing

@testable import GradusPlugins

@Suite struct MistakeSentenceTests {
  private static let check = Bench.check(
    """
    given = { x = "number" },
    reference = function(g) return g.x * 2 end,
    mistakes = {
      unchanged = {
        reference = function(g) return g.x end, feedback = { en = "Double it.", zh = "加倍。" },
      },
      squared = { reference = function(g) return g.x * g.x end, feedback = "Not the square." },
    },
    """)

  private static func sentences(_ question: String) throws -> [String: Text] {
    try Bench.ask(plugin: check, question: question) { engine, question in
      engine.library.mistakeSentences(of: question)
    }
  }

  @Test func `a check says what its mistakes are, and the question may say it otherwise`() throws {
    let found = try Self.sentences(
      """
          format: numeric
          check: sample
          answer: {given: {x: 3}}
          mistakes:
            - {note: squared, feedback: Here it is twice the number.}
      """)
    #expect(
      found == [
        "unchanged": Text(english: "Double it.", chinese: "加倍。"),
        "squared": "Here it is twice the number.",
      ])
  }

  @Test func `an option says what choosing it shows`() throws {
    let found = try Self.sentences(
      """
          format: choice
          options:
            - {text: Two, correct: true, feedback: Yes.}
            - {text: One, note: half, feedback: {en: That is half of it., zh: 这只是一半。}}
            - {text: None, note: nothing}
      """)
    #expect(found == ["half": Text(english: "That is half of it.", chinese: "这只是一半。")])
  }

  @Test func `words that differ from draw to draw are left out`() throws {
    let found = try Self.sentences(
      """
          format: numeric
          generate: return { a = rng:integer(1, 9) }
          answer: {value: "{{a}}"}
          mistakes:
            - {note: ten, value: 10, feedback: "{{a}} is less than ten."}
            - {note: twenty, value: 20, feedback: It is less than twenty.}
      """)
    #expect(found == ["twenty": "It is less than twenty."])
  }
}
