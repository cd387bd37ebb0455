import Foundation

/// A folder with a results file, to export into.
final class ExportFolder {
  let path: String

  /// Makes the folder with a results file of these lines.
  init(_ lines: [String]) throws {
    path =
      FileManager.default.temporaryDirectory
      .appendingPathComponent("gradus-export-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    let text = lines.map { $0 + "\n" }.joined()
    try Data(text.utf8).write(to: URL(fileURLWithPath: results))
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// The results file.
  var results: String { path("results.jsonl") }

  /// A file in the folder.
  func path(_ name: String) -> String { "\(path)/\(name)" }

  /// What is in the folder.
  func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path).sorted()
  }
}
