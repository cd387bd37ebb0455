import Foundation
import GradusGrading
import GradusPlugins

/// A small bank, and the plugins to grade it with.
enum SumsBank {
  /// The bank with its plugins. Must run on a `LuaThread`.
  static func workspace() throws -> Workspace { try questions().whole }

  /// The same, of which nothing was read yet. Must run on a `LuaThread`.
  static func questions() throws -> Questions {
    try Questions(
      plugins: ["choice", "numeric", "text"].map { "\(checkout)/Plugins/\($0)" }
        + ["\(checkout)/Tests/Fixtures/spin"],
      banks: ["\(checkout)/Tests/Fixtures/sums"])
  }

  private static let checkout: String = {
    var folder = URL(fileURLWithPath: #filePath)
    for _ in 0..<4 { folder.deleteLastPathComponent() }
    return folder.path
  }()
}
