import Foundation
import GradusBanks
import GradusCore
import GradusLua

@testable import GradusPlugins

/// The plugins and the bank that come with Gradus.
enum Shipped {
  /// The folder of the package.
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

  /// Where the bank `transformer` stands.
  static let bankFolder = root + "/Plugins/transformer/banks/transformer"

  /// Runs `body` with an engine that has every shipped plugin.
  static func withEngine<Result>(
    budget: Budget = Budget(), _ body: (Engine) throws -> Result
  ) throws -> Result {
    try LuaThread.run {
      let library = PluginLibrary(try PluginFinder.folders(in: [root + "/Plugins"]))
      if let fault = library.faults.first { throw fault }
      return try body(Engine(library: library, budget: budget))
    }
  }
}
