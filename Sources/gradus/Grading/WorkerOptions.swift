import ArgumentParser
import Foundation
import GradusGrading

/// How many workers grade, and how long they may take.
struct WorkerOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Grade with this many workers. (default: one a core)", valueName: "n"),
    completion: .nothing)
  var jobs: Int?
  @Option(
    help: ArgumentHelp(
      "Give an answer up after this many seconds; budgets end nearly all long before.",
      valueName: "seconds"),
    completion: .nothing)
  var timeout = 60.0

  func validate() throws {
    if let jobs, !(1...1024).contains(jobs) {
      throw ValidationError("--jobs is a number from 1 to 1024")
    }
    if !(timeout > 0 && timeout <= 86_400) {
      throw ValidationError("--timeout is a number of seconds above 0, at most a day")
    }
  }

  /// Settings of workers that this program itself is, with the arguments that decide results.
  func settings(_ arguments: [String]) -> WorkerSettings {
    var settings = WorkerSettings(command: [WorkerProgram.path, "worker", "--blocks"] + arguments)
    settings.count = jobs ?? ProcessInfo.processInfo.activeProcessorCount
    settings.timeout = timeout
    return settings
  }
}
