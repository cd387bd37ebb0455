import Foundation
import GradusCore
import Testing

@Suite struct ReviewSchedulerTests {
  private static let start = Date(timeIntervalSince1970: 1_790_000_000.123)
  private static let day = 86_400.0

  private func scheduler(
    learning: [Double] = [60, 600], relearning: [Double] = [600], isFuzzed: Bool = false
  ) throws -> ReviewScheduler {
    try ReviewScheduler(
      learningSteps: learning, relearningSteps: relearning, isFuzzed: isFuzzed)
  }

  /// A card in `phase`, last asked at the start.
  private func card(
    _ phase: ReviewCard.Phase, step: Int = 0, stability: Double = 10, algorithm: String = "FSRS-6"
  ) -> ReviewCard {
    ReviewCard(
      question: "t.q", keyHash: "k", algorithm: algorithm, phase: phase, step: step,
      stability: stability, difficulty: 5, due: Self.start, last: Self.start, reviews: 4)
  }

  // The history and its intervals are in the tests of the project that made the model; the
  // stabilities are those its Python version computes.
  @Test func `reviews on the due date give the known intervals and stabilities`() throws {
    let ratings = [3, 3, 3, 3, 3, 3, 1, 1, 3, 3, 3, 3, 3]
    let days = [0, 2, 11, 46, 163, 498, 0, 0, 2, 4, 7, 12, 21]
    let stabilities = [
      2.3065, 2.3065, 10.971048263078135, 46.316858440073425, 162.99981577472244,
      497.8765551245907, 6.890412507565338, 2.154598374301973, 2.154598374301973,
      3.9831233795187773, 7.236254476883319, 12.483043578674472, 20.77035728499242,
    ]
    let scheduler = try scheduler()
    var card: ReviewCard?
    var time = Self.start
    for (place, rating) in ratings.enumerated() {
      let next = try scheduler.review(
        card, of: "t.q", keyHash: "k", rated: #require(Rating(rawValue: rating)), at: time)
      #expect(isClose(next.stability, stabilities[place]), "review \(place + 1)")
      #expect(
        Int(next.due.timeIntervalSince(time) / Self.day + 1e-9) == days[place],
        "review \(place + 1)")
      #expect(next.last == time)
      (card, time) = (next, next.due)
    }
    #expect(card?.reviews == 13)
    #expect(card?.lapses == 1)
  }

  // MARK: Steps

  private struct Move: Sendable, CustomTestStringConvertible {
    var phase: ReviewCard.Phase?
    var step = 0
    var rating: Rating
    var learning: [Double] = [60, 600]
    var relearning: [Double] = [600]
    /// Where the card goes; the wait is `nil` where it is an interval of days.
    var goesTo: (phase: ReviewCard.Phase, step: Int, wait: Double?)

    var testDescription: String {
      "\(phase?.rawValue ?? "new") \(step) \(rating) \(learning) \(relearning)"
    }
  }

  @Test(arguments: [
    // A new question.
    Move(rating: .again, goesTo: (.learning, 0, 60)),
    Move(rating: .hard, goesTo: (.learning, 0, 330)),
    Move(rating: .good, goesTo: (.learning, 1, 600)),
    Move(rating: .easy, goesTo: (.review, 0, nil)),
    Move(rating: .hard, learning: [60], goesTo: (.learning, 0, 90)),
    Move(rating: .good, learning: [60], goesTo: (.review, 0, nil)),
    Move(rating: .again, learning: [], goesTo: (.review, 0, nil)),
    // At the last step of learning.
    Move(phase: .learning, step: 1, rating: .again, goesTo: (.learning, 0, 60)),
    Move(phase: .learning, step: 1, rating: .hard, goesTo: (.learning, 1, 600)),
    Move(phase: .learning, step: 1, rating: .good, goesTo: (.review, 0, nil)),
    Move(phase: .learning, step: 1, rating: .easy, goesTo: (.review, 0, nil)),
    // At a step that settings have taken away.
    Move(phase: .learning, step: 1, rating: .hard, learning: [60], goesTo: (.review, 0, nil)),
    Move(phase: .learning, step: 1, rating: .again, learning: [60], goesTo: (.learning, 0, 60)),
    // In review.
    Move(phase: .review, rating: .again, goesTo: (.relearning, 0, 600)),
    Move(phase: .review, rating: .hard, goesTo: (.review, 0, nil)),
    Move(phase: .review, rating: .good, goesTo: (.review, 0, nil)),
    Move(phase: .review, rating: .easy, goesTo: (.review, 0, nil)),
    Move(phase: .review, rating: .again, relearning: [], goesTo: (.review, 0, nil)),
    // In relearning.
    Move(phase: .relearning, rating: .again, goesTo: (.relearning, 0, 600)),
    Move(phase: .relearning, rating: .hard, goesTo: (.relearning, 0, 900)),
    Move(phase: .relearning, rating: .good, goesTo: (.review, 0, nil)),
    Move(phase: .relearning, rating: .easy, goesTo: (.review, 0, nil)),
    Move(
      phase: .relearning, rating: .good, relearning: [600, 1200], goesTo: (.relearning, 1, 1200)),
    Move(
      phase: .relearning, rating: .hard, relearning: [600, 1200], goesTo: (.relearning, 0, 900)),
  ])
  private func `a rating leads to a step or into review`(_ move: Move) throws {
    let scheduler = try scheduler(learning: move.learning, relearning: move.relearning)
    let old = move.phase.map { card($0, step: move.step) }
    let time = Self.start + 3 * Self.day
    let next = try scheduler.review(old, of: "t.q", keyHash: "k", rated: move.rating, at: time)
    #expect(next.phase == move.goesTo.phase)
    #expect(next.step == move.goesTo.step)
    let days = scheduler.model.interval(stability: next.stability, retention: 0.9)
    #expect(next.due == time + (move.goesTo.wait ?? Double(days) * Self.day))
  }

  @Test(arguments: [
    (ReviewCard.Phase.learning, 0), (.relearning, 0), (.review, 1),
  ])
  func `only what was in review lapses`(_ phase: ReviewCard.Phase, lapses: Int) throws {
    let next = try ReviewScheduler.standard.review(
      card(phase), of: "t.q", keyHash: "k", rated: .again, at: Self.start + Self.day)
    #expect(next.lapses == lapses)
    #expect(next.reviews == 5)
  }

  // MARK: Days

  @Test(arguments: [(47.99, 1), (48, 2), (71.99, 2), (-5, 0)])
  func `elapsed days are whole days of 24 hours`(_ hours: Double, days: Int) throws {
    let scheduler = try scheduler()
    let old = card(.review)
    let time = Self.start + hours * 3600
    let next = try scheduler.review(old, of: "t.q", keyHash: "k", rated: .good, at: time)
    let memory = scheduler.model.memory(
      .init(stability: old.stability, difficulty: old.difficulty), rated: .good, afterDays: days)
    #expect(next.stability == memory.stability)
    #expect(
      scheduler.retrievability(of: old, at: time)
        == scheduler.model.retrievability(stability: old.stability, afterDays: days))
  }

  // Counted from 1970 a date has one binary digit less for its fraction than counted from 2001.
  @Test func `two days are two days when the last review was stored in between`() throws {
    let scheduler = try scheduler()
    for fraction in 0..<1000 {
      let last = Date(timeIntervalSinceReferenceDate: 800_000_000 + Double(fraction) / 1000)
      var old = card(.review)
      old.last = Date(timeIntervalSince1970: last.timeIntervalSince1970)
      let chance = scheduler.retrievability(of: old, at: last + 2 * Self.day)
      #expect(chance == scheduler.model.retrievability(stability: 10, afterDays: 2))
    }
  }

  // MARK: Fuzz

  @Test func `the stream of address and number of reviews spreads an interval`() throws {
    let plain = try scheduler()
    let fuzzed = try scheduler(isFuzzed: true)
    var days: Set<Double> = []
    for number in 0..<60 {
      let question = "t.q\(number)"
      var old = card(.review, stability: 30)
      old.question = question
      let time = Self.start + 30 * Self.day
      let without = try plain.review(old, of: question, keyHash: "k", rated: .good, at: time)
      let with = try fuzzed.review(old, of: question, keyHash: "k", rated: .good, at: time)
      let interval = Int(without.due.timeIntervalSince(time) / Self.day)
      var stream = RandomStream(name: "gradus/1 5 \(question) review 0")
      #expect(
        with.due
          == time + Double(FSRS6.fuzzed(interval: interval, by: stream.unit())) * Self.day)
      #expect(with.stability == without.stability)
      days.insert(with.due.timeIntervalSince(time) / Self.day)
    }
    #expect(days.count > 5)
  }

  @Test func `steps are not spread`() throws {
    let next = try ReviewScheduler.standard.review(
      nil, of: "t.q", keyHash: "k", rated: .good, at: Self.start)
    #expect(next.due == Self.start + 600)
  }

  // MARK: Other algorithms

  @Test func `a card of another algorithm is refused`() throws {
    let old = card(.review, algorithm: "FSRS-7")
    let error = #expect(throws: ReviewError.self) {
      try ReviewScheduler.standard.review(
        old, of: "t.q", keyHash: "k", rated: .good, at: Self.start)
    }
    #expect(
      error?.description
        == "the memory of 't.q' was worked out by 'FSRS-7', not by FSRS-6; replay its reviews")
    #expect(ReviewScheduler.standard.retrievability(of: old, at: Self.start) == nil)
  }

  @Test func `nothing replayed gives no card`() {
    #expect(ReviewScheduler.standard.replay([], of: "t.q", keyHash: "k") == nil)
  }

  @Test func `a card carries the key that was reviewed last`() throws {
    let next = try ReviewScheduler.standard.review(
      card(.review), of: "t.q", keyHash: "new", rated: .good, at: Self.start)
    #expect(next.keyHash == "new")
  }

  // MARK: Many reviews

  @Test func `ten thousand reviews stay within bounds and are replayed to the same cards`() throws {
    let scheduler = try ReviewScheduler(maximumInterval: 400)
    for number in 0..<100 {
      let question = "t.q\(number)"
      var stream = RandomStream(name: "reviews of \(question)")
      var log: [(rating: Rating, time: Date)] = []
      var card: ReviewCard?
      var time = Self.start
      for _ in 0..<100 {
        let rating = try #require(Rating(rawValue: stream.integer(in: 1...4)))
        let next = try scheduler.review(
          card, of: question, keyHash: "k", rated: rating, at: time)
        log.append((rating, time))
        let wait = next.due.timeIntervalSince(time)
        guard next.stability >= 0.001, next.stability.isFinite, 1...10 ~= next.difficulty,
          60...(400 * Self.day) ~= wait
        else {
          Issue.record("\(next) is out of bounds")
          return
        }
        card = next
        // Sometimes early, sometimes late.
        time = time + wait * (0.5 + stream.unit())
      }
      #expect(scheduler.replay(log, of: question, keyHash: "k") == card)
    }
  }

  // MARK: Settings

  @Test func `a setting outside its bounds is named`() {
    func message(_ make: () throws -> ReviewScheduler) -> String? {
      #expect(throws: ReviewError.self) { try make() }?.description
    }
    #expect(
      message { try ReviewScheduler(retention: 0.5) }
        == "the desired retention is 0.5; it must be from 0.7 to 0.99")
    #expect(
      message { try ReviewScheduler(maximumInterval: 0) }
        == "the maximum interval in days is 0; it must be from 1 to 36500")
    #expect(
      message { try ReviewScheduler(learningSteps: [60, 0]) }
        == "the learning step in seconds is 0; it must be from 1 to 86400")
    #expect(
      message { try ReviewScheduler(relearningSteps: [90_000]) }
        == "the relearning step in seconds is 90000; it must be from 1 to 86400")
  }

  @Test func `the standard settings are allowed`() throws {
    #expect(try ReviewScheduler() == .standard)
  }

  @Test func `a higher retention asks sooner`() throws {
    let often = try ReviewScheduler(retention: 0.97, isFuzzed: false)
    let seldom = try ReviewScheduler(retention: 0.8, isFuzzed: false)
    let time = Self.start + 10 * Self.day
    let dues = try [often, seldom].map {
      try $0.review(card(.review), of: "t.q", keyHash: "k", rated: .good, at: time).due
    }
    #expect(dues[0] < dues[1])
  }
}
