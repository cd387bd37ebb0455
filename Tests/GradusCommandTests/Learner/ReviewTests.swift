import Foundation
import Testing

@Suite struct ReviewTests {
  private func due(_ learner: LearnerFolder, at moment: String) throws -> [String] {
    let outcome = try learner.gradus("review", "--json", "--now", moment)
    let rows = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
    return try #require(rows as? [[String: Any]]).compactMap { $0["question"] as? String }.sorted()
  }

  @Test func `what was answered comes back, what was wrong the soonest`() throws {
    let learner = try LearnerFolder(environment: ["TZ": "UTC"])
    _ = try learner.gradus(
      "run", "fours", "--now", "2026-03-01T09:00", "--only", "t.a", input: "5\n")
    _ = try learner.gradus(
      "run", "fours", "--now", "2026-03-01T09:00", "--only", "t.b", input: "4\n")
    // New questions are asked again after the steps of learning, 1 and 10 minutes, what was wrong
    // first; after the last step it takes a day at least.
    #expect(try due(learner, at: "2026-03-01T09:05") == ["t.a", "t.b"])
    for minute in ["12", "30"] {
      let review = try learner.gradus("review", "--now", "2026-03-01T09:\(minute)", input: "4\n4\n")
      #expect(review.output.contains("✓ Right"))
    }
    #expect(
      try learner.rows("review").compactMap { $0["question"] as? String }.prefix(4)
        == ["t.a", "t.b", "t.a", "t.b"])
    #expect(
      try learner.rows("review").compactMap { $0["rating"] as? Int } == [1, 3, 3, 3, 3])
    let idle = try learner.gradus("review", "--now", "2026-03-01T20:45")
    #expect(idle.output.contains("Nothing is due today. The next question is due in 13 hours."))
    #expect(try due(learner, at: "2026-03-02T08:00") == ["t.a"])
  }

  @Test func `a question left for its solution was not remembered`() throws {
    let learner = try LearnerFolder(environment: ["TZ": "UTC"])
    _ = try learner.gradus(
      "review", "--new", "1", "--only", "t", "--now", "2026-03-01T09:00", input: "s\n")
    #expect(try learner.rows("review").compactMap { $0["rating"] as? Int } == [1])
    #expect(try due(learner, at: "2026-03-01T09:02") == ["t.a"])
  }

  @Test func `the forecast counts what is due each day`() throws {
    let learner = try LearnerFolder(environment: ["TZ": "UTC"])
    let none = try learner.gradus("review", "--now", "2026-03-01T09:00")
    #expect(
      none.output
        == "Nothing is due today. Learn something new: gradus review --new 5, or gradus run.\n")
    _ = try learner.gradus(
      "run", "fours", "--now", "2026-03-01T09:00", input: "5\n5\n5\n5\n")
    let forecast = try learner.gradus(
      "review", "--forecast", "--days", "2", "--json", "--now", "2026-03-01T12:00")
    #expect(
      forecast.output
        == "[{\"day\":\"2026-03-01\",\"due\":4},\n {\"day\":\"2026-03-02\",\"due\":0}]\n")
    let bars = try learner.gradus(
      "review", "--forecast", "--days", "2", "--now", "2026-03-01T12:00")
    #expect(bars.output.contains("2026-03-01  █"))
    #expect(bars.output.contains("4 due now, 0 after these days."))
  }

  @Test func `numbers are drawn anew each time`() throws {
    let learner = try LearnerFolder()
    for _ in 0..<2 { _ = try learner.gradus("review", "--new", "2", input: "s\n") }
    let seeds = try learner.rows("session").compactMap {
      ($0["plan"] as? [String: Any])?["seeds"] as? [Int]
    }
    #expect(seeds.count == 2)
    #expect(seeds[0] != seeds[1])
  }

  @Test func `a mended wording keeps the schedule and a changed key is told`() throws {
    let learner = try LearnerFolder(environment: ["TZ": "UTC"])
    let only = ["--only", "t.a"]
    _ = try learner.command.gradus(
      all: ["run", "fours", "--now", "2026-03-01T09:00", "--bank", "fours"] + only, input: "5\n")
    let told = "The right answer of this question was changed since you last saw it."
    let kept = "What you know of it is kept."

    try learner.command.write(
      "fours/t.yaml", LearnerFolder.topic(sum: 4, prompt: "What is 2 + 2?"))
    let mended = try learner.gradus("review", "--now", "2026-03-02T09:00", input: "5\n")
    #expect(mended.output.contains("What is 2 + 2?"))
    #expect(!mended.output.contains(told))

    try learner.command.write("fours/t.yaml", LearnerFolder.topic(sum: 5))
    let changed = try learner.gradus("review", "--now", "2026-03-03T09:00", input: "4\n")
    #expect(changed.output.contains(told))
    #expect(changed.output.contains(kept))
    let again = try learner.gradus("review", "--now", "2026-03-04T09:00", input: "5\n")
    #expect(again.output.contains("✓ Right"))
    #expect(!again.output.contains(told))
    #expect(try learner.rows("card").first?["reviews"] as? Int == 4)
  }

  @Test(arguments: [
    (["--limit", "0"], "--limit must be at least 1"),
    (["--new=-1"], "--new must be at least 0"),
    (["--days", "0"], "--days must be from 1 to 3650"),
    (["--now", "soon"], "The value 'soon' is invalid for '--now <moment>'"),
  ])
  func `a wrong option is explained`(_ arguments: [String], message: String) throws {
    let outcome = try LearnerFolder().command.gradus(all: ["review"] + arguments)
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains(message))
  }
}
