import GradusCore
import Testing

@Suite struct StudyPlanTests {
  /// Worked by hand: of 60 questions 10 are seen. Of these 3 are not scheduled and come back in any
  /// case, 4 are due after 1, 2, 5 and 6 days, and 3 after 20. New questions have 1, 2, 2, 4 and 37
  /// days; the reviews are 50 + 3, 50 + 5, 50 + 5, 50 + 7 and 50 + 10.
  @Test(arguments: [
    (0, 1, 50, 53), (2, 3, 25, 19), (3, 4, 25, 14), (6, 7, 13, 9), (39, 40, 2, 2),
  ])
  func `a plan spreads new questions and reviews over the days`(
    _ inDays: Int, days: Int, new: Int, reviews: Int
  ) throws {
    let plan = try #require(StudyPlan(learner.standing, by: Self.day(inDays)))
    #expect(plan.days == days)
    #expect(plan.unseen == 50)
    #expect(plan.newPerDay == new)
    #expect(plan.reviewsPerDay == reviews)
  }

  @Test func `a pace is told once ten questions were answered`() throws {
    var learner = learner
    let plan = try #require(StudyPlan(learner.standing, by: Self.day(6)))
    // 13 + 9 questions of 30 seconds each
    #expect(plan.secondsPerDay == 660)
    learner.attempts.removeLast()
    #expect(try #require(StudyPlan(learner.standing, by: Self.day(6))).secondsPerDay == nil)
  }

  @Test func `there is no plan for a day that is over`() {
    #expect(StudyPlan(learner.standing, by: Self.day(-1)) == nil)
  }

  private static func day(_ inDays: Int) -> Day { Learner.day.advanced(by: inDays) }

  private var learner: Learner {
    var learner = Learner(questions: (0..<60).map { QuestionFacts(address: "t.q\($0)") })
    for question in 0..<10 { learner.answer("t.q\(question)", score: 1, day: 5, seconds: 30) }
    for question in 0..<4 {
      // Due in 1, 2, 5 and 6 days.
      learner.card(
        "t.q\(question)", phase: .review, stability: 9, due: Learner.today + [1, 2, 5, 6][question])
    }
    for question in 4..<7 {
      learner.card("t.q\(question)", phase: .review, stability: 30, due: Learner.today + 20)
    }
    return learner
  }
}
