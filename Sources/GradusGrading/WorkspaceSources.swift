internal import Foundation
internal import GradusBanks
internal import GradusCore
internal import GradusPlugins

extension Workspace {
  /// The files of plugins, banks and quizzes as they were when they were read.
  struct Sources: Sendable {
    let library: PluginLibrary
    /// The banks, those of plugins first.
    private(set) var banks: [YAMLFiles] = []
    /// The quizzes of each plugin that has any.
    private(set) var quizzes: [YAMLFiles] = []

    /// Reads the files.
    init(
      plugins: [String], banks: [String], budget: Budget, log: @escaping (String) -> Void,
      report: @escaping (PluginError) -> Void = { _ in }
    ) throws(PluginError) {
      library = PluginLibrary(
        try PluginFinder.folders(in: plugins), budget: budget, log: log, report: report)
      // The banks of a plugin that cannot be loaded are known all the same: their questions fail.
      for folder in library.folders {
        self.banks += folder.banks.map { YAMLFiles(folder: $0) }
        let quizzes = folder.path + "/quizzes"
        if FileManager.default.fileExists(atPath: quizzes) {
          self.quizzes.append(YAMLFiles(folder: quizzes))
        }
      }
      self.banks += banks.map { YAMLFiles(folder: $0) }
    }

    /// One hash for the bytes of all of it, and for the version of grading.
    var digest: String {
      var content = DigestedContent()
      content.add(Fingerprints.gradingVersion)
      for folder in library.folders {
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
