import Foundation
import GradusGrading
import GradusPlugins

/// Runs a batch in a folder of its own with the fake worker, which names every line back.
final class FakeRun {
  let folder: URL
  var settings: BatchSettings
  /// How far the last run had come at its end.
  private(set) var progress: BatchProgress?

  static let worker = URL(fileURLWithPath: CommandLine.arguments[0])
    .resolvingSymlinksInPath().deletingLastPathComponent().appendingPathComponent("fake-worker")
    .path

  init() throws {
    folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("gradus-fake-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    settings = BatchSettings(
      files: [folder.appendingPathComponent("answers.jsonl").path],
      output: folder.appendingPathComponent("results.jsonl").path, version: "test",
      workers: WorkerSettings(command: [Self.worker]))
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// A file in the folder; `nil` when it is not there.
  subscript(name: String) -> Data? {
    get { FileManager.default.contents(atPath: folder.appendingPathComponent(name).path) }
    set {
      let path = folder.appendingPathComponent(name).path
      guard let newValue else {
        unlink(path)
        return
      }
      precondition(
        FileManager.default.createFile(atPath: path, contents: newValue),
        "the folder of a test can be written")
    }
  }

  /// The names of what is in the folder, sorted.
  var names: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() }
  }

  /// Grades, and returns what the person is told.
  @discardableResult
  func grade(resuming: Bool = false) throws -> [String] {
    let notes = Notes()
    settings.isResuming = resuming
    settings.note = { notes.add($0) }
    let questions = try Questions(plugins: [])
    let engine = Engine(library: questions.library)
    let run = BatchRun(settings, questions: questions, engine: engine)
    _ = try run.run()
    progress = run.progress
    return notes.all
  }
}

private final class Notes: @unchecked Sendable {
  // @unchecked Sendable because `texts` is only touched while `lock` is held.
  private let lock = NSLock()
  private var texts: [String] = []

  func add(_ text: String) { lock.withLock { texts.append(text) } }

  var all: [String] { lock.withLock { texts } }
}
