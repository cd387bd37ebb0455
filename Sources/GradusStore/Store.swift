import Foundation
internal import GRDB

/// A learner's sessions, attempts and review schedule, in one SQLite file.
///
///     let store = try Store(path: "gradus.sqlite")
///     let id = try store.begin(plan, at: now)
///
/// Every change is one transaction that is on the disk when the call returns, so that a process that
/// is killed loses nothing it was told. Several processes may use a file at once.
public struct Store: Sendable {
  /// The database's file.
  public let path: String
  let database: DatabasePool

  /// How long a process waits for another one's transaction, in seconds.
  private static let patience = 10.0

  /// Opens the file, makes it when there is none, and brings an older one up to date.
  ///
  /// - Throws: `StoreError`; a damaged file, a newer one and one of another program stay as they are.
  public init(path: String) throws(StoreError) {
    self.path = path
    database = try Self.reporting(path) {
      if try Self.hasContent(path) { try Self.inspect(path) }
      var configuration = Configuration()
      configuration.busyMode = .timeout(Self.patience)
      configuration.prepareDatabase { db in
        // A power cut shall not lose an answer either; one answer a few seconds costs nothing.
        if !db.configuration.readonly { try db.execute(sql: "PRAGMA synchronous = FULL") }
      }
      let pool = try DatabasePool(path: path, configuration: configuration)
      try Migrations.all.migrate(pool)
      return pool
    }
  }

  /// Opens a file that is there, to read only: nothing in it is changed, and one of an older version
  /// is not brought up to date.
  ///
  /// - Throws: `StoreError`; reading from a file of an older version may throw too.
  public init(reading path: String) throws(StoreError) {
    self.path = path
    database = try Self.reporting(path) {
      try Self.inspect(path)
      var configuration = Configuration()
      configuration.readonly = true
      configuration.busyMode = .timeout(Self.patience)
      return try DatabasePool(path: path, configuration: configuration)
    }
  }

  /// Refuses what this Gradus must not change, before anything is written.
  private static func inspect(_ path: String) throws {
    var configuration = Configuration()
    configuration.readonly = true
    configuration.busyMode = .timeout(patience)
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    try queue.read { db in
      let problems = try String.fetchAll(db, sql: "PRAGMA quick_check(1)")
      guard problems == ["ok"] else { throw StoreError.damaged(path) }
      guard try Int.fetchOne(db, sql: "PRAGMA application_id") == Migrations.applicationID else {
        throw StoreError(
          .damaged,
          "'\(path)' is not a database of Gradus; move it away, or choose another place with "
            + "$XDG_DATA_HOME")
      }
      guard try !Migrations.all.hasBeenSuperseded(db) else {
        throw StoreError(
          .newer,
          "'\(path)' was written by a newer Gradus than this one; update Gradus to use it")
      }
    }
    try queue.close()
  }

  private static func hasContent(_ path: String) throws -> Bool {
    guard FileManager.default.fileExists(atPath: path) else { return false }
    let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int
    return size != 0
  }
}

extension Store {
  /// Closes the file; nothing can be read or written after that.
  public func close() throws(StoreError) {
    try Self.reporting(path) { try database.close() }
  }

  /// Reads in one transaction.
  func read<Result>(_ body: (Database) throws -> Result) throws(StoreError) -> Result {
    try Self.reporting(path) { try database.read(body) }
  }

  /// Writes in one transaction.
  func write<Result>(_ body: (Database) throws -> Result) throws(StoreError) -> Result {
    try Self.reporting(path) {
      try database.writeWithoutTransaction { db in
        var result: Result?
        try db.inTransaction(.immediate) {
          result = try body(db)
          return .commit
        }
        guard let result else { preconditionFailure("a transaction ends with its result") }
        return result
      }
    }
  }

  /// Gives up the room of what was removed, in the file and in the log beside it.
  func clean() throws(StoreError) {
    try Self.reporting(path) {
      try database.writeWithoutTransaction { db in
        try db.execute(sql: "VACUUM")
        _ = try db.checkpoint(.truncate)
      }
    }
  }

  /// Gives the errors of the database and of the file system their words.
  private static func reporting<Result>(
    _ path: String, _ body: () throws -> Result
  ) throws(StoreError) -> Result {
    do {
      return try body()
    } catch let error as StoreError {
      throw error
    } catch let error as DatabaseError {
      switch error.resultCode {
      case .SQLITE_CORRUPT, .SQLITE_NOTADB: throw .damaged(path)
      case .SQLITE_BUSY, .SQLITE_LOCKED:
        throw StoreError(
          .inputOutput, "'\(path)' is in use by another program; try again when it is done")
      default:
        throw StoreError(
          .inputOutput,
          "cannot use '\(path)': \(error.message ?? "SQLite error \(error.resultCode)")")
      }
    } catch is DecodingError {
      throw StoreError(.damaged, "'\(path)' holds something that this Gradus cannot read")
    } catch {
      throw StoreError(.inputOutput, "cannot use '\(path)': \(error.localizedDescription)")
    }
  }
}

extension StoreError {
  static func damaged(_ path: String) -> StoreError {
    StoreError(
      .damaged,
      "'\(path)' is damaged and was left as it is; move it away to start anew, or restore a copy")
  }
}
