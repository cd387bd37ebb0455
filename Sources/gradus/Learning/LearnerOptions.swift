import ArgumentParser
import Foundation
import GradusStore

/// The time a learner's command goes by.
struct LearnerOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Act as if it were this moment, such as 2026-11-26T09:00, to look ahead or to test.",
      valueName: "moment"),
    completion: .nothing)
  var now: Moment?

  /// The clock that a command goes by.
  var clock: SessionClock { SessionClock(start: now?.date) }
}

/// The place of a learner's data.
enum LearnerData {
  /// The database, in the user's data folder.
  static var path: String { PluginPlaces.dataFolder + "/gradus.sqlite" }

  /// Opens the database; makes it and its folder, for the learner's eyes only, when there is none.
  static func open() throws -> Store {
    let folder = PluginPlaces.dataFolder
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw Failure(
        .inputOutput,
        "cannot make the folder '\(folder)' for your data; choose another with $XDG_DATA_HOME")
    }
    return try Store(path: path)
  }

  /// The database when there is one; a command that only reads makes none.
  static func existing() throws -> Store? {
    isThere ? try Store(path: path) : nil
  }

  /// The database when there is one, as it is: nothing is changed, not even to bring it up to date.
  static func look() throws -> Store? {
    isThere ? try Store(reading: path) : nil
  }

  /// Whether something is kept: an empty file is what an end in the middle of making it leaves.
  private static var isThere: Bool {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    return (attributes?[.size] as? NSNumber).map { $0.intValue > 0 } ?? false
  }
}
