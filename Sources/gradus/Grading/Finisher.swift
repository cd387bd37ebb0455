import ArgumentParser
import GradusCore
import GradusGrading
import GradusPlugins

/// Finishes the results of one run, and keeps what is to be told of it.
final class Finisher: @unchecked Sendable {
  // @unchecked Sendable because it is only used on the thread that runs the batch.
  private let finishing: Finishing
  private let workspace: Workspace
  private let engine: Engine
  private var outcome = Finishing.Outcome()

  init(_ finishing: Finishing, workspace: Workspace, engine: Engine) {
    self.finishing = finishing
    self.workspace = workspace
    self.engine = engine
  }

  /// What the person should know.
  var remarks: [String] { outcome.remarks }

  /// Puts the results in their place.
  func finish(_ part: String, to output: String) throws {
    outcome = try finishing.finish(part, to: output, workspace: workspace, engine: engine)
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
    outcome = try finishing.look(at: output, workspace: workspace, engine: engine)
  }

  /// Ends the command with status 1 when the mean score is below what is wanted.
  func checkMean() throws {
    guard let wanted = finishing.wantedMean, !outcome.isGoodEnough else { return }
    let mean = outcome.mean.map { "is \($0.shown)" } ?? "is not known, since nothing was graded"
    StandardError.write("the mean score \(mean); --fail-under wants \(wanted.shown)")
    throw ExitCode(Failure.Status.faultsFound.rawValue)
  }
}
