internal import Foundation
internal import GradusBanks
internal import GradusCore
internal import GradusPlugins

extension Workspace {
  /// Plugins that are loaded, and the files of banks and quizzes as they were then.
  struct Sources: Sendable {
    let library: PluginLibrary
    /// The banks, those of plugins first.
    private(set) var banks: [YAMLFiles] = []
    /// The quizzes of each plugin that has any.
    private(set) var quizzes: [YAMLFiles] = []

    /// Loads plugins and reads files. Must run on a `LuaThread`.
    init(
      plugins: [String], banks: [String], budget: Budget, log: @escaping (String) -> Void
    ) throws(PluginError) {
      library = PluginLibrary(try PluginFinder.folders(in: plugins), budget: budget, log: log)
      for folder in folders {
        self.banks += folder.banks.map { YAMLFiles(folder: $0) }
        let quizzes = folder.path + "/quizzes"
        if FileManager.default.fileExists(atPath: quizzes) {
          self.quizzes.append(YAMLFiles(folder: quizzes))
        }
      }
      self.banks += banks.map { YAMLFiles(folder: $0) }
    }

    // The banks of a plugin that cannot be loaded are known all the same: their questions fail.
    private var folders: [PluginFolder] {
      library.plugins.map(\.folder) + library.brokenFolders
    }

    /// One hash for the bytes of all of it, and for the version of grading.
    var digest: String {
      var content = DigestedContent()
      content.add(Fingerprints.gradingVersion)
      for folder in folders {
        content.add(folder.name)
        for file in [folder.main] + folder.modules {
          content.add(file.module)
          content.add(file.source)
        }
      }
      for files in banks + quizzes {
        content.add(files.name)
        for file in files.files {
          content.add(file.place)
          content.add(file.bytes)
        }
      }
      return content.text
    }
  }
}
