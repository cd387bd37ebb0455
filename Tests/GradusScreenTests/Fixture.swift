import Foundation
import Testing

/// Files beside the tests.
enum Fixture {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()

  static func text(_ path: String) throws -> String {
    try String(contentsOf: folder.appending(path: path), encoding: .utf8)
  }

  /// Compares with a golden file; with `RECORD_SNAPSHOTS=1` writes it instead.
  static func expect(
    _ text: String,
    matches path: String,
    at location: SourceLocation = #_sourceLocation
  ) throws {
    let file = folder.appending(path: "Snapshots").appending(path: path)
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(),
        withIntermediateDirectories: true
      )
      try text.write(to: file, atomically: true, encoding: .utf8)
      return
    }
    let golden = try String(contentsOf: file, encoding: .utf8)
    #expect(text == golden, sourceLocation: location)
  }
}
