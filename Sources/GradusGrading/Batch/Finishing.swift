internal import Foundation

/// What is done with the results once they are all there: scores given by hand, a report, another
/// format.
public struct Finishing: Sendable {
  /// The file of scores given by hand, if any.
  public var overrides: String?
  /// The format, when it is not JSON Lines.
  public var format: Export.Format?
  /// What gradebooks call the quiz.
  public var title = "Quiz"
  /// Where a report is written, if anywhere.
  public var report: String?
  /// The mean score that is wanted, from 0 to 1.
  public var wantedMean: Double?

  /// Creates one that leaves the results as they are.
  public init() {}

  /// What decides the bytes of the results beside their grading, by name.
  public var facts: [String: String] {
    ["format": format?.rawValue, "overrides": overrides].compactMapValues { $0 }
  }

  /// Whether the results stay as they are.
  public var isTrivial: Bool {
    overrides == nil && format == nil && report == nil && wantedMean == nil
  }

  /// What came of it.
  public struct Outcome {
    /// What the person should know.
    public var remarks: [String] = []
    /// The mean score, when one is wanted.
    public var mean: Double?
    /// Whether the wanted mean was reached, or none is wanted.
    public var isGoodEnough = true
    /// What became of the answers, when scores given by hand may have changed it.
    var tally: Tally?

    /// Creates one that has nothing to tell.
    public init() {}
  }

  /// Makes the report on a results file, one HTML page.
  public typealias PageMaker = (_ results: String) throws -> String

  /// Finishes the results at `part` and puts them at `output`.
  ///
  /// - Parameter page: makes the report, when one is wanted.
  public func finish(_ part: String, to output: String, page: PageMaker) throws -> Outcome {
    var results = part
    var tally: Tally?
    if let overrides {
      results = output + ".overridden.part"
      tally = try apply(overrides, from: part, to: results)
    }
    defer {
      if results != part { unlink(results) }
    }
    var outcome = try look(at: results, page: page)
    outcome.tally = tally
    if let format {
      outcome.remarks = try Export(format, title: title).write(resultsAt: results, to: output)
        .sentences
    } else if rename(results, output) != 0 {
      throw PartialFile.unwritable(output, errno)
    }
    unlink(part)
    return outcome
  }

  /// Reports on results and judges them, and leaves them as they are.
  ///
  /// - Parameter page: makes the report, when one is wanted.
  public func look(at results: String, page: PageMaker) throws -> Outcome {
    var outcome = Outcome()
    if let report { try ReplacedFile.write(try page(results), to: report) }
    if let wantedMean {
      let mean = try Self.meanScore(of: results)
      outcome.mean = mean
      outcome.isGoodEnough = mean.map { $0 >= wantedMean } ?? false
    }
    return outcome
  }

  /// The points of all answers that have any, or could have had, as a share of the most they could
  /// have; `nil` when there are none.
  private static func meanScore(of results: String) throws -> Double? {
    var points = CompensatedSum()
    var most = CompensatedSum()
    try ResultsFile(results).forEach { record, _ in
      guard [.graded, .blank, .invalid].contains(record.status) else { return }
      points.add(record.points ?? 0)
      most.add(record.maximum ?? 0)
    }
    return most.value > 0 ? points.value / most.value : nil
  }

  /// Writes results with the scores given by hand. Returns what became of the answers with them.
  private func apply(_ file: String, from part: String, to results: String) throws -> Tally {
    var overrides = try Overrides(file: file)
    var tally = Tally()
    let whole = try ReplacedFile(results)
    try ResultsFile(part).forEach { record, line in
      let entry = try overrides.entry(for: record.id, record.student, record.question)
      // Whoever is given a score has one, whatever grading said.
      tally.add(entry == nil ? record.status : .graded)
      let text = String(decoding: line, as: UTF8.self)
      try whole.write((try entry.map { try overrides.apply($0, to: text) } ?? text) + "\n")
    }
    try overrides.requireAllUsed()
    try whole.finish()
    return tally
  }
}
