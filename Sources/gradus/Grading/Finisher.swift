import ArgumentParser
import GradusCore
import GradusGrading

/// Finishes the results of one run, and keeps what is to be told of it.
final class Finisher: @unchecked Sendable {
  // @unchecked Sendable because it is only used on the thread that runs the batch.
  private let finishing: Finishing
  private let page: Finishing.PageMaker
  private var outcome = Finishing.Outcome()

  /// - Parameter page: makes the report, when one is wanted.
  init(_ finishing: Finishing, page: @escaping Finishing.PageMaker) {
    self.finishing = finishing
    self.page = page
  }

  /// What the person should know.
  var remarks: [String] { outcome.remarks }

  /// Puts the results in their place.
  func finish(_ part: String, to output: String) throws -> Finishing.Outcome {
    outcome = try finishing.finish(part, to: output, page: page)
    return outcome
  }

  /// Looks at results that an earlier run has finished.
  func look(at output: String) throws {
    guard finishing.report != nil || finishing.wantedMean != nil else { return }
    guard finishing.format == nil else {
      throw Failure(
        .badData,
        "--report and --fail-under read JSON Lines, and '\(output)' is finished in another format; "
          + "grade without --resume to begin anew")
    }
    outcome = try finishing.look(at: output, page: page)
  }

  /// Ends the command with status 1 when the mean score is below what is wanted.
  func checkMean() throws {
    guard let wanted = finishing.wantedMean, !outcome.isGoodEnough else { return }
    let mean = outcome.mean.map { "is \($0.shown)" } ?? "is not known, since nothing was graded"
    StandardError.write("the mean score \(mean); --fail-under wants \(wanted.shown)")
    throw ExitCode(Failure.Status.faultsFound.rawValue)
  }
}
