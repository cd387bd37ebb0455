import Foundation
import GradusCore
import Testing

@Suite struct StandingTests {
  @Test func `every question has one state, by its last outcome and its card`() {
    // Stability, phase, lapses, the outcomes in order, the state.
    let table: [(Double?, ReviewCard.Phase, Int, [Double?], Mastery)] = [
      (nil, .learning, 0, [], .unseen),
      (nil, .learning, 0, [1], .learning),
      (nil, .learning, 0, [nil], .learning),
      (nil, .learning, 0, [0], .weak),
      (21, .review, 0, [0, 1], .mastered),
      (20.9, .review, 0, [1], .learning),
      (400, .relearning, 1, [1], .learning),
      (400, .review, 5, [1], .mastered),
      (400, .review, 0, [1, 0.5], .weak),
      (400, .review, 0, [0, nil], .weak),
      (20, .review, 2, [1], .weak),
      (20, .review, 1, [1], .learning),
      // Its answers were forgotten, its card was not.
      (30, .review, 0, [], .mastered),
      (3, .review, 0, [], .learning),
    ]
    for (stability, phase, lapses, outcomes, state) in table {
      var learner = Learner(questions: [QuestionFacts(address: "t.q")])
      for (day, outcome) in outcomes.enumerated() {
        learner.answer("t.q", score: outcome, day: day, session: "s\(day)")
      }
      if let stability {
        learner.card("t.q", phase: phase, stability: stability, lapses: lapses)
      }
      #expect(learner.standing.questions.map(\.mastery) == [state], "\(stability ?? 0) \(outcomes)")
    }
  }

  @Test func `accuracy is the mean of the first tries`() {
    var learner = Learner(questions: [QuestionFacts(address: "t.a"), QuestionFacts(address: "t.b")])
    learner.answer("t.a", score: 0, day: 0)
    learner.answer("t.a", score: 1, day: 0, number: 2)
    learner.answer("t.a", score: 1, day: 1, session: "later")
    learner.answer("t.b", score: 0.25, day: 1, session: "later")
    let standing = learner.standing
    #expect(standing.questions.map(\.accuracy) == [0.5, 0.25])
    #expect(standing.questions.map(\.lastScore) == [1, 0.25])
    #expect(standing.questions.map(\.visits) == [2, 1])
    // (0 + 1 + 0.25) / 3
    #expect(standing.total.accuracy == 1.25 / 3)
    #expect(standing.answers == 4)
  }

  @Test func `questions are added up by section in order and by each of their tags`() {
    var learner = Learner(questions: [
      QuestionFacts(address: "t.a", section: "late", tags: ["x", "y"]),
      QuestionFacts(address: "t.b", section: "early", tags: ["x"]),
      QuestionFacts(address: "t.c", section: "late", tags: ["y", "y"]),
    ])
    learner.answer("t.a", score: 0, day: 3)
    learner.answer("t.b", score: 1, day: 3)
    learner.card("t.b", phase: .review, stability: 30, due: 10)
    let standing = learner.standing
    #expect(standing.sections.map(\.name) == ["late", "early"])
    #expect(standing.sections.map { $0.count(.weak) } == [1, 0])
    #expect(standing.sections.map { $0.count(.mastered) } == [0, 1])
    #expect(standing.sections.map(\.seen) == [1, 1])
    #expect(standing.sections.map(\.due) == [0, 1])
    #expect(standing.tags.map(\.name) == ["x", "y"])
    #expect(standing.tags.map(\.questions) == [2, 2])
    #expect(standing.tags.map(\.accuracy) == [0.5, 0])
  }

  @Test func `a question that two banks have counts once`() {
    let question = QuestionFacts(address: "t.q", section: "s", tags: ["x"])
    let standing = Learner(questions: [question, question]).standing
    #expect(standing.total.questions == 1)
    #expect(standing.tags.map(\.questions) == [1])
  }

  @Test func `the weakest questions come first`() {
    var learner = Learner(
      questions: ["lapsed", "half", "always", "lately", "right"].map {
        QuestionFacts(address: "t.\($0)")
      })
    learner.answer("t.lapsed", score: 1, day: 0)
    learner.card("t.lapsed", phase: .review, stability: 4, lapses: 2)
    learner.answer("t.half", score: 0.5, day: 0)
    learner.answer("t.lately", score: 1, day: 0)
    learner.answer("t.lately", score: 0, day: 1, session: "later")
    learner.answer("t.always", score: 0, day: 1)
    learner.answer("t.right", score: 1, day: 1)
    #expect(
      learner.standing.weakest.map(\.facts.address) == [
        "t.always", "t.lately", "t.half", "t.lapsed",
      ])
  }

  @Test func `a mistake is counted over questions and told in their words`() {
    let scale: Text = "The scores were not divided."
    var learner = Learner(questions: [
      QuestionFacts(address: "t.a", mistakes: ["no-scale": scale]),
      QuestionFacts(address: "t.b", mistakes: ["no-scale": scale]),
      QuestionFacts(address: "t.c", mistakes: ["no-scale": "The variance grows."]),
    ])
    learner.answer("t.c", score: 0, notes: ["no-scale"], day: 0)
    learner.answer("t.a", score: 0, notes: ["no-scale", "shape", "shape"], day: 1)
    learner.answer("t.b", score: 0.5, notes: ["no-scale"], day: 2)
    learner.answer("t.b", score: 0, notes: ["shape"], day: 2, number: 2)
    learner.answer("t.a", score: 1, notes: ["shape"], day: 3, session: "right all the same")
    learner.answer("t.gone", score: 0, notes: ["no-scale"], day: 4)
    let mistakes = learner.standing.mistakes
    #expect(mistakes.map(\.note) == ["no-scale", "shape"])
    #expect(mistakes.map(\.count) == [3, 2])
    #expect(mistakes.map(\.questions) == [["t.a", "t.b", "t.c"], ["t.a", "t.b"]])
    #expect(mistakes.map(\.last) == [Learner.time(day: 2), Learner.time(day: 2)])
    #expect(mistakes[0].wordings.map(\.text) == [scale, "The variance grows."])
    #expect(mistakes[0].wordings.map(\.count) == [2, 1])
    #expect(mistakes[1].wordings.isEmpty)
  }

  /// Days on which something was answered, counted back from today, and the two streaks.
  @Test(arguments: [
    ([], 0, 0), ([0], 1, 1), ([1], 1, 1), ([2], 0, 1), ([0, 1, 2], 3, 3),
    ([1, 2, 4, 5, 6, 7], 2, 4),
    ([3, 4], 0, 2), ([0, 2], 1, 1),
  ])
  func `a streak is not broken by a day that is not over`(
    _ days: [Int], current: Int, longest: Int
  ) {
    var learner = Learner(questions: [QuestionFacts(address: "t.q")])
    for day in days { learner.answer("t.q", score: 1, day: Learner.today - day) }
    #expect(learner.standing.streak.current == current)
    #expect(learner.standing.streak.longest == longest)
  }

  @Test func `the learner's midnight parts two days`() throws {
    var learner = Learner(questions: [QuestionFacts(address: "t.q")])
    let late = try #require(ISO8601DateFormatter().date(from: "2026-01-02T15:59:00Z"))
    learner.answer("t.q", score: 1, at: late)
    learner.answer("t.q", score: 1, at: late + 120, session: "after midnight")
    learner.timeZone = try #require(TimeZone(identifier: "Asia/Shanghai"))
    #expect(learner.standing.activity.map(\.day.description) == ["2026-01-02", "2026-01-03"])
    learner.timeZone = .gmt
    #expect(learner.standing.activity.map(\.answers) == [2])
  }

  @Test func `time is counted once, and half an hour a question at most`() {
    var learner = Learner(questions: [QuestionFacts(address: "t.a"), QuestionFacts(address: "t.b")])
    learner.answer("t.a", score: 0, day: 0, seconds: 40)
    learner.answer("t.a", score: 1, day: 0, number: 2, seconds: 100)
    learner.answer("t.b", score: 1, day: 1, seconds: 36_000)
    learner.answer("t.a", score: 1, day: 1, session: "later", seconds: 30)
    learner.answer("t.gone", score: 1, day: 1, seconds: 5)
    let standing = learner.standing
    #expect(standing.questions.map(\.seconds) == [130, 1800])
    #expect(standing.activity.map(\.seconds) == [100, 1835])
    #expect(standing.seconds == 1935)
    #expect(standing.total.seconds == 1930)
    #expect(standing.strayAnswers == 1)
  }

  @Test func `what comes after now is left out`() {
    var learner = Learner(questions: [QuestionFacts(address: "t.q")])
    learner.answer("t.q", score: 1, day: Learner.today + 1)
    learner.card("t.q", phase: .review, stability: 30, last: Learner.today + 1)
    #expect(learner.standing.answers == 0)
    #expect(learner.standing.questions.map(\.mastery) == [.unseen])
  }
}
