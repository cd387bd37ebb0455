import Foundation
import GradusScreen
import GradusTerminal
import Testing

/// Files beside the tests.
enum Fixture {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Snapshots")

  /// Compares with a golden file; with `RECORD_SNAPSHOTS=1` writes it instead.
  static func expect(
    _ text: String, matches path: String, at location: SourceLocation = #_sourceLocation
  ) throws {
    let file = folder.appending(path: path)
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
      try text.write(to: file, atomically: true, encoding: .utf8)
      return
    }
    #expect(try String(contentsOf: file, encoding: .utf8) == text, sourceLocation: location)
  }
}

extension InputField {
  /// Presses keys one after the other; gives what became of the last.
  @discardableResult mutating func press(_ keys: [Key]) -> FieldOutcome {
    keys.reduce(.ignored) { handle($1) }
  }

  /// Types a text character by character.
  @discardableResult mutating func type(_ text: String) -> FieldOutcome {
    press(text.map { .character($0) })
  }
}

extension Drawing {
  /// The lines without styles, with `▏` where the cursor is.
  var text: String {
    lines.enumerated().map { index, line in
      guard let cursor, cursor.line == index else { return line.plain }
      let before = line.columns(0..<cursor.column).filled(to: cursor.column)
      let after = line.columns(cursor.column..<max(cursor.column, line.width))
      return before.plain + "▏" + after.plain
    }.joined(separator: "\n")
  }
}
