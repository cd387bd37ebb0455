import Foundation
import Testing

/// Sessions on lines in a terminal, as for a screen reader: `--plain`.
@Suite(.serialized) struct LineTerminalTests {
  private func run(_ learner: LearnerFolder, _ arguments: String...) throws -> TerminalRun {
    try TerminalRun(
      arguments + ["--plain", "--bank", "fours"], in: learner.command.folder,
      environment: ["TZ": "UTC"])
  }

  /// Types a line once a text has come up so many times.
  private func type(
    _ line: String, when text: String, comes times: Int = 1, in run: TerminalRun
  ) {
    #expect(
      run.waits { run.screen.shell.components(separatedBy: text).count > times },
      "'\(text)' did not come \(times) times:\n\(run.screen.shell)")
    run.press(line + "\r")
  }

  @Test func `an exam is handed in only by who says so, and may be gone back to`() throws {
    let learner = try LearnerFolder()
    let exam = try run(learner, "run", "fours", "--mode", "exam", "--time", "10", "--seed", "1")
    type("5", when: "[1/4]", in: exam)
    for question in 2...4 { type("4", when: "[\(question)/4]", in: exam) }
    type("1", when: "Everything is answered. Hand in?", in: exam)
    type("4", when: "Your answer so far: 5", in: exam)
    type("y", when: "Everything is answered. Hand in?", comes: 2, in: exam)
    #expect(exam.status == 0)
    #expect(exam.screen.shell.contains("[10:00] > "))
    #expect(exam.screen.shell.contains("4 right of 4 answered, 0 not answered."))
  }

  @Test func `closing the input does not hand an exam in`() throws {
    let learner = try LearnerFolder()
    let exam = try run(learner, "run", "fours", "--mode", "exam", "--time", "10")
    type("4", when: "[1/4]", in: exam)
    type(":d", when: "[2/4]", in: exam)
    #expect(exam.waits { exam.screen.shell.contains("Not everything is answered. Hand in?") })
    exam.press("\u{4}")
    #expect(exam.status == 0)
    #expect(exam.screen.shell.contains("Go on with: gradus run --session 1"))
    #expect(try learner.rows("session").first?["ending"] is NSNull)
  }

  @Test func `in practice a learner tries until it is right, or asks for the solution`() throws {
    let learner = try LearnerFolder()
    let practice = try run(learner, "run", "fours", "--only", "t.a")
    type("5", when: "[1/1]", in: practice)
    type("6", when: "Try again, or type s for the solution.", in: practice)
    type("s", when: "Try again, or type s for the solution.", comes: 2, in: practice)
    #expect(practice.status == 0)
    #expect(practice.screen.shell.contains("Solution: 4"))
    #expect(try learner.rows("review").compactMap { $0["rating"] as? Int } == [1])
  }

  @Test func `in a review the learner may overrule the rating`() throws {
    let learner = try LearnerFolder()
    let first = try run(learner, "review", "--new", "1", "--only", "t.a")
    type("4", when: "[1/1]", in: first)
    type("never", when: "Enter, or 1 to 4: ", in: first)
    type("2", when: "Enter, or 1 to 4: ", comes: 2, in: first)
    #expect(first.status == 0)
    // Hard at the first step waits for the mean of 1 and 10 minutes, of which seconds have passed.
    #expect(first.screen.shell.contains("Asked again in 5 min."))
    let row = try #require(try learner.rows("review").first)
    #expect(row["rating"] as? Int == 2)
    #expect(row["proposed"] as? Int != 2)
  }

  @Test func `a changed key asks whether what is known still counts`() throws {
    let learner = try LearnerFolder()
    // Not shortly before midnight, when what is due next is not due today.
    let now = ["--now", "2026-03-01T09:00"]
    _ = try learner.gradus("run", "fours", "--only", "t.a", now[0], now[1], input: "4\n")
    try learner.command.write("fours/t.yaml", LearnerFolder.topic(sum: 5))
    let review = try run(learner, "review", "--only", "t.a", now[0], now[1])
    type("n", when: "Keep its schedule (Enter), or learn it anew (n)?", in: review)
    type("5", when: "> ", in: review)
    type("", when: "Enter, or 1 to 4: ", in: review)
    #expect(review.status == 0)
    let card = try #require(try learner.rows("card").first)
    #expect(card["reviews"] as? Int == 1)
    #expect(try learner.rows("review").count == 1)
  }
}
