import GradusCore
import Testing

/// Which questions a quiz asks.
@Suite struct QuizDrawingTests {
  private static func question(
    _ address: String, _ section: String, _ format: String, _ difficulty: Int
  ) -> Question {
    let place = SourceLocation(file: "b.yaml", line: 1)
    return Question(
      address: address, format: format, prompt: "?", difficulty: difficulty, section: section,
      fields: Authored(.map([]), at: place), location: place)
  }

  /// Four topics in two sections, with an open form and three others each.
  private static let bank = Bank(
    name: "bank",
    topics: (1...4).map { number in
      let section = number <= 2 ? "first" : "second"
      let others = ["choice", "numeric", "choice"].enumerated().map { place, format in
        question("t\(number).q\(place)", section, format, number)
      }
      return Topic(
        name: "t\(number)", number: number, section: section, title: "T",
        questions: [question("t\(number).open", section, "rubric", number)] + others,
        location: SourceLocation(file: "b.yaml", line: 1))
    })

  private static func drawn(
    _ quiz: Quiz, seed: Int, where isWanted: (Question) -> Bool = { _ in true }
  ) -> [Question] {
    quiz.questions(from: bank, seed: seed, where: isWanted)
  }

  @Test func `a spread draw takes as many topics, sections and formats as there are`() {
    let quiz = Quiz(name: "q", title: "Q", bank: "bank", count: 4, draw: .spread)
    var sets: Set<[String]> = []
    for seed in 0..<50 {
      let questions = Self.drawn(quiz, seed: seed)
      #expect(Set(questions.map(\.topic)).count == 4)
      #expect(Set(questions.map(\.format)).count == 3)
      #expect(questions.prefix(2).map(\.section).sorted() == ["first", "second"])
      sets.insert(questions.map(\.address))
    }
    #expect(sets.count > 10)
  }

  @Test func `each drawn question is followed by one of its topic that is not drawn`() {
    var quiz = Quiz(
      name: "q", title: "Q", bank: "bank", count: 3, draw: .spread, followUps: 1,
      order: .difficulty)
    quiz.selection.formats = ["rubric"]
    for seed in 0..<20 {
      let questions = Self.drawn(quiz, seed: seed)
      #expect(questions.count == 6)
      for pair in stride(from: 0, to: 6, by: 2) {
        #expect(questions[pair].format == "rubric")
        #expect(questions[pair + 1].format != "rubric")
        #expect(questions[pair].topic == questions[pair + 1].topic)
      }
      #expect(questions.map(\.difficulty) == questions.map(\.difficulty).sorted())
    }
  }

  @Test func `a condition of the session narrows what is drawn and not what follows`() {
    var quiz = Quiz(name: "q", title: "Q", bank: "bank", count: 5, followUps: 2)
    quiz.selection.formats = ["rubric"]
    let questions = Self.drawn(quiz, seed: 1) { $0.section == "second" }
    #expect(questions.count == 2 * 3)
    #expect(questions.allSatisfy { $0.section == "second" })
    #expect(Self.drawn(quiz, seed: 1) { $0.difficulty == 5 }.isEmpty)
  }

  @Test func `the same seed draws the same questions`() {
    let quiz = Quiz(name: "q", title: "Q", bank: "bank", count: 6, draw: .spread, followUps: 0)
    #expect(
      Self.drawn(quiz, seed: 7).map(\.address) == Self.drawn(quiz, seed: 7).map(\.address))
    #expect(
      Self.drawn(quiz, seed: 7).map(\.address) != Self.drawn(quiz, seed: 8).map(\.address))
  }
}
