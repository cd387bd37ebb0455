import Foundation
import GradusCore
import Testing

/// Whether two numbers agree but for the last digits, which are the platform's `exp` and `pow`.
func isClose(_ left: Double, _ right: Double) -> Bool {
  abs(left - right) <= 1e-12 * max(abs(left), abs(right))
}

@Suite struct FSRS6Tests {
  let model = FSRS6.standard

  /// A line of `Fixtures/reviews.tsv`, which `make_reviews.py` works out with 50 decimal digits.
  struct Recorded {
    let name: String
    let history: [(rating: Rating, days: Int)]
    let stabilities: [Double]
    let difficulties: [Double]
    let intervals: [Int]
    let longIntervals: [Int]

    init(line: some StringProtocol) throws {
      let columns = line.split(separator: "\t").map { $0.split(separator: " ") }
      name = columns[0].joined(separator: " ")
      history = try columns[0].map { review in
        let parts = try review.split(separator: "@").map { try #require(Int($0)) }
        return (try #require(Rating(rawValue: parts[0])), parts[1])
      }
      stabilities = try columns[1].map { try #require(Double($0)) }
      difficulties = try columns[2].map { try #require(Double($0)) }
      intervals = try columns[3].map { try #require(Int($0)) }
      longIntervals = try columns[4].map { try #require(Int($0)) }
    }

    static func all() throws -> [Recorded] {
      let url = try #require(
        Bundle.module.url(forResource: "Fixtures/reviews", withExtension: "tsv"))
      let text = try String(contentsOf: url, encoding: .utf8)
      return try text.split(separator: "\n").map { try Recorded(line: $0) }
    }
  }

  private func memories(
    after history: [(rating: Rating, days: Int)]
  ) -> [FSRS6.Memory] {
    var memories: [FSRS6.Memory] = []
    for review in history {
      memories.append(
        memories.last.map { model.memory($0, rated: review.rating, afterDays: review.days) }
          ?? model.memory(afterFirst: review.rating))
    }
    return memories
  }

  @Test func `histories leave the memory that was worked out apart`() throws {
    let histories = try Recorded.all()
    #expect(histories.count == 12)
    for recorded in histories {
      let memories = memories(after: recorded.history)
      for (place, memory) in memories.enumerated() {
        let review = "review \(place + 1) of \(recorded.name)"
        #expect(isClose(memory.stability, recorded.stabilities[place]), "\(review)")
        #expect(isClose(memory.difficulty, recorded.difficulties[place]), "\(review)")
        let days = model.interval(stability: memory.stability, retention: 0.9)
        #expect(days == recorded.intervals[place], "\(review)")
        let longer = model.interval(stability: memory.stability, retention: 0.8)
        #expect(longer == recorded.longIntervals[place], "\(review)")
      }
    }
  }

  // The numbers of this test and the next are in the tests of the project that made the model.
  @Test func `a published history ends with the published memory`() throws {
    let memory = try #require(
      memories(after: [
        (.again, 0), (.good, 0), (.good, 1), (.good, 3), (.good, 8), (.good, 21),
      ]).last)
    #expect(abs(memory.stability - 53.62691) < 1e-4)
    #expect(abs(memory.difficulty - 6.3574867) < 1e-4)
  }

  @Test(arguments: [
    (0, 1.0, 1.0), (1, 2, 0.9403443), (2, 3, 0.9253786), (3, 4, 0.9185229), (4, 4, 0.9),
    (5, 2, 0.8261359),
  ])
  func `forgetting follows the published curve`(_ days: Int, stability: Double, chance: Double) {
    #expect(abs(model.retrievability(stability: stability, afterDays: days) - chance) < 5e-8)
  }

  @Test(arguments: [
    (Rating.again, 0.212, 6.4133), (.hard, 1.2931, 5.11217070560), (.good, 2.3065, 2.11810397046),
    (.easy, 8.2956, 1),
  ])
  func `the first rating decides stability and difficulty`(
    _ rating: Rating, stability: Double, difficulty: Double
  ) {
    let memory = model.memory(afterFirst: rating)
    #expect(memory.stability == stability)
    #expect(abs(memory.difficulty - difficulty) < 1e-11)
  }

  @Test func `days before the last review count as none`() {
    #expect(model.retrievability(stability: 3, afterDays: -4) == 1)
    let memory = FSRS6.Memory(stability: 3, difficulty: 5)
    #expect(
      model.memory(memory, rated: .hard, afterDays: -4)
        == model.memory(memory, rated: .hard, afterDays: 0))
  }

  // By `next_stability` of `make_reviews.py`; the factor of good would be 0.667.
  @Test(arguments: [
    (Rating.good, 1000.0), (.easy, 1147.33940678275), (.hard, 387.688034579474),
    (.again, 225.360418732113),
  ])
  func `on the same day good and easy never lessen stability`(_ rating: Rating, stability: Double) {
    let memory = FSRS6.Memory(stability: 1000, difficulty: 5)
    let next = model.memory(memory, rated: rating, afterDays: 0)
    #expect(isClose(next.stability, stability))
  }

  @Test(arguments: [(0.4, 1), (2.5, 2), (3.5, 4), (1e9, 36_500)])
  func `intervals are rounded half to even and kept within bounds`(_ stability: Double, days: Int) {
    #expect(model.interval(stability: stability, retention: 0.9) == days)
  }

  @Test func `an interval is never longer than the maximum`() {
    #expect(model.interval(stability: 500, retention: 0.9, maximum: 365) == 365)
  }

  // MARK: Fuzz

  @Test(arguments: [
    (1, 1...1), (2, 2...2), (3, 2...4), (7, 5...9), (17, 14...20), (20, 17...23), (37, 33...41),
    (100, 93...107),
  ])
  func `an interval is spread evenly over its range`(_ interval: Int, range: ClosedRange<Int>) {
    #expect(FSRS6.fuzzRange(ofInterval: interval) == range)
    var days: [Int: Int] = [:]
    for seed in 0..<20_000 {
      var stream = RandomStream(seed: seed, question: "t.q", purpose: "review")
      days[FSRS6.fuzzed(interval: interval, by: stream.unit()), default: 0] += 1
    }
    #expect(Set(days.keys) == Set(range))
    let expected = 20_000 / Double(range.count)
    // Six standard deviations of a count.
    #expect(days.values.allSatisfy { abs(Double($0) - expected) <= 6 * expected.squareRoot() })
  }

  @Test func `the greatest random number leads to the last day`() {
    #expect(FSRS6.fuzzed(interval: 37, by: 1 - 0x1p-53) == 41)
    #expect(FSRS6.fuzzed(interval: 37, by: 0) == 33)
  }

  @Test func `a spread interval stays below the maximum`() {
    #expect(FSRS6.fuzzRange(ofInterval: 37, maximum: 38) == 33...38)
    #expect(FSRS6.fuzzed(interval: 37, by: 0.999, maximum: 38) == 38)
    #expect(FSRS6.fuzzRange(ofInterval: 36_500) == 34_673...36_500)
  }

  // MARK: Parameters

  @Test(arguments: [
    (0, 0.0, "parameter w0 of FSRS-6 is 0; it must be from 0.001 to 100"),
    (4, 10.5, "parameter w4 of FSRS-6 is 10.5; it must be from 1 to 10"),
    (9, -0.1, "parameter w9 of FSRS-6 is -0.1; it must be from 0 to 0.8"),
    (20, 0.05, "parameter w20 of FSRS-6 is 0.05; it must be from 0.1 to 0.8"),
    (20, .nan, "parameter w20 of FSRS-6 is nan; it must be from 0.1 to 0.8"),
  ])
  func `a parameter outside its bounds is named`(_ place: Int, value: Double, message: String) {
    var parameters = FSRS6.standard.parameters
    parameters[place] = value
    let error = #expect(throws: ReviewError.self) { try FSRS6(parameters: parameters) }
    #expect(error?.description == message)
  }

  @Test func `every parameter may be at its bounds and not beyond`() throws {
    for (place, bound) in FSRS6.bounds.enumerated() {
      for (edge, beyond) in [
        (bound.lowerBound, bound.lowerBound - 1e-6), (bound.upperBound, bound.upperBound + 1e-6),
      ] {
        var parameters = FSRS6.standard.parameters
        parameters[place] = edge
        #expect(try FSRS6(parameters: parameters).parameters[place] == edge)
        parameters[place] = beyond
        #expect(
          throws: ReviewError.parameter(name: "w\(place)", value: beyond, allowed: bound)
        ) { try FSRS6(parameters: parameters) }
      }
    }
  }

  @Test func `the standard parameters are within the bounds`() throws {
    #expect(try FSRS6(parameters: FSRS6.standard.parameters) == .standard)
  }

  @Test func `the number of parameters is that of the version`() {
    let error = #expect(throws: ReviewError.self) { try FSRS6(parameters: [0.4, 1.2]) }
    #expect(error?.description == "FSRS-6 takes 21 parameters, not 2")
  }
}
