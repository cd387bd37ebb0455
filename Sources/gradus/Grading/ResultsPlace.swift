import Foundation
import GradusGrading

/// Where a batch writes: a file, standard output, or a temporary file that goes to standard output
/// when it is finished.
final class ResultsPlace {
  /// The file; `nil` for standard output.
  let path: String?
  private let folder: URL?

  init(_ output: String?, isTemporary: Bool) throws {
    guard isTemporary else {
      path = output
      folder = nil
      return
    }
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("gradus-\(UUID().uuidString)")
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      throw Failure(.inputOutput, "a temporary folder cannot be made in '\(folder.path)'")
    }
    self.folder = folder
    path = folder.appendingPathComponent("results").path
  }

  deinit {
    if let folder { try? FileManager.default.removeItem(at: folder) }
  }

  /// Copies a temporary file to standard output.
  func print() throws {
    guard folder != nil, let path else { return }
    try ResultsStream.copy(path)
  }
}
