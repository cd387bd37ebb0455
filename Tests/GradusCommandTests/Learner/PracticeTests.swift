import Foundation
import Testing

@Suite struct PracticeTests {
  /// A plugin with the bank and this quiz.
  private func learner(quiz: String) throws -> LearnerFolder {
    let learner = try LearnerFolder()
    try learner.command.write(
      "p/plugin.lua", #"return { name = "p", version = "1.0.0", api = 1 }"#)
    try learner.command.write("p/banks/quizzed/t.yaml", LearnerFolder.topic(sum: 4))
    try learner.command.write("p/quizzes/tried.yaml", quiz)
    return learner
  }

  private static let ofOneQuestion =
    "quiz: tried\ntitle: Tried\nbank: quizzed\nselect: {questions: [t.a]}\n"

  @Test func `further tries and hints cost what the quiz's rule says`() throws {
    let learner = try learner(
      quiz: Self.ofOneQuestion
        + "rule: {name: attempt-penalty, penalty: 0.25, hint_penalty: 0.1}\nattempts: 3\n")
    let outcome = try learner.command.gradus(
      "run", "tried", "--plugins", "p", input: "5\n?\n?\n4\n")
    #expect(outcome.output.contains("One too many."))
    #expect(outcome.output.contains("Try again, or type s for the solution."))
    #expect(outcome.output.contains("Count on your fingers."))
    #expect(outcome.output.contains("There is no further hint."))
    // 1 − 0.25 for the first try − 0.1 for the one hint.
    #expect(outcome.output.contains("Score: 0.65/1 (65 %)"))
    #expect(outcome.output.contains("Mistakes to look at: off-by-one"))
  }

  @Test func `a rule for attempts makes one score of several tries`() throws {
    let learner = try learner(quiz: Self.ofOneQuestion + "attempts: 2\nattempt_rule: first\n")
    let outcome = try learner.command.gradus(
      "run", "tried", "--plugins", "p", input: "5\n4\n")
    #expect(outcome.output.contains("✓ Right"))
    #expect(outcome.output.contains("Score: 0/1 (0 %)"))
  }

  @Test func `a quiz may be an exam with a time limit of its own`() throws {
    let learner = try learner(
      quiz: """
        quiz: tried
        title: {en: Tried, zh: 试}
        bank: quizzed
        mode: exam
        time_limit: 1 h 30 min
        """)
    let outcome = try learner.command.gradus("run", "tried", "--plugins", "p", input: "4\n")
    #expect(outcome.output.contains("exam · :help for commands · :d hands in"))
    let plan = try #require(try learner.rows("session").first?["plan"] as? [String: Any])
    #expect(plan["timeLimit"] as? Double == 5400)
    #expect(plan["mode"] as? String == "exam")
  }

  @Test func `an unknown mode of a quiz is told with its place`() throws {
    let learner = try learner(
      quiz: "quiz: tried\ntitle: Tried\nbank: quizzed\nmode: exams\n")
    let outcome = try learner.command.gradus("run", "tried", "--plugins", "p")
    #expect(outcome.status == 65)
    #expect(outcome.errors.contains("p/quizzes/tried.yaml:4:7: "))
    #expect(outcome.errors.contains("Did you mean 'exam'?"))
  }

  @Test func `who goes back to a question that is done sees what became of it`() throws {
    let learner = try LearnerFolder()
    let outcome = try learner.gradus("run", "fours", input: "5\n:1\n4\n4\n:b\n4\n")
    #expect(outcome.status == 0)
    #expect(outcome.output.components(separatedBy: "[1/4]").count == 3)
    #expect(outcome.output.contains("3 right of 4 answered, 0 not answered."))
    #expect(try learner.answers() == ["5", "4", "4", "4"])
  }

  @Test func `an answer that could not be read is not judged again at the end`() throws {
    let learner = try LearnerFolder()
    let outcome = try learner.gradus("run", "fours", input: "many\ns\n4\n4\n4\n")
    #expect(outcome.output.contains("3 right of 3 answered, 1 not answered."))
    #expect(try learner.answers() == ["many", "4", "4", "4"])
  }

  @Test func `answers are judged in Chinese as in English`() throws {
    let outcome = try LearnerFolder().gradus("run", "fours", "--lang", "zh", input: "4\ns\nq\n")
    #expect(outcome.output.contains("4 题"))
    #expect(outcome.output.contains("✓ 正确"))
    #expect(outcome.output.contains("答案：4"))
    #expect(outcome.output.contains("答了 1 题，答对 1 题，未答 3 题。"))
    #expect(outcome.errors == "你的作答已保存。继续请运行：gradus run --session 1\n")
  }
}
