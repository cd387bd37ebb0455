internal import Foundation

/// A folder with one folder a student, in each of which a file called `answers` is.
///
/// A folder without such a file that has students further down is a group: their names go on behind
/// its own, as in `group-a/ada`. Names are read in the order of their bytes. A folder whose name is
/// no UTF-8, such as old archives give, is told of as a student whose answers cannot be read.
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
    /// Whether that is for the bytes of its name, which `name` tells as shells write them.
    var isUnnamed = false
  }

  /// How deep groups are looked into.
  private static let deepest = 8

  static let extensions = ["csv", "tsv", "jsonl", "ndjson", "json"]

  func forEach(_ take: (Student) throws -> Void) throws {
    guard let entries = FolderEntry.all(in: Array(root.utf8)) else {
      throw GradingError(.inputOutput, "'\(root)' cannot be read")
    }
    var unnamed: [String] = []
    for entry in entries where entry.isFolder && !entry.isHidden {
      for student in students(entry, depth: 1) {
        if student.isUnnamed { unnamed.append(student.name) }
        try take(student)
      }
    }
    let files = entries.filter { !$0.isFolder && !$0.isHidden }.map(\.shown)
    if !files.isEmpty {
      warn("\(root): no folders of students, so that they are not read: \(Self.some(files))")
    }
    if !unnamed.isEmpty {
      warn(
        "\(root): answers in folders whose names are no UTF-8 are not graded; rename them and "
          + "grade again: \(Self.some(unnamed))")
    }
  }

  /// The student of this folder, or those of the folders in it.
  ///
  /// - Parameter group: the name of the group it is in.
  private func students(
    _ entry: FolderEntry, in group: String? = nil, depth: Int
  ) -> [Student] {
    let name = group.map { "\($0)/\(entry.shown)" } ?? entry.shown
    let path = "\(root)/\(name)"
    guard entry.name != nil else {
      return [
        Student(
          name: name, folder: root,
          problem: "the name of the folder is no UTF-8, so that nothing in it can be read",
          isUnnamed: true)
      ]
    }
    guard let entries = FolderEntry.all(in: Array(path.utf8)) else {
      return [Student(name: name, folder: path, problem: "its folder cannot be read")]
    }
    let files = entries.compactMap(\.name).filter(Self.isAnswers)
    if let file = files.first {
      if files.count > 1 {
        let others = files.dropFirst().map { "'\($0)'" }.joined(separator: ", ")
        warn("\(path): '\(file)' is read, not \(others)")
      }
      return [Student(name: name, folder: path, file: file)]
    }
    var inner: [Student] = []
    if depth < Self.deepest {
      for child in entries where child.isFolder && !child.isHidden {
        // Pictures whose folder has an odd name belong to the student.
        guard child.name != nil || Self.hasAnswers(child, in: Array(path.utf8), depth) else {
          continue
        }
        inner += students(child, in: name, depth: depth + 1)
      }
    }
    // Folders of arrays or pictures make no group of their student.
    let isGroup = inner.contains { $0.file != nil || $0.isUnnamed }
    return isGroup ? inner : [Student(name: name, folder: path)]
  }

  /// Whether there is a file of answers in a folder or further down.
  private static func hasAnswers(
    _ entry: FolderEntry, in parent: [UInt8], _ depth: Int
  ) -> Bool {
    let path = parent + [UInt8(ascii: "/")] + entry.bytes
    guard depth < deepest, let entries = FolderEntry.all(in: path) else { return false }
    return entries.contains { child in
      child.isFolder
        ? !child.isHidden && hasAnswers(child, in: path, depth + 1)
        : child.name.map(isAnswers) ?? false
    }
  }

  /// Whether a file holds answers by its name: `answers.csv`, also packed.
  private static func isAnswers(_ name: String) -> Bool {
    name.hasPrefix("answers.")
      && extensions.contains(AnswerFile.unpackedExtension(of: name))
  }

  /// The first few names.
  private static func some(_ names: [String]) -> String {
    names.prefix(5).map { "'\($0)'" }.joined(separator: ", ")
      + (names.count > 5 ? " and \(names.count - 5) more" : "")
  }
}
