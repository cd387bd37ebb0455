import ArgumentParser
import Foundation

/// Refuses to write over what is read: the answers of a class may exist once only.
struct DistinctFiles {
  /// What is written, such as "results", with where to.
  var written: [(what: String, path: String?)]
  /// What is read.
  var read: [String]

  /// Checks that every file written is another one than all others.
  ///
  /// - Throws: `ValidationError`.
  func check() throws {
    let inputs = Set(read.filter { $0 != "-" }.map(Self.real))
    let folders = inputs.filter(Self.isFolder)
    var outputs: [String: String] = [:]
    for (what, path) in written {
      guard let path else { continue }
      if inputs.contains(Self.real(path)) {
        throw ValidationError("the \(what) would be written over '\(path)', which is read")
      }
      // Results may lie in a class's folder, but not in that of a student.
      let place = URL(fileURLWithPath: Self.real(path)).deletingLastPathComponent().path
      if folders.contains(where: { place.hasPrefix($0 + "/") }) {
        throw ValidationError("the \(what) would be written into '\(path)', a folder that is read")
      }
      if let other = outputs.updateValue(what, forKey: Self.real(path)) {
        throw ValidationError("the \(other) and the \(what) cannot both be written to '\(path)'")
      }
    }
  }

  private static func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      && isFolder.boolValue
  }

  private static func real(_ path: String) -> String {
    URL(fileURLWithPath: path).standardizedFileURL.resolvingSymlinksInPath().path
  }
}
