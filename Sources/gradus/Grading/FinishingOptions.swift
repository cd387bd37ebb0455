public import ArgumentParser
import Foundation
public import GradusGrading

extension Export.Format: ExpressibleByArgument {}

/// What is done with results once they are all there.
struct FinishingOptions: ParsableArguments {
  /// JSON Lines, or what an export writes.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case jsonl, csv, canvas, moodle, gradescope, sqlite
  }

  @Option(help: "What to write: JSON Lines, a table, a gradebook's table or a database.")
  var format: Format = .jsonl

  @Option(
    help: ArgumentHelp("Write a report to this file, one HTML page.", valueName: "file.html"),
    completion: .pages)
  var report: String?

  @Option(
    help: ArgumentHelp("Apply the scores given by hand in this file last.", valueName: "file"),
    completion: .overrides)
  var overrides: String?

  @Option(
    help: ArgumentHelp(
      "End with status 1 when the mean score, 0 to 1, is below.", valueName: "mean"),
    completion: .nothing)
  var failUnder: Double?

  func validate() throws {
    if let failUnder, !(0...1).contains(failUnder) {
      throw ValidationError("--fail-under is a number from 0 to 1")
    }
  }

  /// What is wrong with the options for one of several parts, when anything is.
  func problem(isShard: Bool) -> String? {
    guard isShard, format != .jsonl || report != nil || overrides != nil || failUnder != nil
    else { return nil }
    return "--format, --report, --overrides and --fail-under are about whole results: "
      + "'gradus merge' the parts first"
  }

  /// The options as grading takes them.
  ///
  /// - Throws: `GradingError` when the scores given by hand cannot be read: better now than after a
  ///   long run.
  func finishing(title: String?) throws -> Finishing {
    if let overrides { _ = try Overrides(file: overrides) }
    var finishing = Finishing()
    finishing.overrides = overrides
    finishing.format = Export.Format(rawValue: format.rawValue)
    finishing.title = title ?? finishing.title
    finishing.report = report
    finishing.wantedMean = failUnder
    return finishing
  }
}
