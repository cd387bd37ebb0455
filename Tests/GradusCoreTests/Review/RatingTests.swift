import Foundation
import GradusCore
import Testing

@Suite struct RatingTests {
  @Test(arguments: [
    // Wrong.
    (0.0, 1, 0, 5.0, Rating.again), (0.49, 1, 0, 5, .again), (0.2, 3, 2, 90, .again),
    // Partly right.
    (0.5, 1, 0, 5, .hard), (0.99, 1, 0, 5, .hard),
    // Right after a further try or with a hint, however fast.
    (1, 2, 0, 5, .hard), (1, 1, 1, 5, .hard),
    // Right.
    (1, 1, 0, 20.1, .good), (1, 1, 0, 4000, .good),
    // Right in at most half of 40 seconds.
    (1, 1, 0, 20, .easy), (1, 1, 0, 0, .easy), (0.1 + 0.2 + 0.7, 1, 0, 5, .easy),
  ])
  func `what happened decides the rating`(
    _ score: Double, attempt: Int, hints: Int, seconds: Double, rating: Rating
  ) {
    #expect(
      Rating(score: score, attempt: attempt, hints: hints, seconds: seconds, expectedSeconds: 40)
        == rating)
  }

  @Test func `an attempt is rated by its score, and not at all without one`() {
    var attempt = Attempt(
      session: "s", mode: .review, question: "t.q", time: Date(timeIntervalSince1970: 0),
      status: .graded, score: 1, number: 2, hints: 0, seconds: 3)
    #expect(Rating(attempt, expectedSeconds: 40) == .hard)
    attempt.number = 1
    #expect(Rating(attempt, expectedSeconds: 40) == .easy)
    attempt.seconds = 30
    #expect(Rating(attempt, expectedSeconds: 40) == .good)
    attempt.status = .manual
    attempt.score = nil
    #expect(Rating(attempt, expectedSeconds: 40) == nil)
  }

  private static let options = View.Block.options([
    View.Item(label: "A", text: Text(english: "one two three", chinese: "一二三四")),
    View.Item(label: "B", text: Text(english: "four", chinese: "五")),
  ])

  // By hand: a quarter of a second a word, five seconds a level of difficulty, and the input.
  @Test(arguments: [
    (View(blocks: [options], input: .choice(labels: ["A", "B"], multiple: false)), 1, 10.0, 10.5),
    (View(input: .line), 3, 21, 21.25),
    (View(input: .matrix(rows: 2, columns: 3)), 2, 29, 29.25),
    (View(input: .lines), 1, 66, 66.25),
    (View(input: .rubric([])), 5, 86, 86.25),
    (
      View(
        blocks: [
          .text("a b"), .code("return 1", language: "lua"),
          .table(header: ["n"], rows: [["1", "2"]]),
          .columns(left: [.init(label: "1", text: "l")], right: [], titles: ["t u"]),
        ]), 1, 13.5, 13.75
    ),
  ])
  func `the time expected grows with text, difficulty and what is to be typed`(
    _ view: View, difficulty: Int, english: Double, chinese: Double
  ) {
    let prompt = Text(english: "What is  this?\nA", chinese: "这是什么，A？")
    #expect(
      view.expectedSeconds(prompt: prompt, difficulty: difficulty, in: .english) == english)
    #expect(
      view.expectedSeconds(prompt: prompt, difficulty: difficulty, in: .chinese) == chinese)
  }
}
