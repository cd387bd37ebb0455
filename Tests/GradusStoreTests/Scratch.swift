import CSQLite
import Foundation
import GradusCore
import GradusStore
import Testing

/// A folder of its own with a database in it.
struct Scratch {
  let folder: URL
  var path: String { folder.appendingPathComponent("gradus.sqlite").path }

  init() throws {
    folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("gradus-store-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  func store() throws -> Store { try Store(path: path) }

  /// Runs SQL apart from the store.
  func execute(_ sql: String) throws {
    var handle: OpaquePointer?
    try #require(sqlite3_open(path, &handle) == SQLITE_OK)
    defer { sqlite3_close(handle) }
    try #require(sqlite3_exec(handle, sql, nil, nil, nil) == SQLITE_OK)
  }

  /// A text that lies beside the tests.
  static func fixture(_ name: String) throws -> String {
    let url = try #require(
      Bundle.module.url(forResource: name, withExtension: nil, subdirectory: "Fixtures"))
    return try String(contentsOf: url, encoding: .utf8)
  }
}

extension Date {
  /// So many seconds after the first morning of the tests.
  static func at(_ seconds: Double) -> Date { Date(timeIntervalSince1970: 1_700_000_000 + seconds) }
}

extension Session.Plan {
  /// Three questions, each with two tries.
  static let sample = Session.Plan(
    quiz: "transformer", mode: .practice, language: .chinese, seed: 7,
    questions: ["a.one", "a.two", "b.three"], seeds: [1, 2, 3], attempts: 2, timeLimit: 90.5)
}

extension Session {
  /// Takes an event into account and stores it.
  mutating func apply(
    _ event: Event, at seconds: Double, storedIn store: Store, as id: Int
  ) throws {
    try apply(event, at: .at(seconds))
    try store.append(lastEventOf: self, to: id)
  }
}
