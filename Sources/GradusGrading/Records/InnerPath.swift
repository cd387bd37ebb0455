internal import Foundation

/// A file that learners hand in: it must lie in their own folder and be a file, since a link may
/// lead anywhere and a pipe or device never ends.
struct InnerPath {
  let name: String
  let path: String
  private let folder: String

  init(_ name: String, in folder: String) {
    self.name = name
    self.folder = folder
    path = "\(folder)/\(name)"
  }

  /// Whether the file is in the folder, or would be, after every link on the way is followed.
  var isInside: Bool {
    guard !name.isEmpty, !name.hasPrefix("/"), !name.split(separator: "/").contains("..") else {
      return false
    }
    let root = Self.real(folder)
    return Self.real(path).hasPrefix(root == "/" ? root : root + "/")
  }

  /// What is wrong with the file, when anything is.
  func problem(largest: Int) -> String? {
    guard isInside else { return "'\(name)' is not inside its folder" }
    guard let attributes = try? FileManager.default.attributesOfItem(atPath: Self.real(path))
    else { return "there is no '\(name)'" }
    guard attributes[.type] as? FileAttributeType == .typeRegular else {
      return "'\(name)' is not a regular file"
    }
    let size = (attributes[.size] as? NSNumber)?.intValue ?? 0
    return size > largest ? "'\(name)' is larger than \(largest >> 20) MiB" : nil
  }

  private static func real(_ path: String) -> String {
    URL(fileURLWithPath: path).standardizedFileURL.resolvingSymlinksInPath().path
  }
}
