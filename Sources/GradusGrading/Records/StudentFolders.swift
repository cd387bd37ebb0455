internal import Foundation
internal import GradusCore

/// A folder with one folder a student, in each of which a file called `answers` is.
///
/// A folder without such a file that has students further down is a group: their names go on behind
/// its own, as in `group-a/ada`. Names are read in the order of their bytes.
struct StudentFolders {
  let root: String
  let warn: (String) -> Void

  /// A student, or what is wrong with the folder.
  struct Student {
    var name: String
    var folder: String
    /// The name of the file of answers; `nil` when there is none.
    var file: String?
    /// Why the folder cannot be read.
    var problem: String?
  }

  /// How deep groups are looked into.
  private static let deepest = 8

  static let extensions = ["csv", "tsv", "jsonl", "ndjson", "json"]

  func forEach(_ take: (Student) throws -> Void) throws {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: root) else {
      throw GradingError(.inputOutput, "'\(root)' cannot be read")
    }
    var files: [String] = []
    for name in Self.sorted(names) where !name.hasPrefix(".") {
      guard Self.isFolder("\(root)/\(name)") else {
        files.append(name)
        continue
      }
      for student in students(name, depth: 1) { try take(student) }
    }
    if !files.isEmpty {
      let some = files.prefix(5).map { "'\($0)'" }.joined(separator: ", ")
      let more = files.count > 5 ? " and \(files.count - 5) more" : ""
      warn("\(root): no folders of students, so that they are not read: \(some)\(more)")
    }
  }

  /// The student of this folder, or those of the folders in it.
  private func students(_ name: String, depth: Int) -> [Student] {
    let folder = "\(root)/\(name)"
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      return [Student(name: name, folder: folder, problem: "its folder cannot be read")]
    }
    let files = Self.sorted(names).filter(Self.isAnswers)
    if let file = files.first {
      if files.count > 1 {
        warn(
          "\(folder): '\(file)' is read, not \(files.dropFirst().map { "'\($0)'" }.joined(separator: ", "))"
        )
      }
      return [Student(name: name, folder: folder, file: file)]
    }
    var inner: [Student] = []
    if depth < Self.deepest {
      for child in Self.sorted(names)
      where !child.hasPrefix(".") && Self.isFolder("\(folder)/\(child)") {
        inner += students("\(name)/\(child)", depth: depth + 1)
      }
    }
    // Folders of arrays or pictures make no group of their student.
    return inner.contains { $0.file != nil } ? inner : [Student(name: name, folder: folder)]
  }

  /// Whether a file holds answers by its name: `answers.csv`, also packed.
  private static func isAnswers(_ name: String) -> Bool {
    name.hasPrefix("answers.")
      && extensions.contains(AnswerFile.unpackedExtension(of: name))
  }

  private static func sorted(_ names: [String]) -> [String] {
    names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Whether there is a folder, and no link to one, which could lead back here.
  private static func isFolder(_ path: String) -> Bool {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    return attributes?[.type] as? FileAttributeType == .typeDirectory
  }
}
