import Foundation
import GradusGrading
import GradusPlugins

/// A folder with a small bank, and the checkout's plugins to grade it with.
final class SumsBank {
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("gradus-sums-\(UUID().uuidString)")
    let bank = folder.appendingPathComponent("sums")
    try FileManager.default.createDirectory(at: bank, withIntermediateDirectories: true)
    try Data(Self.topic.utf8).write(to: bank.appendingPathComponent("t.yaml"))
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// A file in the folder.
  func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

  /// The bank with the plugins that grade it. Must run on a `LuaThread`.
  func workspace() throws -> Workspace { try questions().whole }

  /// The same, of which nothing was read yet. Must run on a `LuaThread`.
  func questions() throws -> Questions {
    try Questions(
      plugins: ["choice", "numeric", "text"].map { "\(Self.checkout)/Plugins/\($0)" },
      banks: [path("sums")])
  }

  private static let checkout: String = {
    var folder = URL(fileURLWithPath: #filePath)
    for _ in 0..<4 { folder.deleteLastPathComponent() }
    return folder.path
  }()

  private static let topic = """
    topic: t
    section: s
    difficulty: 1
    title: Sums
    questions:
      - id: pick
        format: choice
        prompt: "1 + 1 = ?"
        options:
          - {id: two, text: "2", correct: true}
          - {id: three, text: "3", note: off-by-one, feedback: One too many.}
          - {id: four, text: "4"}
      - id: several
        format: choice
        multiple: true
        prompt: "Which are even?"
        options:
          - {id: two, text: "2", correct: true}
          - {id: three, text: "3"}
          - {id: four, text: "4", correct: true}
      - {id: sum, format: numeric, points: 3, prompt: "2 + 2 = ?", answer: {value: 4}}
    """
}
