import GradusGrading
import Testing

@Suite struct ComparisonTests {
  private func lines(_ marks: [[Double]]) -> [String] {
    marks.enumerated().flatMap { student, row in
      row.enumerated().map { Results.line(student: "s\(student)", "t.q\($0)", $1) }
    }
  }

  // The mean difference and its standard error, clustered by student, computed apart with numpy
  // 2.4.6. Two students gain a point, one loses a point and gains one, one gains one and a half.
  @Test func `differences of one student stay together`() throws {
    let here = try Results.table(
      lines([[1, 0, 1], [1, 1, 1], [0, 0, 1], [1, 0, 0.5]])
        + [
          Results.line(student: "s0", "t.old", 1), Results.line(student: nil, "t.q0", 1),
          Results.line(student: "s1", "t.none", nil, status: "failed"),
        ])
    let there = try Results.table(lines([[1, 1, 1], [0, 1, 1], [1, 0, 1], [1, 1, 1]]))
    let comparison = Comparison(of: here, with: there)
    #expect(comparison.pairs == 12)
    #expect(comparison.clusters == 4)
    #expect(comparison.onlyHere == 2)
    #expect(comparison.onlyThere == 0)
    #expect(comparison.meanHere == 0.625)
    #expect((comparison.difference ?? 0) - 0.20833333333333334 == 0)
    #expect(((comparison.standardError ?? 0) - 0.1847796485506954).magnitude < 1e-12)
    // The four students' mean differences lie between −1/3 and 1/2, and so do all of their means.
    let interval = try #require(comparison.interval)
    #expect((-1.0 / 3)...0 ~= interval.low)
    #expect(0.3...0.5 ~= interval.high)
    #expect(comparison.right.both == 6)
    #expect(comparison.right.hereOnly == 1)
    #expect(comparison.right.thereOnly == 4)
    #expect(comparison.right.neither == 1)
  }

  // scipy 1.17.1: binomtest(2, 12).pvalue, binomtest(3, 10).pvalue, binomtest(480, 1000).pvalue and
  // chi2.sf((|700 − 600| − 1)² / 1300, 1).
  @Test(arguments: [
    (10, 2, 0.03857421875), (3, 7, 0.34375), (480, 520, 0.2174482932041415),
    (700, 600, 0.006036981097798615), (5, 5, 1.0), (1, 0, 1.0),
  ])
  func `McNemar's test tells how likely a change is by chance`(
    _ hereOnly: Int, _ thereOnly: Int, probability: Double
  ) throws {
    var test = McNemar()
    test.hereOnly = hereOnly
    test.thereOnly = thereOnly
    #expect((try #require(test.probability) - probability).magnitude < 1e-9)
  }

  @Test func `results without a student are paired by id`() throws {
    let here = try Results.table([
      Results.line(student: nil, "t.q", 1, id: "1"), Results.line(student: nil, "t.q", 0, id: "2"),
    ])
    let there = try Results.table([
      Results.line(student: nil, "t.q", 0, id: "1"), Results.line(student: nil, "t.q", 0, id: "3"),
    ])
    let comparison = Comparison(of: here, with: there)
    #expect(comparison.pairs == 1)
    #expect([comparison.onlyHere, comparison.onlyThere] == [1, 1])
    #expect(comparison.difference == -1)
    #expect(comparison.standardError == nil)
  }
}
