import Foundation
import GradusCore
import GradusGrading
import Testing

@Suite struct StatisticsTests {
  private func isClose(_ value: Double?, _ expected: Double, within: Double = 1e-9) -> Bool {
    value.map { ($0 - expected).magnitude <= within } ?? false
  }

  private func areClose(
    _ values: [Double?], _ expected: [Double], within: Double = 1e-9
  ) -> Bool {
    values.count == expected.count
      && zip(values, expected).allSatisfy { isClose($0, $1, within: within) }
  }

  // Facility, alpha, standard deviation, standard error and item-rest correlations as published for
  // the two sections; they are given to five or six figures.
  @Test(arguments: [
    (
      LawSchoolTest.section6, [0.924, 0.709, 0.553, 0.763, 0.870],
      [0.11283, 0.15318, 0.17278, 0.14443, 0.12160], 0.294997, 1.03504, 0.86907
    ),
    (
      LawSchoolTest.section7, [0.828, 0.658, 0.772, 0.606, 0.843],
      [0.24573, 0.24667, 0.31318, 0.22275, 0.17479], 0.453409, 1.19858, 0.88613
    ),
  ])
  func `the law school tests have their published statistics`(
    _ counts: [Int], facility: [Double], discrimination: [Double], alpha: Double,
    deviation: Double, error: Double
  ) throws {
    let statistics = try Results.statistics(LawSchoolTest.lines(counts))
    #expect(areClose(statistics.items.map(\.facility), facility, within: 1e-12))
    #expect(areClose(statistics.items.map(\.discrimination), discrimination, within: 6e-6))
    #expect(isClose(statistics.quiz.alpha, alpha, within: 6e-7))
    #expect(isClose(statistics.quiz.deviation, deviation, within: 6e-6))
    #expect(isClose(statistics.quiz.measurementError, error, within: 6e-6))
    #expect(statistics.quiz.count == 1000)
    #expect(statistics.quiz.items == 5)
  }

  // Computed apart with numpy 2.4.6 and scipy 1.17.1 from the same counts: numpy.cov and corrcoef,
  // scipy.stats.skew and kurtosis with bias=False, and 2000 draws of numpy's default generator.
  @Test func `section 6 has the statistics that numpy computes`() throws {
    let statistics = try Results.statistics(LawSchoolTest.lines(LawSchoolTest.section6))
    let items = statistics.items
    let quiz = statistics.quiz
    #expect(
      areClose(
        items.map(\.efficiency),
        [
          0.18481722073620868, 0.2000266657778065, 0.21889954368913903, 0.17720196426705756,
          0.1877477124822621,
        ]))
    #expect(
      areClose(
        items.map(\.weight),
        [0.138830939442, 0.227427701214, 0.248548524014, 0.213679676681, 0.171513158649]))
    #expect(
      areClose(
        items.map(\.upperLower),
        [0.196624472574, 0.631458040319, 0.810876699484, 0.536990154712, 0.320346929208]))
    #expect(areClose([quiz.mean, quiz.median], [3.819, 4]))
    #expect(isClose(quiz.skewness, -0.6910108761420091))
    #expect(isClose(quiz.kurtosis, 0.0781785463938034))
    #expect(isClose(quiz.errorRatio, 0.8396444531967362))
    #expect(isClose(quiz.meanError, 0.03273087701712727))
    let mean = try #require(quiz.meanInterval)
    let alpha = try #require(quiz.alphaInterval)
    #expect(areClose([mean.low, mean.high], [3.757, 3.882], within: 0.01))
    #expect(areClose([alpha.low, alpha.high], [0.216593534576, 0.35796607361], within: 0.02))
  }

  /// Twelve students and four questions of 1, 2, 1 and 3 points. Of the 16
  /// zeros the first, sixth, eleventh and last are blank answers, the second, seventh and twelfth
  /// unreadable ones, and the fifth, tenth and fifteenth missing results.
  private static let marks: [[Double]] = [
    [1, 2, 1, 3], [1, 1.5, 1, 2], [0, 2, 1, 1.5], [1, 1, 0, 2.25], [1, 0, 1, 0], [0, 1, 0, 1],
    [0, 0.5, 1, 0.75], [1, 2, 0, 3], [0, 0, 0, 0], [1, 1.25, 1, 1.5], [0, 0.75, 0, 2],
    [0, 0, 1, 0.5],
  ]
  private static let partial: [String] = {
    var lines: [String] = []
    var zeros = 0
    for (student, row) in marks.enumerated() {
      for (item, points) in row.enumerated() {
        let most: Double = [1, 2, 1, 3][item]
        let isSlip = item == 3 && [2, 4, 6, 11].contains(student)
        var status = "graded"
        if points == 0 {
          zeros += 1
          if zeros.isMultiple(of: 5) { continue }
          if zeros % 5 == 1, !isSlip { status = "blank" }
          if zeros % 5 == 2, !isSlip { status = "invalid" }
        }
        lines.append(
          Results.line(
            student: "s\(student)", "t.q\(item)", status == "graded" ? points : nil, max: most,
            status: status
          ).replacingOccurrences(
            of: #""notes":[]"#, with: isSlip ? #""notes":["slip"]"# : #""notes":[]"#))
      }
    }
    return lines
  }()

  // Computed apart with numpy 2.4.6 and scipy 1.17.1 from the same marks.
  @Test func `parts of points, blanks and missing results count as they should`() throws {
    let statistics = try Results.statistics(Self.partial)
    let items = statistics.items
    let quiz = statistics.quiz
    #expect(items.map(\.count) == [12, 12, 12, 12])
    #expect(items.map(\.missing).reduce(0, +) == 3)
    #expect(items.map(\.blank).reduce(0, +) == 4)
    #expect(items.map(\.invalid).reduce(0, +) == 3)
    #expect(areClose(items.map(\.facility), [0.5, 0.5, 0.583333333333, 0.486111111111]))
    #expect(
      areClose(
        items.map(\.deviation),
        [0.522232967867, 0.776062321771, 0.514928650544, 1.038099954316]))
    #expect(
      areClose(
        items.map(\.discrimination),
        [0.5125000907915491, 0.7720545182057332, -0.017990151288993318, 0.6616880616461431]))
    #expect(
      areClose(
        items.map(\.efficiency),
        [0.6, 0.8128342245989302, -0.020746887966805, 0.6765140324963074]))
    #expect(
      areClose(
        items.map(\.weight), [0.218272716195, 0.30515629984, 0.125061471981, 0.351509511984]))
    #expect(
      areClose(
        items.map(\.upperLower),
        [0.833333333333, 0.833333333333, 0.166666666667, 0.777777777778]))
    #expect(quiz.maximum == 7)
    #expect(isClose(quiz.mean, 3.5416666666666665))
    #expect(isClose(quiz.median, 3.5))
    #expect(isClose(quiz.skewness, 0.044973060514545346))
    #expect(isClose(quiz.kurtosis, -0.8962612806188233))
    #expect(isClose(quiz.alpha, 0.6623692880676121))
    #expect(isClose(quiz.measurementError, 1.219838124713706))
    let slip = try #require(items[3].notes.first)
    #expect(slip.text == "slip")
    #expect(slip.count == 4)
    #expect(isClose(slip.meanRest, 1.875))
    #expect(isClose(slip.pointBiserial, -0.12184254470714483))
  }

  @Test func `the order of lines does not change a digit`() throws {
    let lines = LawSchoolTest.lines(LawSchoolTest.section7, points: 0.1) + Self.partial
    var stream = RandomStream(name: "order of lines")
    let shuffled = stream.permutation(of: lines.count).map { lines[$0] }
    let statistics = try Results.statistics(lines)
    #expect(try Results.statistics(shuffled) == statistics)
    #expect(statistics.quiz.alpha != nil)
  }

  // The normal approximation of the mean's interval; groups of three students differ as students do.
  @Test func `many students are drawn in groups and the interval is as wide`() throws {
    let lines = LawSchoolTest.lines(LawSchoolTest.section6, copies: 3)
    let quiz = try Results.statistics(lines).quiz
    #expect(quiz.count == 3000)
    let half = 1.959963984540054 * 1.03504 / 3000.0.squareRoot()
    let interval = try #require(quiz.meanInterval)
    #expect(areClose([interval.low, interval.high], [3.819 - half, 3.819 + half], within: 0.006))
  }

  @Test func `without differences there are no correlations`() throws {
    let alone = try Results.statistics([Results.line(student: "s", "t.q", 1)])
    #expect(alone.items[0].facility == 1)
    #expect(alone.items[0].deviation == nil)
    #expect(alone.quiz.meanInterval == nil)
    let same = try Results.statistics(
      ["a", "b", "c", "d"].flatMap { student in
        ["t.q1", "t.q2", "t.q3"].map { Results.line(student: student, $0, 0.1) }
      })
    let item = same.items[0]
    #expect(item.deviation == 0)
    #expect([item.discrimination, item.efficiency, item.weight] == [nil, nil, nil])
    let quiz = same.quiz
    #expect(
      [quiz.alpha, quiz.skewness, quiz.kurtosis, quiz.measurementError] == [nil, nil, nil, nil])
    #expect(quiz.alphaInterval == nil)
    #expect(quiz.deviation == 0)
    #expect(try Results.statistics([]).quiz.mean == nil)
  }

  // Each mark of q1 goes with every mark of q2.
  @Test func `what is unrelated has no correlation in spite of rounding`() throws {
    let rows = [[0.1, 0.2], [0.1, 0.7], [0.3, 0.2], [0.3, 0.7]]
    let items = try Results.statistics(
      rows.enumerated().flatMap { student, row -> [String] in
        row.enumerated().map { Results.line(student: "\(student)", "t.q\($0)", $1) }
      }
    ).items
    #expect(items.map(\.discrimination) == [0, 0])
    #expect(items.map(\.efficiency) == [0, 0])
  }

  @Test func `a question that waits for a person and a failed answer are left out`() throws {
    let statistics = try Results.statistics([
      Results.line(student: "a", "t.open", nil, status: "manual"),
      Results.line(student: "b", "t.open", nil, status: "blank"),
      Results.line(student: "a", "t.q", 1), Results.line(student: "b", "t.q", 0),
      Results.line(student: "c", "t.q", 1), Results.line(student: "a", "t.r", 1),
      Results.line(student: "b", "t.r", 1),
      Results.line(student: "c", "t.r", nil, status: "failed"),
      Results.line(student: "d", "t.x", nil, status: "unknown_question"),
      #"{"id":"9","status":"bad_input","score":null}"#,
    ])
    let items = statistics.items
    #expect(items.map(\.question) == ["t.open", "t.q", "t.r", "t.x"])
    #expect(items.map(\.facility) == [nil, 2.0 / 3, 1, nil])
    #expect(items.map(\.count) == [0, 3, 2, 0])
    #expect(items.map(\.unmarked) == [1, 0, 1, 1])
    #expect(statistics.totals == [2, 1])
    #expect(statistics.quiz.leftOut == 1)
    #expect(statistics.quiz.maximum == 2)
    #expect(
      statistics.counts == [
        .graded: 5, .blank: 1, .manual: 1, .failed: 1, .unknownQuestion: 1, .badInput: 1,
      ])
  }

  @Test func `of several results of a student the last counts`() throws {
    let statistics = try Results.statistics([
      Results.line(student: "a", "t.q", 1), Results.line(student: "b", "t.q", 0),
      Results.line(student: "a", "t.q", 0), Results.line(student: "b", "t.q", 1),
      Results.line(student: "b", "t.q", 0),
    ])
    #expect(statistics.items[0].facility == 0)
    #expect(statistics.items[0].count == 2)
    #expect(statistics.repeated == 3)
  }

  // The mean and both standard errors computed apart with numpy 2.4.6.
  @Test func `results without a student say something about their question and the mean`() throws {
    var lines: [String] = []
    for (question, marks) in [[1, 0, 1], [1, 1], [0, 0, 0, 1]].enumerated() {
      for (number, mark) in marks.enumerated() {
        lines.append(
          Results.line(student: nil, "t.q\(question)", Double(mark), id: "\(question)/\(number)"))
      }
    }
    let statistics = try Results.statistics(lines)
    #expect(statistics.items.map(\.facility) == [2.0 / 3, 1, 0.25])
    #expect(statistics.items.allSatisfy { $0.discrimination == nil && $0.missing == 0 })
    #expect(statistics.quiz.count == 9)
    #expect(isClose(statistics.quiz.mean, 0.5555555555555556))
    #expect(isClose(statistics.quiz.meanError, 0.17568209223157663))
    #expect(isClose(statistics.quiz.clusteredMeanError, 0.21060150752138249))
    #expect(statistics.quiz.alpha == nil)
    #expect(statistics.totals.isEmpty)
  }

  @Test func `results without a student do not take part in the totals of students`() throws {
    let statistics = try Results.statistics([
      Results.line(student: "a", "t.q", 1), Results.line(student: "b", "t.q", 0),
      Results.line(student: nil, "t.q", 1, id: "1"), Results.line(student: nil, "t.x", 1, id: "2"),
    ])
    #expect(statistics.items.map(\.facility) == [2.0 / 3, 1])
    #expect(statistics.items.map(\.count) == [3, 1])
    #expect(statistics.items.map(\.missing) == [0, 0])
    #expect(statistics.totals == [1, 0])
    #expect(statistics.quiz.items == 1)
  }

  @Test func `a name of a megabyte is a name like any other`() throws {
    let long = String(repeating: "x", count: 1 << 20)
    let statistics = try Results.statistics(
      [long, "b", long, long + "y"].map { Results.line(student: $0, "t.q", 1) })
    #expect(statistics.students == 3)
    #expect(statistics.repeated == 1)
  }

  @Test func `an option is right when the marks say so`() throws {
    let answers: [(String, Double)] = [
      (#"["a","b"]"#, 1), (#"["b","a"]"#, 1), (#"["a"]"#, 0.5), (#"["c"]"#, 0), (#"["a","c"]"#, 0),
    ]
    let choice = try Results.statistics(
      answers.enumerated().map { place, answer in
        Results.line(
          student: "s\(place)", "t.q", answer.1, rest: #","response":\#(answer.0)"#)
      })
    let options = choice.items[0].options
    #expect(options.map(\.text) == ["a", "b", "c"])
    #expect(options.map(\.count) == [4, 2, 2])
    #expect(options.map(\.isRight) == [true, true, false])
    let typed = try Results.statistics([
      Results.line(student: "a", "t.q", 1, rest: #","response":"3""#),
      Results.line(student: "b", "t.q", 0, rest: #","response":"4""#),
      Results.line(student: "c", "t.q", 0, rest: #","seed":2,"response":"3""#),
      Results.line(student: "d", "t.q", 0.5, rest: #","response":"5""#),
    ])
    #expect(typed.items[0].options.map(\.text) == ["3", "4", "5"])
    #expect(typed.items[0].options.map(\.isRight) == [nil, false, nil])
  }

  @Test(arguments: [
    (#""score":null"#, "the result 'r-17' is graded but has no points"),
    (#""score":1,"points":1e13,"max":1"#, "the points of the result 'r-17' are beyond 10¹²"),
    (#""score":1,"points":1,"max":1e300"#, "the points of the result 'r-17' are beyond 10¹²"),
  ])
  func `a result that cannot be counted is refused by its id`(_ mark: String, message: String) {
    #expect {
      try Results.table([
        #"{"id":"r-17","student":"s","question":"t.q","status":"graded",\#(mark)}"#
      ])
    } throws: { error in
      "\(error)".hasSuffix(".jsonl: \(message)")
    }
  }
}
